// title: Bodies of a province or district
// title.vi: Các đơn vị trên địa bàn một tỉnh, huyện
// about: All organisations that lie in a place or in one of its parts, with how often the
//   articles mention them.
// about.vi: Mọi đơn vị nằm trên một địa bàn hoặc các phần của nó, kèm số lần được nhắc tới.
// param place: string = 'p:31' — code of the place
// param.vi place: mã của địa bàn
// suggest place: MATCH (p:Place) RETURN p.id AS place ORDER BY place
// columns: body, kind, place, mentions
MATCH (b:Organisation)-[:LOCATED_IN]->(q:Place)-[:PART_OF*0..3]->(:Place {id: $place})
OPTIONAL MATCH (:Document)-[m:MENTIONS]->(b)
RETURN b.name AS body, b.kind AS kind, q.name AS place, count(m) AS mentions
ORDER BY mentions DESC, body, place;
