//! Runs the openCypher Technology Compatibility Kit, strictly.

mod gherkin;
mod kit;
mod shape;

#[test]
fn count() {
    let scenarios = kit::scenarios(&kit::folder());
    for s in &scenarios {
        for st in &s.steps {
            if st.text.starts_with("the result should be") {
                for r in st.table.iter().skip(1) {
                    for c in r {
                        shape::Shape::parse(c);
                    }
                }
            }
        }
    }
    assert_eq!(scenarios.len(), 3897);
}
