// title: Who took part in a campaign
// title.vi: Những đơn vị tham gia một phong trào, chương trình
// about: Every body of which an article says that it joined, answered or carried out the
//   campaign, with the document that says so and the surest rule.
// about.vi: Mọi đơn vị được nêu là tham gia, hưởng ứng hoặc triển khai, kèm bài báo làm căn cứ.
// param campaign: string = '75 nghìn sáng kiến' — beginning of the campaign's name
// param.vi campaign: phần đầu của tên phong trào, chương trình
// suggest campaign: MATCH (c:Campaign)<-[:TOOK_PART_IN]-() RETURN DISTINCT c.name AS campaign ORDER BY campaign
// columns: body, kind, campaign, document, confidence
MATCH (b:Organisation)-[t:TOOK_PART_IN]->(c:Campaign)
WHERE plain(c.name) STARTS WITH plain($campaign)
RETURN b.name AS body, b.kind AS kind, c.name AS campaign, t.doc AS document, t.confidence AS confidence
ORDER BY kind, body, campaign;
