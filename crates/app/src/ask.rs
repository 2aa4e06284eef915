//! What every verb may need of the words typed: the circumstances of a write.

use clap::Args;
use kernel::Date;

use crate::cli;

/// The circumstances of a write.
#[derive(Args, Clone, Debug, Default)]
pub struct Circumstances {
    /// Why, recorded in the ledger
    #[arg(long, value_name = "TEXT")]
    pub because: Option<String>,
    /// The day it happened on, where that is earlier than today
    #[arg(long, value_name = "DAY", value_parser = cli::day)]
    pub on: Option<Date>,
    /// The same key a second time does nothing and gives the first answer
    #[arg(long, value_name = "KEY")]
    pub key: Option<String>,
    /// The entry up to which you have read: nothing is signed that changed after it
    #[arg(long, value_name = "ENTRY")]
    pub seen: Option<u64>,
}
