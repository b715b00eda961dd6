// title: Legal texts and what rests on them
// title.vi: Văn bản và những gì căn cứ vào đó
// about: Every legal text with the campaigns, bodies and events that are said to be based on it.
// about.vi: Mỗi văn bản kèm các phong trào, đơn vị, sự kiện được nêu là căn cứ vào đó.
// param kind: string = 'plan' — decision, resolution, directive, plan, guideline, law …
// param.vi kind: loại văn bản
// suggest kind: MATCH (l:LegalText) RETURN DISTINCT l.kind AS kind ORDER BY kind
// columns: number, subject, subject_is, document
MATCH (s)-[b:BASED_ON]->(l:LegalText {kind: $kind})
RETURN l.number AS number, s.name AS subject, head(labels(s)) AS subject_is, b.doc AS document
ORDER BY number, subject, document;
