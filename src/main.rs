//! The binary `thidua`: parses, runs, prints an error, returns a code.

fn main() {}
