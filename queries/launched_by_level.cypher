// title: Campaigns launched, by kind of body and year
// title.vi: Phong trào được phát động theo cấp đơn vị và năm
// about: How many campaigns the confederation, the provinces, the districts and the industries
//   have started in each year; a launch without a day counts in the year of its article.
// about.vi: Mỗi năm Tổng Liên đoàn, các tỉnh, huyện, ngành phát động bao nhiêu phong trào; không
//   rõ ngày thì tính theo năm của bài báo.
// columns: year, kind, campaigns, names
MATCH (b:Organisation)-[l:LAUNCHED]->(c:Campaign), (d:Document {name: l.doc})
WITH toInteger(left(coalesce(l.date, d.published), 4)) AS year, b.kind AS kind, c.name AS name
ORDER BY year, kind, name
RETURN year, kind, count(DISTINCT name) AS campaigns, collect(DISTINCT name) AS names
ORDER BY year, kind;
