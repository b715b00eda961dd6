// title: All that a body reported in figures
// title.vi: Mọi số liệu của một đơn vị
// about: The counted results that articles give for one body, in the order of the articles.
// about.vi: Các kết quả bằng số mà bài báo nêu cho một đơn vị, theo thứ tự thời gian.
// param body: string = 'LĐLĐ thành phố Hải Phòng' — a name of the body
// param.vi body: một tên gọi của đơn vị
// suggest body: MATCH (b:Organisation)-[:REPORTED]->() RETURN DISTINCT b.name AS body ORDER BY body
// columns: reported, value, unit, what, period, document
MATCH (b:Organisation)-[:REPORTED]->(f:Figure)<-[:ASSERTS]-(d:Document)
WHERE plain($body) IN [plain(b.name)] + [x IN coalesce(b.aliases, []) | plain(x)]
RETURN f.reported AS reported, f.value AS value, f.unit AS unit, f.what AS what, f.period AS period, d.name AS document
ORDER BY reported, what, value, document;
