//! `muniment verify-proof`: a proof checked offline; no data and no server is needed.

use std::path::PathBuf;

use clap::Args;
use kernel::State;
use ledger::{BodyItem, Header, Proved, Trust};
use serde_json::{Value as Json, json};

use crate::cli::Place;
use crate::stop::{Stop, file};

use super::answer;
use super::verify::trust;

/// Check a proof
#[derive(Args, Debug)]
pub struct VerifyProof {
    /// The proof
    proof: PathBuf,
    /// A file with a checkpoint that was kept outside
    #[arg(long, value_name = "NOTE")]
    checkpoint: Option<PathBuf>,
    /// The public key of whoever signs, or a file with it
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
}

/// Says what is proved; ends with exit code 1 where nothing is.
pub fn run(place: &Place, verb: &VerifyProof) -> Result<(), Stop> {
    let proof = std::fs::read_to_string(&verb.proof).map_err(file(&verb.proof))?;
    let trust: Trust = trust(verb.checkpoint.as_deref(), verb.key.as_deref())?;
    match ledger::proof::judge(&proof, &trust) {
        Ok(proved) => {
            answer(place.format, &told(&proved), || out!("{}", words(&proved)));
            Ok(())
        }
        Err(wrong) => {
            answer(place.format, &json!({ "proved": false, "reason": wrong.0 }), || out!("not proved: {wrong}"));
            Err(Stop::Found)
        }
    }
}

fn told(proved: &Proved) -> Json {
    match proved {
        Proved::Entry { within, header, items, signed } => json!({
            "proved": true,
            "org": within.org,
            "entry": header.seq + 1,
            "checkpoint": within.size,
            "signed": signed,
            "time": time(header.time_us),
            "actor": actor(header),
            "act": header.act,
            "items": items.as_ref().map(|items| items.iter().map(item).collect::<Vec<_>>()),
        }),
        Proved::Grown { from, to, signed, given_up_us } => json!({
            "proved": true,
            "org": to.org,
            "from": from.size,
            "to": to.size,
            "signed": signed,
            "key_given_up": given_up_us.map(time),
        }),
    }
}

fn words(proved: &Proved) -> String {
    let by_key = |signed: &bool| match signed {
        true => "signed by the key given",
        false => "whose signature was not looked at, as no key was given",
    };
    match proved {
        Proved::Entry { within, header, items, signed } => {
            let head = format!(
                "proved: entry {} is in the ledger of {}, checkpoint {}, {}\n  {} at {} by {}",
                header.seq + 1,
                within.org,
                within.size,
                by_key(signed),
                header.act,
                time(header.time_us),
                actor(header)
            );
            let items = items.iter().flatten().map(|shown| format!("\n  {}", item(shown)));
            std::iter::once(head).chain(items).collect()
        }
        Proved::Grown { from, to, signed, given_up_us } => {
            let told = format!(
                "proved: the ledger of {} at checkpoint {} begins with all that checkpoint {} signs, {}",
                to.org,
                to.size,
                from.size,
                by_key(signed)
            );
            let given_up = given_up_us.map(|since| {
                format!(
                    "\n  that key was given up at {}: whoever has it could have signed this since; \
                     compare with a checkpoint of the newer key",
                    time(since)
                )
            });
            told + &given_up.unwrap_or_default()
        }
    }
}

fn time(time_us: i64) -> String {
    jiff::Timestamp::from_microsecond(time_us).map_or_else(|_| time_us.to_string(), |time| time.to_string())
}

fn actor(header: &Header) -> String {
    kernel::RawId(u128::from_be_bytes(header.actor)).to_string()
}

/// One item of the content, as far as it can be told without the records around it.
fn item(item: &BodyItem) -> Json {
    use kernel::entry::Item;
    let Some(bytes) = item.bytes() else { return json!({ "erased": true }) };
    match Item::decode(bytes) {
        Ok(Item::Change(change)) => exchange::json::change(&change, &State::new(isms::REGISTERS)),
        Ok(Item::Reason(reason)) => json!({ "reason": reason }),
        Ok(Item::HappenedOn(day)) => json!({ "happened_on": day.to_string() }),
        Ok(Item::Request(_)) => json!({ "request": "digest" }),
        Err(misfit) => json!({ "unreadable": misfit.to_string() }),
    }
}
