// title: A federation and its successor
// title.vi: Một liên đoàn và tổ chức kế tục
// about: Federations that a merger of provinces ended, the federation that goes on in their place
//   and how many awards each has conferred.
// about.vi: Những liên đoàn lao động kết thúc do hợp nhất tỉnh, liên đoàn kế tục, và số lần khen
//   thưởng mỗi bên đã trao.
// columns: before, since, date, conferred_before, conferred_since
MATCH (a:UnionBody)-[s:SUCCEEDED_BY]->(b:UnionBody)
OPTIONAL MATCH (a)-[:CONFERRED]->(x:Award)
WITH a, s, b, count(x) AS conferred_before
OPTIONAL MATCH (b)-[:CONFERRED]->(y:Award)
WITH a, s, b, conferred_before, count(y) AS conferred_since
WHERE conferred_before > 0 OR conferred_since > 0
RETURN a.name AS before, b.name AS since, s.date AS date, conferred_before, conferred_since
ORDER BY before, since;
