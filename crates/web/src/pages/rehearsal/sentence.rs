//! The auditor's words: a message with its arguments, in the reader's language.

use fluent_bundle::FluentValue;
use isms::rehearsal::{Arg, Sentence};

use crate::texts::Texts;

/// A sentence in words.
pub fn say(t: &Texts, sentence: &Sentence) -> String {
    let args: Vec<(&str, FluentValue<'_>)> = sentence.args.iter().map(|(name, arg)| (*name, value(t, arg))).collect();
    t.with(&sentence.key, &args)
}

/// Several sentences, one after the other.
pub fn say_all(t: &Texts, sentences: &[Sentence]) -> String {
    sentences.iter().map(|sentence| say(t, sentence)).collect::<Vec<_>>().join(" ")
}

fn value<'a>(t: &Texts, arg: &'a Arg) -> FluentValue<'a> {
    match arg {
        Arg::Text(text) => text.as_str().into(),
        Arg::Count(count) => (*count).into(),
        Arg::Day(day) => t.day(*day).into(),
        Arg::Words(keys) => keys.iter().map(|key| t.t(key)).collect::<Vec<_>>().join(", ").into(),
        Arg::List { shown, more: 0 } => shown.join(", ").into(),
        Arg::List { shown, more } => format!("{} {}", shown.join(", "), t.one("list-more", "count", *more)).into(),
    }
}
