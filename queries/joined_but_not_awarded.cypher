// title: Bodies that joined a campaign and are not named among the awarded
// title.vi: Đơn vị tham gia phong trào nhưng chưa được nêu tên khen thưởng
// about: Union bodies that took part in a campaign and that no article names as a recipient of any
//   award.
// about.vi: Những đơn vị tham gia phong trào mà chưa có bài nào nêu tên được khen thưởng.
// param campaigns: integer = 2 — in at least so many campaigns
// param.vi campaigns: tham gia từ bao nhiêu phong trào trở lên
// columns: body, kind, campaigns
MATCH (b:UnionBody)-[:TOOK_PART_IN]->(c:Campaign)
WHERE b.kind <> 'confederation' AND NOT (b)<-[:AWARDED_TO]-(:Award {status: 'done'})
WITH b, count(DISTINCT c) AS campaigns
WHERE campaigns >= $campaigns
RETURN b.name AS body, b.kind AS kind, campaigns
ORDER BY campaigns DESC, body;
