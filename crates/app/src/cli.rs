//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use kernel::Date;

use crate::verbs::{account, acts, backup, check, checkpoint, checks, compare, examples};
use crate::verbs::{export, import, init, key, list, manual};
use crate::verbs::{moving, perform, prove, registers, restore, sample, serve, show, snapshots, verify, verify_proof};
use crate::verbs::{work, zone};

/// The information security management system of ISO/IEC 27001, run, proved and rehearsed.
#[derive(Debug, Parser)]
#[command(name = "muniment", version, max_term_width = 100)]
pub struct Cli {
    /// Where the data is, and as whom.
    #[command(flatten)]
    pub place: Place,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// Where the data is, and as whom.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The data folder
    #[arg(long, global = true, default_value = "data", value_name = "DIR", env = "MUNIMENT_DATA")]
    pub data: PathBuf,
    /// A PostgreSQL database for the ledgers, such as postgres://muniment@localhost/muniment; keys and files stay in
    /// the data folder
    #[arg(long, global = true, value_name = "ADDRESS", env = "MUNIMENT_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// A running server instead of a data folder, such as http://127.0.0.1:8080
    #[arg(long, global = true, value_name = "URL", env = "MUNIMENT_SERVER")]
    pub server: Option<String>,
    /// The API token for the server
    #[arg(long, global = true, value_name = "TOKEN", env = "MUNIMENT_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
    /// The organization; may be left out where there is only one
    #[arg(long, global = true, value_name = "KEY", env = "MUNIMENT_ORG")]
    pub org: Option<String>,
    /// The person you act as, by reference, e-mail or name
    #[arg(long = "as", global = true, value_name = "PERSON")]
    pub person: Option<String>,
    /// How answers are printed
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Tell more of what happens
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

/// How answers are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets, and to come in again; of exports alone.
    Csv,
    /// A workbook; of exports alone.
    Xlsx,
    /// A document to be handed over and kept; of exports of a register or the statement alone.
    Pdf,
    /// For people and programs; of exports of everything alone.
    Yaml,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Serve pages and API
    Serve(serve::Serve),
    /// Found an organization
    Init(init::Init),
    /// Give an organization another time zone
    Zone(zone::Zone),
    /// Make the sample organization
    Sample(sample::Sample),
    /// Do an act: muniment do risk.accept risk=R-0001 until=2027-01-01 reason="…"
    Do(perform::Do),
    /// List the records of a register
    List(list::List),
    /// Show one record
    Show(show::Show),
    /// What registers there are, with their fields
    Registers(registers::Registers),
    /// What acts there are, with their arguments
    Acts(acts::Acts),
    /// What checks there are, with the requirements they answer
    Checks(checks::Checks),
    /// Write the pages of the manual that are made from the declarations
    Manual(manual::Manual),
    /// Rehearse the audit; exit code 1 where a gap is open
    Check(check::Check),
    /// What differs between the ends of two days, grouped by clause, with who made it so and why
    Compare(compare::Compare),
    /// What a person owes: decisions, due dates, reviews
    Work(work::Work),
    /// Examples of what could belong in a register
    Examples(examples::Examples),
    /// Bring in a sheet, a threat library or a history of acts
    Import(import::Import),
    /// Write a register, the Statement of Applicability, everything or the raw ledger to a file
    Export(export::Export),
    /// Recompute the ledger and compare it with its checkpoints
    Verify(verify::Verify),
    /// The signed checkpoints of the ledger, to be kept outside
    Checkpoint(checkpoint::Checkpoint),
    /// Write a proof for somebody outside: of an entry, or that the ledger only grew
    Prove(prove::Prove),
    /// The keys that sign checkpoints: show, rotate
    Key(key::Key),
    /// Check a proof offline, against what was kept outside
    VerifyProof(verify_proof::VerifyProof),
    /// The states that are kept so that opening and looking back are quick: list, drop
    Snapshots(snapshots::Snapshots),
    /// Write everything to one file, also beside a running server
    Backup(backup::Backup),
    /// Make a data folder from a backup
    Restore(restore::Restore),
    /// Copy everything to another place: a data folder or a PostgreSQL database
    Move(moving::Move),
    /// Accounts: create, password, token
    Account(account::Account),
}

/// A day as it is typed.
pub fn day(text: &str) -> Result<Date, String> {
    kernel::parse::date(text).map_err(|wrong| wrong.0)
}

/// A `key=value` pair as it is typed.
pub fn pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').map(|(key, value)| (key.trim().to_owned(), value.to_owned()));
    pair.filter(|(key, _)| !key.is_empty()).ok_or_else(|| "write key=value".to_owned())
}
