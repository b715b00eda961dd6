// title: The story of a campaign, from launch to awards
// title.vi: Diễn biến một phong trào, từ phát động đến khen thưởng
// about: Everything that the articles tell of one campaign in the order of their days: who
//   launched it, who joined, what was reported and what was awarded (collectives / individuals).
// about.vi: Tất cả những gì các bài báo kể về một phong trào, theo thứ tự thời gian: ai phát
//   động, ai hưởng ứng, kết quả ra sao, khen thưởng thế nào (tập thể / cá nhân).
// param campaign: string = '75 nghìn sáng kiến' — beginning of the campaign's name
// param.vi campaign: phần đầu của tên phong trào, chương trình
// suggest campaign: MATCH (c:Campaign)<-[:LAUNCHED]-() RETURN DISTINCT c.name AS campaign ORDER BY campaign
// columns: day, event, body, detail
MATCH (c:Campaign)<-[r:LAUNCHED|TOOK_PART_IN|IN_CAMPAIGN]-(x), (d:Document {name: r.doc})
WHERE plain(c.name) STARTS WITH plain($campaign)
OPTIONAL MATCH (b:Organisation)-[:CONFERRED|REPORTED]->(x)
OPTIONAL MATCH (x)-[:OF_KIND]->(k:AwardKind)
RETURN coalesce(r.date, d.published) AS day,
       CASE type(r)
         WHEN 'LAUNCHED' THEN 'launched'
         WHEN 'TOOK_PART_IN' THEN 'took part'
         ELSE coalesce('award ' + x.status, 'reported')
       END AS event,
       CASE type(r) WHEN 'IN_CAMPAIGN' THEN b.name ELSE x.name END AS body,
       CASE
         WHEN x:Figure THEN toString(x.value) + ' ' + x.what
         WHEN x:Award THEN k.name + ': ' + coalesce(toString(x.collectives), '–') + ' / ' + coalesce(toString(x.individuals), '–')
       END AS detail
ORDER BY day, event, body, detail;
