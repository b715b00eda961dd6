// title: People who changed their post
// title.vi: Những cán bộ đã chuyển công tác
// about: Persons for whom the articles name more than one post, in the order of the articles. A
//   body that goes on under the same name after a merger does not count twice.
// about.vi: Những người giữ hơn một chức vụ, theo thứ tự ngày đăng. Đơn vị giữ nguyên tên sau
//   hợp nhất không tính hai lần.
// columns: person, bodies, posts
MATCH (p:Person)-[h:HOLDS_POST]->(b:Organisation), (d:Document {name: h.doc})
WITH p, b, h, d ORDER BY d.published, h.title, b.name
WITH p, count(DISTINCT b) AS bodies, collect(DISTINCT h.title + ' – ' + b.name) AS posts
WHERE size(posts) > 1
RETURN p.name AS person, bodies, posts
ORDER BY size(posts) DESC, person;
