// title: The most awarded collectives
// title.vi: Những tập thể được khen thưởng nhiều nhất
// about: Bodies that are named as recipients, by the number of conferrals; with the kinds and the
//   years.
// about.vi: Các đơn vị được nêu tên nhận khen thưởng, xếp theo số lần, kèm hình thức và các năm.
// param top: integer = 12 — how many
// param.vi top: lấy bao nhiêu
// columns: body, kind, awards, forms, years
MATCH (a:Award {status: 'done'})-[:AWARDED_TO]->(b:Organisation), (a)-[:OF_KIND]->(k:AwardKind)
WITH b, a, k.name AS form, left(a.reported, 4) AS year ORDER BY year, form
WITH b, count(DISTINCT a) AS awards, collect(DISTINCT form) AS forms, collect(DISTINCT year) AS years
RETURN b.name AS body, b.kind AS kind, awards, forms, years
ORDER BY awards DESC, body
LIMIT $top;
