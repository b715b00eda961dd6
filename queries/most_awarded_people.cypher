// title: People with several awards
// title.vi: Những người được khen thưởng nhiều lần
// about: Named persons with at least so many awards, and the way from the first to the last: form
//   and year of each. The year is that which the article gives, or else the article's own.
// about.vi: Những người được khen thưởng từ bao nhiêu lần trở lên, theo thứ tự thời gian.
// param at_least: integer = 2 — at least so many awards
// param.vi at_least: từ bao nhiêu lần trở lên
// columns: person, awards, career
MATCH (a:Award {status: 'done'})-[:AWARDED_TO]->(p:Person), (a)-[:OF_KIND]->(k:AwardKind)
WITH p, k.name AS form,
     head([y IN [right(a.period, 4)] WHERE toLower(a.period) STARTS WITH 'năm ' AND size(a.period) = 8] + [left(a.reported, 4)]) AS year
ORDER BY year, form
WITH p, collect(DISTINCT year + ' ' + form) AS career
WHERE size(career) >= $at_least
RETURN p.name AS person, size(career) AS awards, career
ORDER BY awards DESC, person;
