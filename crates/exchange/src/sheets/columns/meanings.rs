//! What the columns of a sheet mean.

use std::collections::HashMap;
use std::sync::LazyLock;

use isms::planning::aims::AIMS;
use isms::planning::{figures, scoring};
use kernel::own::{self, OwnField};
use kernel::{Field, Kind, Path, RawId, Refusal, Register, State, Writer, parse};

use super::ambiguities::{cells_fit, is_number};
use super::samples::Samples;
use super::vocabulary::{self, Word, plain};
use super::{denials, headings, variants};
use crate::sheets::cells::types;
use crate::sheets::controls::{applicability, implementation};
use crate::sheets::export::FIGURE;
use crate::sheets::file::book::letters;
use crate::sheets::links::references;
use crate::sheets::past::acts;
use crate::sheets::risks::{criteria, initials, judgements, ladders, stages};
use crate::sheets::{RECORD_VERSION, REFERENCE};
use crate::texts;

/// What headings mean where they do not say it themselves: each heading with the place it fills, or none to leave it out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings(pub Vec<(String, Option<String>)>);

impl Headings {
    /// What is said about a heading, if anything.
    pub fn find(&self, heading: &str) -> Option<Option<&str>> {
        let same = |own: &str| own.trim().eq_ignore_ascii_case(heading.trim());
        self.0.iter().find(|(own, _)| same(own)).map(|(_, place)| place.as_deref())
    }
}

/// What one column of a sheet means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its position, counted from 0.
    pub at: usize,
    /// Its letters: `D`.
    pub letters: String,
    /// What stands above it.
    pub heading: String,
    /// What it means.
    pub meaning: Meaning,
    /// By what it was recognized.
    pub by: By,
    /// Places that an unknown one may mean, the likeliest first.
    pub suggestions: Vec<String>,
    /// What stands in its first filled cell, cut short.
    pub example: String,
}

/// What a column means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The record that the row is about.
    Reference,
    /// The version that the record had when it was exported.
    RecordVersion,
    /// Somebody else's number of the row, by which other rows of the file may link to it.
    Number,
    /// The content of a place.
    Place(Path),
    /// Computed here, so it is not taken over.
    Computed,
    /// What an act judges here, with the content of this column.
    Judged(Path),
    /// What an act judges here once the words of its columns are told.
    Waiting(Path),
    /// What an act of bringing in takes, where the row says that it was done.
    Brought(Path),
    /// Decided here by acts, so it is not taken over from lists that know none.
    Decided,
    /// Left out because somebody said so.
    LeftOut,
    /// Another answer to the question of a column before it, in which both are read.
    Answer(Path),
    /// Left out because a better column says the same.
    Repeated,
    /// Nothing that the register knows; it is left out.
    Unknown,
}

/// By what a column was recognized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The key of a place, as exports write it.
    Key,
    /// The label of a field.
    Label,
    /// A word that other people's lists use.
    Foreign,
    /// A column map that was kept.
    Remembered,
    /// Somebody said so now.
    Told,
    /// Nothing.
    Nothing,
}

impl Column {
    /// The place that its cells are read for.
    pub fn filled(&self) -> Option<&Path> {
        match &self.meaning {
            Meaning::Judged(path) | Meaning::Brought(path) => Some(path),
            _ => self.place(),
        }
    }

    /// The place it fills.
    pub fn place(&self) -> Option<&Path> {
        match &self.meaning {
            Meaning::Place(path) => Some(path),
            Meaning::Reference
            | Meaning::RecordVersion
            | Meaning::Number
            | Meaning::Computed
            | Meaning::Judged(_)
            | Meaning::Waiting(_)
            | Meaning::Brought(_)
            | Meaning::Decided
            | Meaning::LeftOut
            | Meaning::Answer(_)
            | Meaning::Repeated
            | Meaning::Unknown => None,
        }
    }
}

