// title: Awards that a body has conferred, by year and kind
// title.vi: Khen thưởng do một đơn vị trao tặng, theo năm và hình thức
// about: Counts what one body has conferred (proposals left out) and adds up the collectives and
//   individuals that the articles count. The year is that of the first article that tells of it.
// about.vi: Đếm các lần khen thưởng của một đơn vị (không kể đề nghị), cộng số tập thể và cá nhân
//   được nêu trong bài. Năm là năm của bài đầu tiên đưa tin.
// param body: string = 'LĐLĐ thành phố Hải Phòng' — a name of the body
// param.vi body: một tên gọi của đơn vị
// suggest body: MATCH (b:Organisation)-[:CONFERRED]->(:Award) RETURN DISTINCT b.name AS body ORDER BY body
// columns: year, kind, awards, collectives, individuals
MATCH (b:Organisation)-[:CONFERRED]->(a:Award {status: 'done'})-[:OF_KIND]->(k:AwardKind)
WHERE plain($body) IN [plain(b.name)] + [x IN coalesce(b.aliases, []) | plain(x)]
RETURN toInteger(left(a.reported, 4)) AS year, k.name AS kind, count(*) AS awards,
       sum(a.collectives) AS collectives, sum(a.individuals) AS individuals
ORDER BY year, awards DESC, kind;
