// title: Recipients honoured at more than one level
// title.vi: Đơn vị, cá nhân được nhiều cấp khen thưởng
// about: Named recipients whom grantors of several levels have honoured, with the levels and
//   grantors: the climb from the district to the centre.
// about.vi: Những đơn vị, cá nhân được từ hai cấp khen thưởng trở lên, kèm các cấp và nơi trao.
// columns: recipient, levels, grantors, awards
MATCH (g:Organisation)-[:CONFERRED]->(a:Award {status: 'done'})-[:AWARDED_TO]->(r)
WHERE a.level IS NOT NULL
WITH r, a, g ORDER BY a.level, g.name
WITH r, collect(DISTINCT a.level) AS levels, collect(DISTINCT g.name) AS grantors, count(DISTINCT a) AS awards
WHERE size(levels) > 1
RETURN r.name AS recipient, levels, grantors, awards
ORDER BY awards DESC, recipient;
