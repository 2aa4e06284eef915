//! The parameters of a list: filters, words, order and page, as a URL or a command line has them.

use kernel::list::{By, Cursor, PAGE_ROWS_MAX, Query, Test, content};
use kernel::refusal::Wrong;
use kernel::{Kind, Refusal, Register, State, Value, parse};

/// Stands before the key of an own field.
const OWN: &str = "own.";

/// A list from its parameters: `field`, `field.min`, `field.max`, `field.empty`, `q`, `sort`, `retired`, `limit`,
/// `cursor`. Where `field` may stand, so may `own.KEY` for an own field, `recorded` and, to sort by, `reference`.
/// A field named several times passes with any of its values. Empty parameters say nothing, as a form sends them.
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
            filter => test(register, filter, text, state).map(|test| add(&mut query, test)),
        };
        if let Err(wrong) = outcome {
            refusals.push(wrong.at(key));
        }
    }
    if refusals.is_empty() { Ok(query) } else { Err(refusals) }
}

/// Adds a condition; a further value of the same field widens the one that is there.
fn add(query: &mut Query, (by, test): (By, Test)) {
    let same = query.tests.iter_mut().find_map(|(own, known)| match known {
        Test::Is(values) if *own == by => Some(values),
        _ => None,
    });
    match (same, test) {
        (Some(values), Test::Is(more)) => values.extend(more),
        (_, test) => query.tests.push((by, test)),
    }
}

fn sort(register: &'static Register, text: &str) -> Result<(By, bool), Wrong> {
    let (key, down) = text.strip_prefix('-').map_or((text, false), |key| (key, true));
    by(register, key).map(|by| (by, down))
}

/// What a key of a list's address stands for: a field, `own.KEY`, `reference` or `recorded`.
///
/// # Errors
/// Where the register has no such field.
pub fn by(register: &'static Register, key: &str) -> Result<By, Wrong> {
    if let Some((at, _)) = register.field(key).filter(|(_, field)| !field.retired) {
        return Ok(By::Field(at));
    }
    match (key, key.strip_prefix(OWN)) {
        ("reference", _) => Ok(By::Reference),
        ("recorded", _) => Ok(By::Recorded),
        (_, Some(own)) if !own.is_empty() => Ok(By::Own(own.to_owned())),
        _ => {
            let keys: Vec<_> = register.live_fields().map(|(_, field)| field.key).collect();
            let keys = keys.join(", ");
            Err(Wrong::new(format!("there is no such parameter; filter and sort by {keys}, recorded or own.KEY")))
        }
    }
}

/// The key and the condition of a filter's name: `due.max` is `due` and `max`.
pub fn parted(filter: &str) -> (&str, &str) {
    let own = filter.strip_prefix(OWN).map_or(0, |_| OWN.len());
    match filter[own..].split_once('.') {
        Some((key, how)) => (&filter[..own + key.len()], how),
        None => (filter, ""),
    }
}

fn flag(text: &str, state: &State) -> Result<bool, Wrong> {
    said(&Kind::Flag, text, state).map(|value| value == Value::Flag(true))
}

/// The value that a text says; what cannot be seen says none.
fn said(kind: &Kind, text: &str, state: &State) -> Result<Value, Wrong> {
    match parse::parse(kind, text, state)? {
        Value::Nothing => Err(Wrong::new("nothing that can be seen stands here; write a value, or leave it out")),
        value => Ok(value),
    }
}

fn limit(text: &str) -> Result<usize, Wrong> {
    let limit = text.parse().ok().filter(|limit| (1..=PAGE_ROWS_MAX).contains(limit));
    limit.ok_or_else(|| Wrong::new(format!("\"{text}\" is no number of records from 1 to {PAGE_ROWS_MAX}")))
}

fn test(register: &'static Register, filter: &str, text: &str, state: &State) -> Result<(By, Test), Wrong> {
    let (key, how) = parted(filter);
    let by = by(register, key)?;
    let kind = match &by {
        By::Field(at) => Some(register.fields[*at].kind),
        By::Recorded => Some(Kind::Time),
        By::Reference => return Err(Wrong::new("sort by reference, and find one with q")),
        By::Own(_) => None,
    };
    let value = || match kind {
        None => Ok(content(text)),
        // A list is filtered by one of its links.
        Some(Kind::Links(target)) => said(&Kind::Link(target), text, state),
        Some(Kind::Time) => instant(text, how, state),
        Some(kind) => said(&kind, text, state),
    };
    let test = match how {
        "" if kind.is_some_and(|kind| kind.parts().is_some()) => {
            return Err(Wrong::new(format!("filter this by {key}.empty alone")));
        }
        "" => Test::Is(vec![value()?]),
        "min" => Test::AtLeast(value()?),
        "max" => Test::AtMost(value()?),
        "empty" => Test::Filled(!flag(text, state)?),
        _ => return Err(Wrong::new(format!("write {key}, {key}.min, {key}.max or {key}.empty"))),
    };
    Ok((by, test))
}

/// An instant; a day alone is its beginning, or as an upper bound its end, in UTC.
fn instant(text: &str, how: &str, state: &State) -> Result<Value, Wrong> {
    let Ok(day) = parse::date(text.trim()) else { return said(&Kind::Time, text, state) };
    let time = if how == "max" { jiff::civil::time(23, 59, 59, 999_999_999) } else { jiff::civil::Time::midnight() };
    let instant = jiff::tz::TimeZone::UTC.to_timestamp(day.to_datetime(time));
    instant.map(Value::Time).map_err(|_| Wrong::new("pick a day between the years 1 and 9999"))
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
        check(&[("own.region", "north"), ("own.seats.min", "3"), ("sort", "-own.seats"), ("tags.empty", "yes")], &[]);
        check(
            &[("recorded.min", "2026-01-01"), ("recorded.max", "soon"), ("reference", "A-0001")],
            &["recorded.max", "reference"],
        );
        let unseen = "\u{8e}";
        check(
            &[("recorded.max", unseen), ("owner.empty", unseen), ("kind", unseen)],
            &["recorded.max", "owner.empty", "kind"],
        );
    }

    #[test]
    fn a_field_named_twice_passes_with_either_value() {
        let state = State::new(isms::REGISTERS);
        let register = state.register("asset").expect("assets are a register");
        let pairs = [("kind", "primary"), ("kind", "supporting"), ("value.empty", "no")];
        let query = read(register, pairs, &state).expect("both are kinds");
        let either = vec![Value::Choice("primary".into()), Value::Choice("supporting".into())];
        let field = |key: &str| By::Field(register.field(key).expect("a field").0);
        assert_eq!(query.tests, [(field("kind"), Test::Is(either)), (field("value"), Test::Filled(true))]);
    }
}
