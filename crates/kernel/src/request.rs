//! What a command asks for, as bytes: by them a request that comes again under the same idempotency key is known. They
//! are kept with the entry, so they say the same in every build.

use serde::Serialize;

use crate::act::Args;
use crate::change::{Change, Path};
use crate::command::Command;
use crate::id::RawId;
use crate::value::Value;

/// One command, lent. The order of the variants is part of the stored format.
#[derive(Serialize)]
enum Said<'a> {
    Act(&'a str, &'a Args),
    Create(&'a str, &'a [(Path, Value)]),
    Edit(&'a str, RawId, &'a [(Path, Value)], Option<u64>),
    Retire(&'a str, RawId),
    Restore(&'a str, RawId),
    Batch(&'a str, usize),
    Whole(&'a [Change]),
}

/// Gives the bytes of a command, those of a batch one command after the other.
pub fn each(command: &Command, take: &mut impl FnMut(&[u8])) {
    let said = match command {
        Command::Act(act, args) => Said::Act(act.key, args),
        Command::Create(register, values) => Said::Create(register.key, values),
        Command::Edit(register, id, values, version) => Said::Edit(register.key, *id, values, *version),
        Command::Retire(register, id) => Said::Retire(register.key, *id),
        Command::Restore(register, id) => Said::Restore(register.key, *id),
        Command::Batch(key, steps) => Said::Batch(key, steps.len()),
        Command::Whole(changes) => Said::Whole(changes),
        // What was found in the ledger meanwhile is nothing that was asked for.
        Command::Erasing(command, _) => return each(command, take),
    };
    take(&postcard::to_stdvec(&said).expect("a command is plain data"));
    if let Command::Batch(_, steps) = command {
        steps.iter().for_each(|(_, step)| each(&step, take));
    }
}
