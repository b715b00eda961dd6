// title: Which levels answered a campaign that another body launched
// title.vi: Phong trào do nơi này phát động được cấp nào hưởng ứng
// about: For every launched campaign the bodies other than its launcher that took part, counted
//   by kind. Shows which central campaigns reached the districts and the workplaces.
// about.vi: Với mỗi phong trào, đếm các đơn vị tham gia (khác nơi phát động) theo loại.
// param at_least: integer = 2 — at least so many participants
// param.vi at_least: từ bao nhiêu đơn vị tham gia trở lên
// columns: launched_by, campaign, participants, kinds
MATCH (b:Organisation)-[:LAUNCHED]->(c:Campaign)<-[:TOOK_PART_IN]-(p:Organisation)
WHERE p <> b
WITH b, c, p ORDER BY p.kind
WITH b.name AS launched_by, c.name AS campaign, count(DISTINCT p) AS participants, collect(DISTINCT p.kind) AS kinds
WHERE participants >= $at_least
RETURN launched_by, campaign, participants, kinds
ORDER BY participants DESC, campaign, launched_by;