/// What each column means, by the headings and by what stands below them.
pub fn columns(
    register: &'static Register,
    headings: &[String],
    samples: &Samples<'_>,
    told: &Headings,
    remembered: &Headings,
    state: &State,
) -> Vec<Column> {
    let named = headings.iter().enumerate().filter(|(_, heading)| !heading.trim().is_empty());
    let ours = references::numbers(register, headings, samples, state);
    let said = &Said { told, remembered, ours };
    let find = |at: usize, heading: &str| match meaning(register, (at, heading), samples, said, state) {
        (Meaning::Unknown, By::Nothing) => headings::stem(heading)
            .map(|stem| meaning(register, (at, stem), samples, said, state))
            .unwrap_or((Meaning::Unknown, By::Nothing)),
        found => found,
    };
    let silence = &Headings::default();
    let unsaid = &Said { told: silence, remembered: silence, ours };
    let otherwise = |at: usize, heading: &str| {
        variants::of(register, heading).into_iter().find_map(|variant| {
            let found = match variant.is_plain() {
                true => find(at, &variant.words),
                false => meaning(register, (at, &variant.words), samples, unsaid, state),
            };
            variant.may(register, &found.0).then_some(found)
        })
    };
    let known = |at: usize, heading: &str| match find(at, heading) {
        (Meaning::Unknown, By::Nothing) => otherwise(at, heading).unwrap_or((Meaning::Unknown, By::Nothing)),
        found => found,
    };
    let column = |(at, heading): (usize, &String)| {
        let (meaning, by) = known(at, heading);
        let (letters, heading) = (letters(at), heading.trim().to_owned());
        Column { at, letters, heading, meaning, by, suggestions: Vec::new(), example: samples.example(at) }
    };
    let mut columns: Vec<_> = named.map(column).collect();
    keep_number(register, &mut columns);
    initials::settle(register, &mut columns, state);
    initials::give_reasons(register, &mut columns);
    denials::recognize(register, &mut columns, samples, |at, words| match known(at, words) {
        (Meaning::Place(path), _) => Some(path),
        _ => None,
    });
    applicability::set_titles_aside(register, &mut columns, samples);
    implementation::settle(register, &mut columns, samples);
    initials::give_title(register, &mut columns, samples);
    columns
}

/// Another list's number of a row is kept where the register has a field for it.
fn keep_number(register: &'static Register, columns: &mut [Column]) {
    let path = Path::field(IDENTIFIER);
    let kept = register.field(IDENTIFIER).is_some_and(|(_, field)| field.writer == Writer::Edit && !field.retired);
    if !kept || columns.iter().any(|column| column.place() == Some(&path)) {
        return;
    }
    if let Some(column) = columns.iter_mut().find(|column| column.meaning == Meaning::Number) {
        column.meaning = Meaning::Place(path);
    }
}

/// The field in which records keep the number that they have elsewhere.
pub const IDENTIFIER: &str = "identifier";

/// Two columns for one place, and lines of a map that lead nowhere.
pub fn objections(register: &'static Register, columns: &[Column], told: &Headings, place: &str) -> Vec<Refusal> {
    let lost = told.0.iter().filter_map(|(heading, to)| {
        let here = columns.iter().any(|column| column.heading.eq_ignore_ascii_case(heading.trim()));
        let to = to.as_deref().filter(|to| here && !is_known(register, to))?;
        let message = format!("the map sends \"{heading}\" to {to}, which is no field of {}", register.plural);
        Some(Refusal::software("map", message))
    });
    let twice = columns.iter().enumerate().filter_map(|(at, column)| {
        let single = matches!(column.meaning, Meaning::Reference | Meaning::RecordVersion);
        let first = columns[..at].iter().find(|other| single && other.meaning == column.meaning)?;
        let message = format!(
            "\"{}\" ({}) and \"{}\" ({}) fill the same field; keep one of the two",
            first.heading, first.letters, column.heading, column.letters
        );
        Some(Refusal::software(place, message))
    });
    lost.chain(twice).collect()
}

/// Whether a place may be named in a map.
fn is_known(register: &'static Register, place: &str) -> bool {
    matches!(place, REFERENCE | RECORD_VERSION)
        || leaf(register, place).is_some()
        || judgements::PLACES.contains(&place)
}

