// title: The posts of a person over time
// title.vi: Các chức vụ của một người qua thời gian
// about: What an article calls the person, in the order of the articles. Former posts that an
//   article recalls stand at the day of that article.
// about.vi: Chức danh mà các bài báo ghi, theo thứ tự ngày đăng; chức vụ cũ được nhắc lại đứng ở
//   ngày của bài nhắc.
// param person: string = 'Đinh Quốc Tuấn' — name of the person
// param.vi person: họ tên
// suggest person: MATCH (p:Person)-[:HOLDS_POST]->() RETURN DISTINCT p.name AS person ORDER BY person
// columns: reported, title, body, document
MATCH (p:Person)-[h:HOLDS_POST]->(b:Organisation), (d:Document {name: h.doc})
WHERE plain(p.name) = plain($person)
RETURN d.published AS reported, h.title AS title, b.name AS body, d.name AS document
ORDER BY reported, title, body;
