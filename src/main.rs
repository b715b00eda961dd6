//! The binary `thidua`: parses, runs, prints an error, returns a code.

use std::process::ExitCode;

fn main() -> ExitCode {
    thidua::cli::run()
}
