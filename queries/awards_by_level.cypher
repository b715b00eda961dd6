// title: Awards by the level that confers them and by year
// title.vi: Khen thưởng theo cấp trao tặng và theo năm
// about: One row for each year and level (central, province, district, grassroots) with the
//   number of conferrals and of the collectives and individuals in them.
// about.vi: Mỗi dòng là một năm và một cấp (trung ương, tỉnh, huyện, cơ sở) với số lần khen
//   thưởng, số tập thể và cá nhân.
// param since: integer = 2018 — first year
// param.vi since: từ năm
// param until: integer = 2026 — last year
// param.vi until: đến năm
// columns: year, level, awards, collectives, individuals
MATCH (a:Award {status: 'done'})
WITH a, toInteger(left(a.reported, 4)) AS year
WHERE year >= $since AND year <= $until
RETURN year, coalesce(a.level, 'not stated') AS level, count(*) AS awards,
       sum(a.collectives) AS collectives, sum(a.individuals) AS individuals
ORDER BY year, level;
