//! Criteria by their initials in other languages: in D I C the D is availability, in D I C A T the A authenticity, in B I V the V confidentiality; the
//! reasons that stand beside the values by criterion, and risks that are called by what describes them.

use std::collections::BTreeMap;

use kernel::value::Parts;
use kernel::{Path, Record, Refusal, Register, State, Value};

use super::criteria;
use super::judgements::ALL;
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::columns::samples::Samples;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::cues::CUES;
use crate::sheets::rows::changes::Objection;

/// Initials that stand together, each with our criterion; none where it is none of the usual ones.
const SETS: [&[(&str, Option<&str>)]; 3] = [
    &[("d", Some("a")), ("i", Some("i")), ("c", Some("c")), ("a", None)],
    &[("d", Some("a")), ("i", Some("i")), ("c", Some("c"))],
    &[("b", Some("a")), ("i", Some("i")), ("v", Some("c"))],
];

/// Columns of assets that are headed by the initials of one of these sets mean what they mean there.
pub fn settle(register: &Register, columns: &mut [Column], state: &State) {
    let headed = |columns: &[Column], initial: &str| columns.iter().any(|column| plain(&column.heading) == initial);
    let all = |set: &&&[(&str, Option<&str>)]| set.iter().all(|(initial, _)| headed(columns, initial));
    let Some(set) = SETS.iter().find(all).filter(|_| register.key == "asset") else { return };
    for column in columns.iter_mut().filter(|column| !matches!(column.by, By::Told | By::Remembered)) {
        let Some((_, means)) = set.iter().find(|(initial, _)| plain(&column.heading) == *initial) else { continue };
        let key = means.and_then(|word| criteria::criterion(register, word, state));
        column.by = if key.is_some() { By::Foreign } else { By::Nothing };
        let place = key.map(|key| Meaning::Place(Path::group("value", key).part("level")));
        column.meaning = place.unwrap_or(Meaning::Unknown);
    }
}

/// The field of the values of an asset by criterion, and the part of each that gives its reason.
const VALUE: &str = "value";
const BECAUSE: &str = "because";

/// A reason right behind the value of an asset by a criterion is the reason for that value; behind several of them it is
/// the reason for one, which each row tells.
pub fn give_reasons(register: &Register, columns: &mut [Column]) {
    let value = |column: &Column| {
        column
            .place()
            .filter(|path| path.field == VALUE && path.part_key() == Some("level"))
            .and_then(Path::group_key)
            .map(str::to_owned)
    };
    for at in (1..columns.len()).filter(|_| register.key == "asset") {
        let beside = columns[at - 1].at + 1 == columns[at].at && columns[at].by == By::Nothing;
        let Some(key) = value(&columns[at - 1]).filter(|_| beside) else { continue };
        if CUES.values.reasons.has(&plain(&columns[at].heading)) {
            let several = at > 1 && value(&columns[at - 2]).is_some_and(|other| other != key);
            let path = Path::group(VALUE, if several { ALL.to_owned() } else { key }).part(BECAUSE);
            (columns[at].meaning, columns[at].by) = (Meaning::Place(path), By::Foreign);
        }
    }
}

/// A reason behind several values is that of the highest, where one is higher than all others.
pub fn settle_reason(before: Option<&dyn Record>, values: &mut [(Path, Value, usize)], wrong: &mut Vec<Objection>) {
    let shared = |path: &Path| path.field == VALUE && path.group_key() == Some(ALL);
    let Some(at) = values.iter().position(|(path, ..)| shared(path)) else { return };
    let stood = before.map(|before| before.value(VALUE));
    let mut levels: BTreeMap<String, u8> = BTreeMap::new();
    if let Some(Value::Many(groups)) = stood {
        let level = |(key, parts): (String, Parts)| {
            let found = parts.into_iter().find(|(part, _)| part == "level")?;
            if let Value::Level(step) = found.1 { Some((key, step)) } else { None }
        };
        levels.extend(groups.into_iter().filter_map(level));
    }
    for (path, value, _) in values.iter() {
        if let (true, Some(key), Value::Level(step)) = (path.field == VALUE, path.group_key(), value) {
            levels.insert(key.to_owned(), *step);
        }
    }
    let highest = levels.values().max();
    let those: Vec<_> = levels.iter().filter(|(_, step)| Some(*step) == highest).map(|(key, _)| key.clone()).collect();
    let (path, _, column) = &mut values[at];
    match &those[..] {
        [one] => *path = Path::group(VALUE, one.clone()).part(BECAUSE),
        _ => wrong.push((*column, Refusal::software(path.to_string(), SHARED_REASON))),
    }
}

/// What is asked of a reason that may be that of several values.
const SHARED_REASON: &str = "this stands behind several values, and none of them alone is the highest; say of which one the column gives the reason, keep it as the description or as an own field, or empty the cell";

/// The longest such description, in letters: what is longer is a text.
const TITLE_LETTERS_MAX: usize = 160;

/// In a list of risks without a title the column that describes them in a few words each is their title.
pub fn give_title(register: &Register, columns: &mut [Column], samples: &Samples<'_>) {
    let title = register.fields[register.title].key;
    let fills = |column: &Column, field: &str| column.place().is_some_and(|path| path.field == field);
    if register.key != "risk" || columns.iter().any(|own| fills(own, title) || own.meaning == Meaning::Reference) {
        return;
    }
    let is_short = |words: String| words.chars().count() <= TITLE_LETTERS_MAX && !words.trim().contains('\n');
    let described = |own: &&mut Column| {
        fills(own, "description")
            && !matches!(own.by, By::Told | By::Remembered | By::Key)
            && CUES.values.described.has(&plain(&own.heading))
            && samples.words(own.at).next().is_some()
            && samples.words(own.at).all(is_short)
    };
    if let Some(column) = columns.iter_mut().find(described) {
        (column.meaning, column.by) = (Meaning::Place(Path::field(title)), By::Foreign);
    }
}
