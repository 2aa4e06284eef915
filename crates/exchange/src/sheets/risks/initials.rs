//! Criteria by their initials in other languages: in D I C the D is availability, in D I C A T the A authenticity, in B I V the V confidentiality; the
//! reasons that stand beside the values by criterion, and risks that are called by what describes them.

use kernel::{Path, Register, State};

use super::criteria;
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::columns::samples::Samples;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::cues::CUES;

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

/// A reason right behind the value of an asset by a criterion is the reason for that value.
pub fn give_reasons(register: &Register, columns: &mut [Column]) {
    for at in 1..columns.len() {
        let value = columns[at - 1].place().filter(|path| register.key == "asset" && path.field == "value");
        let beside = columns[at - 1].at + 1 == columns[at].at && columns[at].by == By::Nothing;
        let Some(key) = value.and_then(Path::group_key).filter(|_| beside) else { continue };
        if CUES.values.reasons.has(&plain(&columns[at].heading)) {
            let path = Path::group("value", key).part("because");
            (columns[at].meaning, columns[at].by) = (Meaning::Place(path), By::Foreign);
        }
    }
}

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
