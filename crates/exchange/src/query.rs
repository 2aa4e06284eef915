//! The parameters of a list: filters, words, order and page, as a URL or a command line has them.

use kernel::list::{Cursor, PAGE_ROWS_MAX, Query, Test};
use kernel::refusal::Wrong;
use kernel::{Kind, Refusal, Register, State, Value, parse};

/// A list from its parameters: `field`, `field.min`, `field.max`, `field.empty`, `q`, `sort`, `retired`, `limit`,
/// `cursor`. Empty parameters say nothing, as a form sends them.
///
/// # Errors
/// Every parameter that names nothing or does not fit, by its name.
pub fn read<'p>(
    register: &'static Register,
    pairs: impl IntoIterator<Item = (&'p str, &'p str)>,
    state: &State,
) -> Result<Query, Vec<Refusal>> {
    let (mut query, mut refusals) = (Query::default(), Vec::new());
    for (key, text) in pairs.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        let outcome = match key {
            "q" => {
                text.clone_into(&mut query.words);
                Ok(())
            }
            "sort" => sort(register, text).map(|sort| query.sort = Some(sort)),
            "retired" => flag(text, state).map(|retired| query.retired = retired),
            "limit" => limit(text).map(|limit| query.limit = limit),
            "cursor" => Cursor::read(text).map(|cursor| query.after = Some(cursor)),
            filter => test(register, filter, text, state).map(|test| query.tests.push(test)),
        };
        if let Err(wrong) = outcome {
            refusals.push(wrong.at(key));
        }
    }
    if refusals.is_empty() { Ok(query) } else { Err(refusals) }
}

fn sort(register: &'static Register, text: &str) -> Result<(usize, bool), Wrong> {
    let (key, down) = text.strip_prefix('-').map_or((text, false), |key| (key, true));
    field(register, key).map(|at| (at, down))
}

fn field(register: &'static Register, key: &str) -> Result<usize, Wrong> {
    let keys = || register.live_fields().map(|(_, field)| field.key).collect::<Vec<_>>().join(", ");
    let unknown = || Wrong::new(format!("there is no such parameter; filter and sort by {}", keys()));
    register.field(key).filter(|(_, field)| !field.retired).map(|(at, _)| at).ok_or_else(unknown)
}

fn flag(text: &str, state: &State) -> Result<bool, Wrong> {
    parse::parse(&Kind::Flag, text, state).map(|value| value == Value::Flag(true))
}

fn limit(text: &str) -> Result<usize, Wrong> {
    let limit = text.parse().ok().filter(|limit| (1..=PAGE_ROWS_MAX).contains(limit));
    limit.ok_or_else(|| Wrong::new(format!("\"{text}\" is no number of records from 1 to {PAGE_ROWS_MAX}")))
}

fn test(register: &'static Register, filter: &str, text: &str, state: &State) -> Result<(usize, Test), Wrong> {
    let (key, how) = filter.split_once('.').unwrap_or((filter, ""));
    let at = field(register, key)?;
    let kind = match register.fields[at].kind {
        // A list is filtered by one of its links.
        Kind::Links(target) => Kind::Link(target),
        other => other,
    };
    let value = || parse::parse(&kind, text, state);
    let test = match how {
        "" if kind.parts().is_some() => return Err(Wrong::new(format!("filter this by {key}.empty alone"))),
        "" => Test::Is(value()?),
        "min" => Test::AtLeast(value()?),
        "max" => Test::AtMost(value()?),
        "empty" => Test::Filled(!flag(text, state)?),
        _ => return Err(Wrong::new(format!("write {key}, {key}.min, {key}.max or {key}.empty"))),
    };
    Ok((at, test))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pairs: &[(&str, &str)], expected: &[&str]) {
        let state = State::new(isms::REGISTERS);
        let register = state.register("asset").expect("assets are a register");
        let refusals = read(register, pairs.iter().copied(), &state).err().unwrap_or_default();
        let told: Vec<_> = refusals.iter().map(|refusal| refusal.field.as_str()).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn every_parameter_that_does_not_fit_is_named() {
        check(&[("q", "server"), ("sort", "-name"), ("owner.empty", "yes"), ("limit", "50"), ("kind", "")], &[]);
        check(&[("kind", "purple"), ("colour", "red"), ("name.most", "a")], &["kind", "colour", "name.most"]);
        check(&[("limit", "0"), ("cursor", "zz"), ("retired", "perhaps")], &["limit", "cursor", "retired"]);
        check(&[("value", "3"), ("sort", "colour")], &["value", "sort"]);
    }
}
