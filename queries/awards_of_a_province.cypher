// title: What the bodies of a province were awarded, by kind
// title.vi: Các đơn vị trong một tỉnh được khen thưởng gì
// about: Named recipients that lie in a province or city, at any depth, with every award, its
//   grantor and the day of the first article.
// about.vi: Các đơn vị được nêu tên trên địa bàn một tỉnh, thành phố (ở mọi cấp), kèm hình thức
//   khen thưởng, nơi trao tặng và ngày đăng tin đầu tiên.
// param place: string = 'Hải Phòng' — a province or city, as it was before or is since 1 July 2025; diacritics may be left out
// param.vi place: tên tỉnh, thành phố, trước hoặc sau ngày 1/7/2025; có thể bỏ dấu
// suggest place: MATCH (p:Place {level: 'province'}) RETURN DISTINCT p.name AS place ORDER BY place
// columns: body, kind, grantor, reported
MATCH (a:Award {status: 'done'})-[:AWARDED_TO]->(b:Organisation)-[:LOCATED_IN]->(:Place)-[:PART_OF*0..3]->(p:Place {level: 'province'})
WHERE ' ' + plain(p.name) ENDS WITH ' ' + plain($place)
MATCH (a)-[:OF_KIND]->(k:AwardKind)
OPTIONAL MATCH (g:Organisation)-[:CONFERRED]->(a)
RETURN DISTINCT b.name AS body, k.name AS kind, g.name AS grantor, a.reported AS reported
ORDER BY reported, body, kind, grantor;
