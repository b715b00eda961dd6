// title: Links that want a second look
// title.vi: Những liên kết cần xem lại
// about: Mentions whose link is less sure than a limit, the doubtful ones first: what the
//   text says, what it was taken for, and where.
// about.vi: Những chỗ nhắc tên có độ tin cậy thấp hơn một mức, kèm nguyên văn và thực thể được gán.
// param below: float = 0.75 — confidence below
// param.vi below: độ tin cậy dưới
// param top: integer = 20 — how many
// param.vi top: lấy bao nhiêu
// columns: confidence, surface, taken_for, rule, document, start
MATCH (d:Document)-[m:MENTIONS]->(e)
WHERE m.confidence < $below
RETURN m.confidence AS confidence, m.surface AS surface, e.id AS taken_for, m.rule AS rule, d.name AS document, m.start AS start
ORDER BY confidence, document, start
LIMIT $top;
