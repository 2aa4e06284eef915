//! The truth on disk: append-only, Merkle-hashed entries, one ledger per organization.
//!
//! This crate knows bytes. It never learns what an act or a change means; it keeps who, when,
//! which act and the salted items of each entry, proves that nothing was altered, and keeps
//! small things (sessions, tokens, drafts) in plain tables beside the ledger.
//!
//! - [`entry`]: the stored bytes of an entry, documented byte by byte, and [`seal`].
//! - [`hash`], [`tree`], [`proof`]: RFC 9162 hashing, the frontier, inclusion and consistency.
//! - [`note`], [`checkpoint`], [`keys`]: what is signed, in C2SP form, and with which key.
//! - [`store`]: where it lies: in memory, in one SQLite file or in PostgreSQL, under one interface.
//! - [`verify`](mod@verify): the whole file recomputed from its stored bytes, or an exported ledger from its lines.

pub mod checkpoint;
pub mod entry;
pub mod fault;
pub mod hash;
pub mod keys;
pub mod limits;
pub mod note;
pub mod plan;
pub mod proof;
mod secret;
pub mod store;
pub mod tree;
pub mod verify;

mod date;
mod file;

pub use checkpoint::Checkpoint;
pub use entry::{BodyItem, Draft, Entry, Header, Items, Mark, Sealed, entry_bytes, random_salts, seal};
pub use fault::{AppendFault, Fault, Hindrance, Malformed};
pub use file::make_folder;
pub use hash::Hash;
pub use keys::{KeyTold, Keys};
pub use plan::{Plan, When};
pub use proof::{ConsistencyProof, InclusionProof, Proved, Trust};
pub use secret::ASIDE_FILE;
pub use store::{Attested, Elsewhere, Head, Held, Raw, Store, Transferred, copy, transfer};
pub use verify::{
    Covered, Finding, Place, Report, Seen, damage, missing, strays, unmarked, verify, verify_all, verify_file,
    verify_folder,
};
