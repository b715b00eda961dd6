// title: Launched campaigns of which no award is told
// title.vi: Phong trào đã phát động mà chưa thấy khen thưởng
// about: Campaigns that some body launched and to which no conferral, not even a proposed one,
//   is tied; with the number of bodies that joined. Where to ask again.
// about.vi: Những phong trào đã phát động nhưng chưa có lần khen thưởng nào gắn với nó, kèm số
//   đơn vị tham gia.
// param launched_before: string = '2026-01-01' — launched before this day
// param.vi launched_before: phát động trước ngày
// columns: campaign, launched_by, day, participants
MATCH (b:Organisation)-[l:LAUNCHED]->(c:Campaign)
WHERE NOT (c)<-[:IN_CAMPAIGN]-(:Award)
MATCH (d:Document {name: l.doc})
WITH c, collect(DISTINCT b.name) AS launchers, min(coalesce(l.date, d.published)) AS day
WHERE day < $launched_before
OPTIONAL MATCH (p:Organisation)-[:TOOK_PART_IN]->(c)
RETURN c.name AS campaign, launchers AS launched_by, day, count(DISTINCT p) AS participants
ORDER BY day, campaign;