/// What is said about a sheet's headings, and by them.
struct Said<'a> {
    /// By somebody now.
    told: &'a Headings,
    /// By a column map that was kept.
    remembered: &'a Headings,
    /// Whether its numbers are our references.
    ours: bool,
}

fn meaning(
    register: &'static Register,
    (at, heading): (usize, &str),
    samples: &Samples<'_>,
    said: &Said<'_>,
    state: &State,
) -> (Meaning, By) {
    for (map, by) in [(said.told, By::Told), (said.remembered, By::Remembered)] {
        if let Some(mapped) = map.find(heading) {
            let meaning = mapped.map_or(Meaning::LeftOut, |place| mapped_to(register, place));
            return (meaning, by);
        }
    }
    let word = plain(heading);
    let foreign = vocabulary::heading(register.key, heading);
    // A key in other letters, such as "Target", may be a word for another place too.
    let fits = |meaning: &Meaning| match (meaning, foreign) {
        (Meaning::Place(path), Some(Word::Place(_))) if path.to_string() != heading.trim() => {
            cells_fit(register, path, samples, at, state)
        }
        _ => true,
    };
    if let Some(path) = types::place(register, &word, samples, at) {
        return (Meaning::Place(path), By::Foreign);
    }
    if let Some(meaning) = spelled(register, heading).filter(fits) {
        return (meaning, By::Key);
    }
    if let Some(path) = stages::place(register, heading) {
        return (Meaning::Place(path), By::Foreign);
    }
    // A label that is also somebody else's word for another place means that one where the cells do not fit its own.
    let labelled = labelled(register, &word)
        .filter(|path| !matches!(foreign, Some(Word::Place(_))) || cells_fit(register, path, samples, at, state));
    if labelled.is_none() && is_number(register, heading, foreign, samples, at) {
        // Somebody else's numbers are no references of ours, whatever they look like.
        let own = |cell: &String| register.reference.read(cell).is_some() || cell.trim().parse::<RawId>().is_ok();
        let is_reference = said.ours && samples.words(at).any(|cell| own(&cell));
        let meaning = if is_reference { Meaning::Reference } else { Meaning::Number };
        return (meaning, By::Foreign);
    }
    let labelled = labelled.or_else(|| headings::of_row(register, heading));
    let labelled = labelled.or_else(|| headings::of_criterion(register, heading, state));
    if let Some(path) = labelled.or_else(|| own_field(register, &word, state)) {
        return (Meaning::Place(path), By::Label);
    }
    if let Some(path) = criteria::place(register, heading, state) {
        return (Meaning::Place(path), By::Label);
    }
    match foreign {
        // A column "Risk" may tell the level of the risk that another column describes.
        Some(Word::Place("title")) if register.key == "risk" && ladders::are_steps(samples.cells(at)) => {
            (Meaning::Computed, By::Foreign)
        }
        Some(Word::Place(place)) => (mapped_to(register, place), By::Foreign),
        Some(Word::Computed) => (Meaning::Computed, By::Foreign),
        Some(Word::Decided) => (Meaning::Decided, By::Foreign),
        None if stages::is_computed(register, heading) => (Meaning::Computed, By::Foreign),
        None => (Meaning::Unknown, By::Nothing),
    }
}

/// Whether a heading is that of something which lists of ours compute.
fn is_figure(register: &Register, heading: &str) -> bool {
    let key = heading.strip_prefix(FIGURE);
    key.is_some_and(|key| figures::keys(register.key).contains(&key))
}

/// What a key written out means.
fn spelled(register: &'static Register, heading: &str) -> Option<Meaning> {
    let heading = heading.trim();
    match heading {
        REFERENCE => return Some(Meaning::Reference),
        RECORD_VERSION => return Some(Meaning::RecordVersion),
        _ if is_figure(register, heading) => return Some(Meaning::Computed),
        _ => {}
    }
    let word = plain(heading);
    let alike = || register.live_fields().find(|(_, field)| plain(field.key) == word && field.kind.parts().is_none());
    let path = leaf(register, heading).or_else(|| alike().map(|(_, field)| Path::field(field.key)));
    path.map(Meaning::Place)
}

