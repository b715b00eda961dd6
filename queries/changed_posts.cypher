// title: People who changed their post
// title.vi: Những cán bộ đã chuyển công tác
// about: Persons for whom the articles name posts at more than one body, with the bodies.
// about.vi: Những người giữ chức vụ ở hơn một đơn vị, kèm tên các đơn vị.
// columns: person, bodies, posts
MATCH (p:Person)-[h:HOLDS_POST]->(b:Organisation), (d:Document {name: h.doc})
WITH p, b, h, d ORDER BY d.published, h.title, b.name
WITH p, count(DISTINCT b) AS bodies, collect(DISTINCT h.title + ' – ' + b.name) AS posts
WHERE bodies > 1
RETURN p.name AS person, bodies, posts
ORDER BY bodies DESC, person;
