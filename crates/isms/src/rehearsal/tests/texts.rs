//! Every sentence a check can say stands in the texts, with the arguments that the text asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::rehearsal::{Arg, CHECKS, Next, Rehearsal, Sentence};

/// Each message with the names of its arguments.
static MESSAGES: LazyLock<BTreeMap<&str, BTreeSet<&str>>> = LazyLock::new(|| {
    let checks = include_str!("../../../../../content/texts/en/checks.ftl");
    let rehearsal = include_str!("../../../../../content/texts/en/rehearsal.ftl");
    let grounds = include_str!("../../../../../content/texts/en/pages-soa.ftl");
    let grounds = grounds.lines().filter(|line| line.starts_with("soa-ground-"));
    let mut messages = BTreeMap::<_, BTreeSet<_>>::new();
    let mut current = "";
    for line in checks.lines().chain(rehearsal.lines()).chain(grounds).filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            current = key;
        }
        messages.entry(current).or_default().extend(arguments(line));
    }
    messages
});

/// The names after each `$`.
fn arguments(line: &str) -> impl Iterator<Item = &str> {
    line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""))
}

/// Asserts that all sentences of a rehearsal can be printed.
pub fn hold(rehearsal: &Rehearsal) {
    rehearsal.bounds().iter().for_each(printable);
    for row in &rehearsal.requirements {
        row.sentences.iter().for_each(printable);
        if let Some(suggested) = row.outcome.as_ref().and_then(|outcome| outcome.suggested()) {
            printable(&suggested.why);
        }
        for (_, verdict) in &row.checks {
            verdict.sentences.iter().for_each(printable);
            verdict.next.iter().for_each(possible);
            verdict.outcome.suggested().iter().for_each(|suggested| printable(&suggested.why));
        }
    }
}

fn printable(sentence: &Sentence) {
    let asked = MESSAGES.get(sentence.key.as_str()).unwrap_or_else(|| panic!("{} has no text", sentence.key));
    for name in asked {
        assert!(sentence.arg(name).is_some(), "{} asks for ${name}", sentence.key);
    }
    for (_, arg) in &sentence.args {
        if let Arg::Words(words) = arg {
            words.iter().for_each(|word| assert!(MESSAGES.contains_key(word), "{word} has no text"));
        }
    }
}

/// Asserts that a next act is declared and acts on such a record.
fn possible(next: &Next) {
    let subject = next.subject.as_ref().map(|subject| subject.register);
    match crate::act(next.act) {
        Some(act) => assert!(subject.is_none() || subject == act.subject(), "{next:?}"),
        None => {
            let (register, act) = next.act.split_once('.').expect("an act has a register");
            assert!(crate::REGISTERS.iter().any(|own| own.key == register), "{next:?}");
            match act {
                "create" => assert_eq!(subject, None, "{next:?}"),
                "edit" => assert!(subject.is_none_or(|subject| subject == register), "{next:?}"),
                other => panic!("there is no act {other}"),
            }
        }
    }
}

#[test]
fn every_check_has_a_title_and_every_text_of_a_check_belongs_to_one() {
    let titles: Vec<_> = CHECKS.iter().map(|check| check.message()).collect();
    for title in &titles {
        assert!(MESSAGES.contains_key(title.as_str()), "{title} has no text");
    }
    let known = |key: &str| titles.iter().any(|title| key.strip_prefix(title.as_str()).is_some());
    let stray: Vec<_> = MESSAGES.keys().filter(|key| key.starts_with("check-") && !known(key)).collect();
    assert!(stray.is_empty(), "{stray:?}");
}
