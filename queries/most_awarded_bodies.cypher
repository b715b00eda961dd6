// title: The most awarded collectives
// title.vi: Những tập thể được khen thưởng nhiều nhất
// about: Bodies that are named as recipients, by the number of conferrals; with the kinds and the
//   years. A body that went on in a merged province counts as one: bodies of one name are taken
//   together within the province as it is since 1 July 2025.
// about.vi: Các đơn vị được nêu tên nhận khen thưởng, xếp theo số lần, kèm hình thức và các năm.
//   Đơn vị tiếp tục hoạt động sau hợp nhất được tính là một: các đơn vị cùng tên trong một tỉnh,
//   thành phố (theo địa giới từ 1/7/2025) được gộp lại.
// param top: integer = 12 — how many
// param.vi top: lấy bao nhiêu
// columns: body, province, awards, forms, years
MATCH (a:Award {status: 'done'})-[:AWARDED_TO]->(b:Organisation), (a)-[:OF_KIND]->(k:AwardKind)
OPTIONAL MATCH (b)-[:LOCATED_IN]->(:Place)-[:PART_OF*0..3]->(p:Place {level: 'province'})
OPTIONAL MATCH (p)-[:SUCCEEDED_BY]->(n:Place)
WITH b.name AS body, coalesce(n.name, p.name) AS province, a, k.name AS form, left(a.reported, 4) AS year
ORDER BY year, form
WITH body, province, count(DISTINCT a) AS awards, collect(DISTINCT form) AS forms, collect(DISTINCT year) AS years
RETURN body, province, awards, forms, years
ORDER BY awards DESC, body, province
LIMIT $top;
