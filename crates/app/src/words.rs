//! The words of answers: messages with their arguments, in the language that is complete.

use fluent_bundle::FluentValue;
use isms::rehearsal::{Arg, Sentence};
use web::texts::{Texts, fallback};

/// A message without arguments, for reports.
pub fn find(id: &str) -> Option<String> {
    fallback().find(id).map(str::to_owned)
}

/// What a sentence of a verdict says.
pub fn say(sentence: &Sentence) -> String {
    let texts = fallback();
    let args: Vec<_> = sentence.args.iter().map(|(name, arg)| (*name, value(texts, arg))).collect();
    texts.with(&sentence.key, &args)
}

fn value(texts: &Texts, arg: &Arg) -> FluentValue<'static> {
    match arg {
        Arg::Text(text) => text.clone().into(),
        Arg::Count(count) => (*count).into(),
        Arg::Day(day) => texts.day(*day).into(),
        Arg::List { shown, more: 0 } => shown.join(", ").into(),
        Arg::List { shown, more } => format!("{} {}", shown.join(", "), texts.one("list-more", "count", *more)).into(),
        Arg::Words(keys) => keys.iter().map(|key| texts.t(key)).collect::<Vec<_>>().join(", ").into(),
    }
}