/// What a map's place means.
fn mapped_to(register: &'static Register, place: &str) -> Meaning {
    let whole = || register.field(place).map(|(_, field)| Meaning::Place(Path::field(field.key)));
    match spelled(register, place).or_else(whole) {
        Some(Meaning::Place(path)) => stages::whole(path).map_or(Meaning::Unknown, Meaning::Place),
        other => other.unwrap_or(Meaning::Unknown),
    }
}

/// Labels of places by register, each with its one place; labels that several places bear name none of them.
static LABELS: LazyLock<HashMap<&'static str, HashMap<String, Option<Path>>>> = LazyLock::new(|| {
    let of_register = |register: &&'static Register| {
        let mut labels: HashMap<String, Option<Path>> = HashMap::new();
        for path in places(register) {
            labels.entry(plain(&texts::label(register, &path))).and_modify(|own| *own = None).or_insert(Some(path));
        }
        (register.key, labels)
    };
    isms::REGISTERS.iter().map(of_register).collect()
});

/// The one place whose label is this word.
fn labelled(register: &'static Register, word: &str) -> Option<Path> {
    LABELS.get(register.key)?.get(word).cloned().flatten().filter(|_| !word.is_empty())
}

/// The organization's own field that a heading names, by key or label.
fn own_field(register: &'static Register, word: &str, state: &State) -> Option<Path> {
    let named = |field: &OwnField<'_>| plain(&field.label()) == word || plain(&field.key()) == word;
    let field = OwnField::of(register, state).find(named)?;
    Some(Path::group(own::FIELD, field.key()).part(own::PART))
}

/// A place that holds one content, not a group of them.
fn leaf(register: &'static Register, place: &str) -> Option<Path> {
    let path: Path = place.parse().ok()?;
    let (field, kind) = parse::place(register.fields, &path).ok()?;
    let keyed = matches!(field.kind, Kind::Many(_)) == path.group_key().is_some();
    let whole = path.group_key().is_none() && path.part_key().is_none();
    let path = if whole { Path::field(field.key) } else { path };
    (kind.parts().is_none() && keyed && !field.retired).then_some(path)
}

/// The places that a foreign column may be said to mean: those that edits write, the values of assets by criterion,
/// and the organization's own fields.
pub fn offered(register: &'static Register, state: &State) -> Vec<Path> {
    let edited = |path: &Path| register.field(&path.field).is_some_and(|(_, field)| field.writer == Writer::Edit);
    let criteria: Vec<_> = match (register.key, scoring::at_hand(state)) {
        ("asset", Some((_, method))) => method.criteria.iter().map(|(key, _)| key.to_owned()).collect(),
        ("asset", None) => AIMS.iter().map(|aim| aim.key.to_owned()).collect(),
        _ => Vec::new(),
    };
    let shared = criteria.first().map(|_| judgements::ALL.to_owned());
    let reasons = shared.iter().chain(&criteria).map(|key| Path::group("value", key).part("because"));
    let values = criteria.iter().map(|key| Path::group("value", key).part("level")).chain(reasons);
    let own = OwnField::of(register, state).map(|field| Path::group(own::FIELD, field.key()).part(own::PART));
    let judged = judgements::PLACES.iter().filter(|_| register.key == "risk").filter_map(|place| place.parse().ok());
    let brought = acts::places(register);
    places(register).filter(edited).chain(judged).chain(brought).chain(values).chain(own).collect()
}

/// The places of a register outside keyed lists.
pub fn places(register: &'static Register) -> impl Iterator<Item = Path> {
    let of = |field: &'static Field| match field.kind {
        Kind::Group(parts) => parts.iter().map(|part| Path::field(field.key).part(part.key)).collect(),
        Kind::Many(_) => Vec::new(),
        _ => vec![Path::field(field.key)],
    };
    register.live_fields().flat_map(move |(_, field)| of(field))
}
