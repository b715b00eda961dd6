// title: The documents that assert most
// title.vi: Những bài báo nhiều dữ kiện nhất
// about: Documents by the number of awards and figures that they assert, with the entities that
//   they mention; a way to find the articles worth reading first.
// about.vi: Các bài báo xếp theo số lần khen thưởng và số liệu nêu trong bài, kèm số thực thể
//   được nhắc tới.
// param top: integer = 10 — how many
// param.vi top: lấy bao nhiêu
// columns: document, title, awards, figures, entities
MATCH (d:Document)
OPTIONAL MATCH (d)-[:ASSERTS]->(a:Award)
WITH d, count(DISTINCT a) AS awards
OPTIONAL MATCH (d)-[:ASSERTS]->(f:Figure)
WITH d, awards, count(DISTINCT f) AS figures
OPTIONAL MATCH (d)-[:MENTIONS]->(e)
RETURN d.name AS document, d.title AS title, awards, figures, count(DISTINCT e) AS entities
ORDER BY awards + figures DESC, document
LIMIT $top;
