// title: A body at a glance
// title.vi: Toàn cảnh một đơn vị
// about: Everything that leads to or from one body, counted by relationship and kind of
//   neighbour.
// about.vi: Mọi liên hệ của một đơn vị, đếm theo loại liên hệ và loại đối tượng.
// param body: string = 'LĐLĐ thành phố Hải Phòng' — a name of the body
// param.vi body: một tên gọi của đơn vị
// suggest body: MATCH (b:UnionBody) RETURN b.name AS body ORDER BY body
// columns: outgoing, relationship, neighbour, count, examples
MATCH (b:Organisation)-[r]-(n)
WHERE plain($body) IN [plain(b.name)] + [x IN coalesce(b.aliases, []) | plain(x)]
WITH startNode(r) = b AS outgoing, type(r) AS relationship,
     head(labels(n)) AS neighbour, n
ORDER BY n.name
WITH outgoing, relationship, neighbour, count(*) AS count, collect(DISTINCT n.name) AS names
RETURN outgoing, relationship, neighbour, count, names[0..3] AS examples
ORDER BY outgoing, relationship, neighbour;
