// title: People with several awards
// title.vi: Những người được khen thưởng nhiều lần
// about: Named persons with at least so many awards, and the way from the first to the last: form
//   and year of each.
// about.vi: Những người được khen thưởng từ bao nhiêu lần trở lên, theo thứ tự thời gian.
// param at_least: integer = 2 — at least so many awards
// param.vi at_least: từ bao nhiêu lần trở lên
// columns: person, awards, career
MATCH (a:Award {status: 'done'})-[:AWARDED_TO]->(p:Person), (a)-[:OF_KIND]->(k:AwardKind)
WITH p, a.reported AS day, k.name AS form ORDER BY day, form
WITH p, collect(left(day, 4) + ' ' + form) AS career
WHERE size(career) >= $at_least
RETURN p.name AS person, size(career) AS awards, career
ORDER BY awards DESC, person;
