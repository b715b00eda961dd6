//! Arguments, one file a subcommand.
