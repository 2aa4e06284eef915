//! `muniment acts`: what can be done, as declared.

use clap::Args;
use kernel::Act;
use serde_json::{Value as Json, json};

use crate::cli::Format;
use crate::stop::Stop;
use crate::table;

use super::answer;
use super::registers::{fields, tell_fields};

/// What acts there are
#[derive(Args, Debug)]
pub struct Acts {
    /// One act, with its arguments
    act: Option<String>,
}

/// Tells all named acts, or the arguments of one.
pub fn run(format: Format, verb: &Acts) -> Result<(), Stop> {
    match &verb.act {
        None => {
            let all: Vec<_> = isms::ACTS.iter().map(|act| told(act)).collect();
            answer(format, &json!(all), tell);
        }
        Some(key) => {
            let unknown = || Stop::usage(format!("there is no act {key}; muniment acts lists them all"));
            let act = isms::act(key).ok_or_else(unknown)?;
            answer(format, &told(act), || {
                out!("{}", act.help);
                tell_fields(act.arguments);
            });
        }
    }
    Ok(())
}

fn told(act: &'static Act) -> Json {
    json!({
        "key": act.key,
        "clause": act.clause,
        "help": act.help,
        "signs": act.signs,
        "register": act.subject(),
        "arguments": fields(act.arguments),
    })
}

fn tell() {
    let headings = ["Act", "Clause", "Arguments", "What it does"].map(str::to_owned);
    let row = |act: &&'static Act| {
        let star = |required| if required { "*" } else { "" };
        let arguments = act.arguments.iter().map(|field| format!("{}{}", field.key, star(field.required)));
        let arguments = arguments.collect::<Vec<_>>().join(" ");
        [act.key, act.clause, &arguments, act.help].map(str::to_owned).to_vec()
    };
    table::print(&headings, &isms::ACTS.iter().map(row).collect::<Vec<_>>());
    eprintln!("* required; every register also has .create, .edit, .retire and .restore");
}
