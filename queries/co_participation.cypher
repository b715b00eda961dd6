// title: Bodies that meet in campaigns
// title.vi: Những đơn vị cùng tham gia các phong trào
// about: Pairs of union bodies that launched or joined the same campaigns, by the number of
//   campaigns that they share.
// about.vi: Các cặp đơn vị cùng phát động hoặc tham gia những phong trào giống nhau.
// param shared: integer = 2 — at least so many campaigns
// param.vi shared: từ bao nhiêu phong trào chung trở lên
// columns: one, other, shared, campaigns
MATCH (a:UnionBody)-[:TOOK_PART_IN|LAUNCHED]->(c:Campaign)<-[:TOOK_PART_IN|LAUNCHED]-(b:UnionBody)
WHERE a.id < b.id
WITH a, b, c ORDER BY c.name
WITH a.name AS one, b.name AS other, collect(DISTINCT c.name) AS campaigns
WHERE size(campaigns) >= $shared
RETURN one, other, size(campaigns) AS shared, campaigns
ORDER BY shared DESC, one, other;
