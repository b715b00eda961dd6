// title: Provinces merged in 2025 and the awards of their bodies on both sides
// title.vi: Các tỉnh hợp nhất năm 2025 và khen thưởng trước, sau hợp nhất
// about: For every province since 1 July 2025 its predecessors in the graph and the awards to
//   bodies that lie in them: counted for the old provinces and for the new one.
// about.vi: Với mỗi tỉnh, thành phố từ 1/7/2025: các tỉnh tiền thân và số lần khen thưởng cho đơn
//   vị trên địa bàn, tính riêng trước và sau hợp nhất.
// columns: province, predecessors, awards_before, awards_since
MATCH (old:Place {level: 'province'})-[:SUCCEEDED_BY]->(new:Place)
WITH new, old ORDER BY old.name
WITH new, collect(old) AS olds
WHERE size(olds) > 1
OPTIONAL MATCH (before:Award {status: 'done'})-[:AWARDED_TO]->(:Organisation)-[:LOCATED_IN]->(:Place)-[:PART_OF*0..3]->(o:Place)
WHERE o IN olds
WITH new, olds, count(DISTINCT before) AS awards_before
OPTIONAL MATCH (since:Award {status: 'done'})-[:AWARDED_TO]->(:Organisation)-[:LOCATED_IN]->(:Place)-[:PART_OF*0..3]->(new)
RETURN new.name AS province, [o IN olds | o.name] AS predecessors, awards_before, count(DISTINCT since) AS awards_since
ORDER BY province;
