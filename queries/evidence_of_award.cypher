// title: The evidence of the awards of one recipient
// title.vi: Căn cứ của những lần khen thưởng cho một đơn vị hoặc cá nhân
// about: Each award to the recipient with every document that asserts it: where in the text (in
//   characters), by which rule and how sure. In the shell, `:evidence` then shows the sentences.
// about.vi: Mỗi lần khen thưởng kèm từng bài báo nêu việc đó: vị trí trong bài (tính theo ký tự),
//   quy tắc nhận ra và độ tin cậy. Trong shell, lệnh `:evidence` cho xem câu văn.
// param recipient: string = 'Đỗ Thị Hải Yến' — a name of the body or person
// param.vi recipient: tên đơn vị hoặc cá nhân
// suggest recipient: MATCH (:Award)-[:AWARDED_TO]->(r) RETURN DISTINCT r.name AS recipient ORDER BY recipient
// columns: award, grantor, status, document, title, first, last, rule, confidence
MATCH (a:Award)-[:AWARDED_TO]->(r), (d:Document)-[s:ASSERTS]->(a)
WHERE plain($recipient) IN [plain(r.name)] + [x IN coalesce(r.aliases, []) | plain(x)]
OPTIONAL MATCH (g:Organisation)-[:CONFERRED]->(a)
RETURN a AS award, g.name AS grantor, a.status AS status, d.name AS document, d.title AS title,
       s.start AS first, s.end AS last, s.rule AS rule, s.confidence AS confidence
ORDER BY document, first, a.id, grantor;
