// title: How two bodies hang together
// title.vi: Hai đơn vị liên hệ với nhau ra sao
// about: The shortest chains between two bodies over campaigns, awards, persons and the structure
//   of the unions, documents left out: the names on the way and the relationships between them.
// about.vi: Những chuỗi liên hệ ngắn nhất giữa hai đơn vị qua phong trào, khen thưởng, con người
//   và hệ thống tổ chức.
// param from: string = 'LĐLĐ huyện An Dương' — a name of the one body
// param.vi from: tên đơn vị thứ nhất
// param to: string = 'LĐLĐ thành phố Sông Công' — a name of the other
// param.vi to: tên đơn vị thứ hai
// suggest from: MATCH (b:UnionBody) RETURN b.name AS body ORDER BY body
// suggest to: MATCH (b:UnionBody) RETURN b.name AS body ORDER BY body
// columns: steps, way, relationships
MATCH (a:Organisation), (b:Organisation)
WHERE plain($from) IN [plain(a.name)] + [x IN coalesce(a.aliases, []) | plain(x)]
  AND plain($to) IN [plain(b.name)] + [x IN coalesce(b.aliases, []) | plain(x)]
MATCH way = (a)-[:TOOK_PART_IN|LAUNCHED|CONFERRED|AWARDED_TO|IN_CAMPAIGN|HOLDS_POST|PART_OF*1..4]-(b)
WITH length(way) AS steps,
     [n IN nodes(way) | n.name] AS names,
     [r IN relationships(way) | type(r)] AS relationships
RETURN DISTINCT steps, names AS way, relationships
ORDER BY steps, way, relationships
LIMIT 5;
