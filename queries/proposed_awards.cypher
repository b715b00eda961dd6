// title: Proposed commendations, and what came of them
// title.vi: Những đề nghị khen thưởng và kết quả
// about: Awards that are only proposed; where the named recipient got the same kind later, the
//   day of the article that says so.
// about.vi: Những trường hợp mới đề nghị khen thưởng; nếu sau đó đơn vị, cá nhân được nêu tên đã
//   nhận đúng hình thức ấy thì ghi ngày đăng tin.
// columns: reported, kind, grantor, recipients, collectives, individuals, granted
MATCH (a:Award {status: 'proposed'})-[:OF_KIND]->(k:AwardKind)
OPTIONAL MATCH (g:Organisation)-[:CONFERRED]->(a)
OPTIONAL MATCH (a)-[:AWARDED_TO]->(r)
OPTIONAL MATCH (r)<-[:AWARDED_TO]-(later:Award {status: 'done'})-[:OF_KIND]->(k)
WHERE later.reported >= a.reported
WITH a, k, g, r, later ORDER BY r.name
RETURN a.reported AS reported, k.name AS kind, g.name AS grantor, collect(DISTINCT r.name) AS recipients,
       a.collectives AS collectives, a.individuals AS individuals, min(later.reported) AS granted
ORDER BY reported, kind, grantor, recipients, collectives, individuals;
