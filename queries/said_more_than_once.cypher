// title: Facts that several articles tell
// title.vi: Những dữ kiện được nhiều bài báo nêu
// about: Launches, participations and posts that stand in more than one document, with the
//   number of passages: what is best attested.
// about.vi: Những việc phát động, tham gia, chức vụ có ở nhiều bài báo, kèm số đoạn văn làm căn cứ.
// param passages: integer = 2 — at least so many passages
// param.vi passages: từ bao nhiêu đoạn văn trở lên
// columns: from, relationship, to, passages, confidence
MATCH (a)-[r:LAUNCHED|TOOK_PART_IN|HOLDS_POST]->(b)
WHERE r.evidence_count >= $passages
RETURN a.name AS from, type(r) AS relationship, b.name AS to, r.evidence_count AS passages, r.confidence AS confidence
ORDER BY passages DESC, from, relationship, to;
