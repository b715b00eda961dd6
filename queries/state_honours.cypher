// title: Honours of the state
// title.vi: Khen thưởng cấp Nhà nước
// about: What the President, the Prime Minister and the Government have conferred or were asked to
//   confer, and on whom.
// about.vi: Những gì Chủ tịch nước, Thủ tướng Chính phủ, Chính phủ trao tặng hoặc được đề nghị
//   trao tặng, và cho ai.
// columns: reported, grantor, kind, status, collectives, individuals, recipients
MATCH (g:Organisation)-[:CONFERRED]->(a:Award)-[:OF_KIND]->(k:AwardKind)
WHERE g.id IN ['o:chu-tich-nuoc', 'o:thu-tuong-chinh-phu', 'o:chinh-phu']
OPTIONAL MATCH (a)-[:AWARDED_TO]->(r)
WITH a, g, k, r ORDER BY r.name
RETURN a.reported AS reported, g.name AS grantor, k.name AS kind, a.status AS status,
       a.collectives AS collectives, a.individuals AS individuals, collect(r.name) AS recipients
ORDER BY reported, grantor, kind, status, recipients, collectives, individuals;
