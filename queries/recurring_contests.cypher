// title: Contests and programmes that come back year after year
// title.vi: Hội thi, chương trình được tổ chức qua nhiều năm
// about: Campaigns that articles of several years mention, with the years and the bodies that
//   held or joined them.
// about.vi: Những hội thi, chương trình được nhắc tới trong nhiều năm, kèm các năm và đơn vị tổ
//   chức, tham gia.
// param years: integer = 3 — in at least so many years
// param.vi years: trong ít nhất bao nhiêu năm
// columns: campaign, kind, years, bodies
MATCH (d:Document)-[:MENTIONS]->(c:Campaign)
WITH c, left(d.published, 4) AS year ORDER BY year
WITH c, collect(DISTINCT year) AS years
WHERE size(years) >= $years
OPTIONAL MATCH (b:Organisation)-[:TOOK_PART_IN|LAUNCHED]->(c)
RETURN c.name AS campaign, c.kind AS kind, years, count(DISTINCT b) AS bodies
ORDER BY size(years) DESC, bodies DESC, campaign;
