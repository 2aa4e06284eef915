//! `muniment`: the management system from the command line, one file a verb.

// First, since its macro is for all that follow.
#[macro_use]
mod out;

mod ask;
mod cli;
mod door;
mod server;
mod stop;
mod table;
mod target;
mod verbs;
mod words;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::Cli;

fn main() -> ExitCode {
    heap::give_back_soon();
    let cli = Cli::parse();
    log(cli.place.verbose);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(verbs::run(cli)),
        Err(error) => Err(stop::Stop::Fault(format!("the runtime could not start: {error}"))),
    };
    outcome.map_or_else(|stop| stop.tell(), |()| ExitCode::SUCCESS)
}

/// Warnings go to standard error; `RUST_LOG` or `--verbose` asks for more.
fn log(verbose: bool) {
    let level = if verbose { "info" } else { "warn" };
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(level));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal())
        // Where standard error takes nothing any more, on a full disk say, a line is lost and the work goes on.
        .log_internal_errors(false)
        .init();
}
