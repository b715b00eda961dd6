//! Answers openCypher queries: syntax, bind, plan, exec.
