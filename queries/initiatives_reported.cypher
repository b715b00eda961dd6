// title: Initiatives reported, body by body
// title.vi: Số sáng kiến các đơn vị báo cáo
// about: The counts of initiatives (sáng kiến) that articles give for a body, largest first.
// about.vi: Số sáng kiến mà các bài báo nêu cho từng đơn vị, từ nhiều đến ít.
// param word: string = 'sáng kiến' — what is counted
// param.vi word: nội dung được đếm
// param at_least: integer = 1000 — at least so many
// param.vi at_least: từ bao nhiêu trở lên
// columns: body, value, what, period, reported
MATCH (b:Organisation)-[:REPORTED]->(f:Figure)
WHERE f.what STARTS WITH $word AND f.value >= $at_least
RETURN b.name AS body, f.value AS value, f.what AS what, f.period AS period, f.reported AS reported
ORDER BY value DESC, body, reported;
