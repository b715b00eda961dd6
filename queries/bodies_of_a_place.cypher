// title: Bodies of a province or district
// title.vi: Các đơn vị trên địa bàn một tỉnh, huyện
// about: All organisations that lie in a place or in one of its parts, with how often the
//   articles mention them.
// about.vi: Mọi đơn vị nằm trên một địa bàn hoặc các phần của nó, kèm số lần được nhắc tới.
// param place: string = 'Hải Phòng' — name of the place, with or without its kind; diacritics may be left out
// param.vi place: tên địa bàn, có thể bỏ loại đơn vị và dấu
// suggest place: MATCH (p:Place)<-[:LOCATED_IN]-() RETURN DISTINCT p.name AS place ORDER BY place
// columns: body, kind, place, mentions
MATCH (b:Organisation)-[:LOCATED_IN]->(q:Place)-[:PART_OF*0..3]->(p:Place)
WHERE ' ' + plain(p.name) ENDS WITH ' ' + plain($place)
OPTIONAL MATCH (:Document)-[m:MENTIONS]->(b)
RETURN b.name AS body, b.kind AS kind, q.name AS place, count(DISTINCT m) AS mentions
ORDER BY mentions DESC, body, place;
