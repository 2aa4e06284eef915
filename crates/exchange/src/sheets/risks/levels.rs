//! Steps of scales as lists write them: a number, a label of the method, or a word that can mean one step only.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use isms::planning::scoring;
use kernel::refusal::Wrong;
use kernel::{Kind, Path, Register, State, Value, parse};

use super::scales::{Bare, counted};
use crate::sheets::columns::meanings::Column;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::file::book::{Cell, Lines};

const FILE: &str = include_str!("../../../../../content/levels.yaml");

/// Different words of a column that are looked at; who writes more writes no levels.
const WORDS_MAX: usize = 64;

/// Most steps of a scale that is known in words.
pub const STEPS_MAX: usize = 10;

/// A scale in words, from the lowest step; each step with its alternatives.
type Ladder = Vec<Vec<String>>;

/// The known ladders by what they measure.
static LADDERS: LazyLock<HashMap<String, Vec<Ladder>>> = LazyLock::new(|| {
    let mut file: HashMap<String, Vec<Ladder>> =
        serde_norway::from_str(FILE).expect("the list of levels is part of the build and tested");
    let words = file.values_mut().flatten().flatten().flatten();
    words.for_each(|word| *word = plain(word));
    file
});

/// The columns of levels in a sheet, by their places.
#[derive(Default)]
pub struct Levels(HashMap<String, Scale>);

/// A scale, and what the words of its column mean on it.
#[derive(Default)]
struct Scale {
    /// The steps of the method with their labels.
    steps: Vec<(u8, String)>,
    /// The same the other way round.
    labels: HashMap<String, u8>,
    /// Words that are no labels, each with the steps it can mean.
    words: BTreeMap<String, BTreeSet<u8>>,
    /// How those words are written.
    written: BTreeMap<String, String>,
    /// Words that stand beside numbers and are no labels, each with the steps it can mean.
    beside: BTreeMap<String, BTreeSet<u8>>,
    /// The first and the last step of another scale, where the heading or the words show that the column counts on one.
    other: Option<(u8, u8)>,
    /// The highest number of the column, where many stand there and none is the last step.
    few: Option<u8>,
}

impl Levels {
    /// Looks through the columns of a sheet that hold levels.
    pub fn of(register: &Register, columns: &[Column], lines: &Lines, state: &State) -> Self {
        let scale = |column: &Column| {
            let path = column.filled()?;
            let (_, kind) = parse::place(register.fields, path).ok()?;
            matches!(kind, Kind::Level).then(|| (path.to_string(), Scale::of(path, column, lines, state)))
        };
        let mut levels = Self(columns.iter().filter_map(scale).collect());
        levels.judge_together(columns);
        levels
    }

    /// Columns of one field, such as the value by criterion, are written by the same hand: a word that can mean
    /// several steps in one of them may mean one beside the words of the others.
    fn judge_together(&mut self, columns: &[Column]) {
        let kin = |one: &Path, other: &Path| one.field == other.field && one.group_key().is_some();
        let paths: Vec<_> = columns.iter().filter_map(Column::filled).cloned().collect();
        for path in &paths {
            let place = path.to_string();
            let alike =
                paths.iter().filter(|other| kin(path, other)).filter_map(|other| self.0.get(&other.to_string()));
            let written: BTreeMap<_, _> =
                alike.flat_map(|scale| &scale.written).map(|(word, text)| (word.clone(), text.clone())).collect();
            // What is judged by the same hand counts on the same scale.
            let kind = paths.iter().filter(|other| kin(path, other)).filter_map(|other| self.0.get(&other.to_string()));
            let other = kind.filter_map(|scale| scale.other).max_by_key(|(_, last)| *last);
            let Some(scale) = self.0.get_mut(&place) else { continue };
            scale.other = scale.other.or(other);
            let together = meant(&written, &ladders(path, scale.steps.len()));
            for (word, steps) in scale.words.iter_mut().filter(|(_, steps)| one(steps).is_none()) {
                if let Some(found) = together.get(word).filter(|found| one(found).is_some()) {
                    steps.clone_from(found);
                }
            }
        }
    }

    /// The step that a text means at a place.
    pub fn read(&self, path: &Path, text: &str) -> Result<Value, Wrong> {
        self.scale(path, |scale| scale.read(text.trim()))
    }

    /// The step that somebody says a word of the column means.
    pub fn said(&self, path: &Path, text: &str) -> Result<Value, Wrong> {
        self.scale(path, |scale| scale.step(text.trim()))
    }

    /// The step that a word of the column is taken for by what it means elsewhere; none for a label of the method.
    pub fn taken(&self, path: &Path, word: &str) -> Option<u8> {
        self.0.get(&path.to_string())?.words.get(&plain(word)).and_then(one)
    }

    /// Whether a text is the label of a step, sign by sign.
    pub fn is_label(&self, path: &Path, text: &str) -> bool {
        let same = |label: &str| label.trim().eq_ignore_ascii_case(text.trim());
        self.0.get(&path.to_string()).is_some_and(|scale| scale.steps.iter().any(|(_, label)| same(label)))
    }

    fn scale<T>(&self, path: &Path, read: impl FnOnce(&Scale) -> T) -> T {
        match self.0.get(&path.to_string()) {
            Some(scale) => read(scale),
            None => read(&Scale::default()),
        }
    }

    /// Which words of a column are taken for which steps, where any are.
    pub fn told(&self, column: &Column) -> Option<String> {
        let scale = self.0.get(&column.filled()?.to_string())?;
        let taken = scale.words.iter().filter_map(|(word, steps)| {
            let step = one(steps)?;
            Some((step, format!("{} as {}", scale.written[word], scale.called(step))))
        });
        let taken: BTreeSet<_> = taken.collect();
        let words: Vec<_> = taken.into_iter().map(|(_, told)| told).collect();
        let named = format!("\"{}\" ({})", column.heading, column.letters);
        match scale.few.filter(|_| scale.other.is_none() && words.is_empty()) {
            Some(highest) => Some(format!(
                "{named}: numbers are read as steps of {}, and none is higher than {}; where they count on another scale, name it in the heading, such as (1-{highest})",
                scale.steps.len(),
                scale.called(highest)
            )),
            None => (!words.is_empty()).then(|| format!("{named}: words are read as steps: {}", words.join(", "))),
        }
    }
}

impl Scale {
    fn of(path: &Path, column: &Column, lines: &Lines, state: &State) -> Self {
        let Some((_, method)) = scoring::at_hand(state) else { return Self::default() };
        let steps = scoring::scale(method, &path.field).iter();
        let steps: Vec<(u8, String)> =
            steps.filter_map(|(key, step)| Some((key.parse().ok()?, step.label.to_string()))).collect();
        let labels = steps.iter().map(|(step, label)| (plain(label), *step)).collect();
        let mut scale = Self { steps, labels, ..Self::default() };
        let mut numbered: BTreeMap<String, u8> = BTreeMap::new();
        for line in lines.iter() {
            let Cell::Text(text) = line.cell(column.at) else { continue };
            let (text, word) = (text.trim(), wordy(text));
            let new = !scale.labels.contains_key(&word) && !word.is_empty();
            match number(text, scale.steps.len()).and_then(|digits| digits.parse().ok()) {
                Some(number) if new && numbered.len() < WORDS_MAX => drop(numbered.entry(word).or_insert(number)),
                None if new
                    && scale.written.len() < WORDS_MAX
                    && !text.contains(|sign: char| sign.is_ascii_digit()) =>
                {
                    scale.written.entry(word).or_insert_with(|| text.to_owned());
                }
                Some(_) | None => {}
            }
        }
        scale.words = meant(&scale.written, &ladders(path, scale.steps.len()));
        scale.beside = beside(&numbered, &ladders(path, scale.steps.len()));
        let own = u8::try_from(scale.steps.len()).unwrap_or(u8::MAX);
        let bare = Bare::of(lines, column.at);
        let shown = counted(&column.heading)
            .or_else(|| elsewhere(&numbered, path, scale.steps.len()))
            .or_else(|| bare.beyond(own));
        scale.other = shown.filter(|shown| *shown != (1, own));
        scale.few = bare.below(own).filter(|_| counted(&column.heading).is_none() && own > 0);
        scale
    }

    /// `4 Major`.
    fn called(&self, step: u8) -> String {
        let label = self.steps.iter().find(|(own, _)| *own == step);
        label.map_or_else(|| step.to_string(), |(step, label)| format!("{step} {label}"))
    }

    fn read(&self, text: &str) -> Result<Value, Wrong> {
        match self.other.filter(|_| text.contains(|sign: char| sign.is_ascii_digit())) {
            Some((first, last)) => Err(Wrong::new(format!(
                "\"{text}\" counts on a scale from {first} to {last}, and this one has {} steps; say which it means{}",
                self.steps.len(),
                self.offered("")
            ))),
            None => self.step(text),
        }
    }

    /// The step that a text means, whatever the column shows.
    fn step(&self, text: &str) -> Result<Value, Wrong> {
        let word = plain(text);
        if let Some(step) = self.labels.get(&word) {
            return Ok(Value::Level(*step));
        }
        if let Some(steps) = self.words.get(&word) {
            return one(steps).map(Value::Level).ok_or_else(|| self.unclear(text, steps));
        }
        let number = number(text, self.steps.len()).and_then(|digits| parse::level(digits).ok());
        let known = |number: &u8| match self.steps.is_empty() {
            true => *number > 0,
            false => self.steps.iter().any(|(step, _)| step == number),
        };
        let number = number.filter(known).ok_or_else(|| self.unknown(text))?;
        let said = wordy(text);
        let labelled = self.labels.get(&said).map(|step| BTreeSet::from([*step]));
        match labelled.as_ref().or_else(|| self.beside.get(&said)).filter(|steps| !steps.contains(&number)) {
            None => Ok(Value::Level(number)),
            Some(steps) => {
                let steps: Vec<_> = steps.iter().map(|step| self.called(*step)).collect();
                Err(Wrong::new(format!(
                    "\"{text}\" is {} by its number and {} by its word; write one of the two, or say which step it means{}",
                    self.called(number),
                    steps.join(" or "),
                    self.offered("")
                )))
            }
        }
    }

    fn unknown(&self, text: &str) -> Wrong {
        Wrong::new(format!("\"{text}\" is not a step of the scale; write its number{}", self.offered(" or the label")))
    }

    fn unclear(&self, text: &str, steps: &BTreeSet<u8>) -> Wrong {
        let steps: Vec<_> = steps.iter().map(|step| self.called(*step)).collect();
        let may = match &steps[..] {
            [] => "fits no scale together with the other words of this column".to_owned(),
            steps => format!("can mean {}", steps.join(" or ")),
        };
        Wrong::new(format!("\"{text}\" {may}; write the number{}", self.offered(" or the label")))
    }

    /// What would be taken.
    fn offered(&self, lead: &str) -> String {
        let steps: Vec<_> = self.steps.iter().map(|(step, _)| self.called(*step)).collect();
        if steps.is_empty() { String::new() } else { format!("{lead}: {}", steps.join(", ")) }
    }
}

/// Whether all that stands in these cells are numbers, or words of a ladder.
pub fn are_steps(cells: &[Cell<'_>]) -> bool {
    let is_step = |text: &str| {
        let word = plain(text);
        let known = || LADDERS["any"].iter().flatten().flatten().any(|own| *own == word);
        word.chars().all(|sign| sign.is_ascii_digit()) || known()
    };
    !cells.is_empty() && cells.iter().all(|cell| is_step(&cell.words()))
}

/// The ladders for a place whose scale has so many steps.
fn ladders(path: &Path, steps: usize) -> Vec<&'static Ladder> {
    let measures: &[&str] = match (path.field.rsplit('_').next(), path.field.as_ref(), path.group_key()) {
        (Some("likelihood"), ..) => &["any", "likelihood"],
        (Some("ease"), ..) => &["any"],
        (_, "value", Some("c")) => &["any", "consequence", "confidentiality"],
        _ => &["any", "consequence"],
    };
    let all = measures.iter().filter_map(|measure| LADDERS.get(*measure)).flatten();
    all.filter(|ladder| ladder.len() == steps).collect()
}

/// The step that a word means by itself on a scale of so many, where it can mean one alone.
pub fn step_of(word: &str, steps: usize) -> Option<u8> {
    let ladders: Vec<_> = LADDERS.get("any")?.iter().filter(|ladder| ladder.len() == steps).collect();
    let word = BTreeMap::from([(word.to_owned(), String::new())]);
    meant(&word, &ladders).values().next().and_then(one)
}

/// The steps that each known word can mean: on the ladders on which all known words of the column stand.
fn meant(written: &BTreeMap<String, String>, ladders: &[&Ladder]) -> BTreeMap<String, BTreeSet<u8>> {
    let step = |ladder: &Ladder, word: &str| {
        let at = ladder.iter().position(|step| step.iter().any(|own| own == word))?;
        u8::try_from(at + 1).ok()
    };
    let known: Vec<_> =
        written.keys().filter(|word| ladders.iter().any(|ladder| step(ladder, word).is_some())).collect();
    let whole = |ladder: &&&Ladder| known.iter().all(|word| step(ladder, word).is_some());
    let fitting: Vec<_> = ladders.iter().filter(whole).collect();
    let means = |word: &&String| ((*word).clone(), fitting.iter().filter_map(|own| step(own, word)).collect());
    known.iter().map(means).collect()
}

/// The steps that words beside numbers can mean: together, or each for itself where no ladder has all of them.
fn beside(numbered: &BTreeMap<String, u8>, ladders: &[&Ladder]) -> BTreeMap<String, BTreeSet<u8>> {
    let all = numbered.keys().map(|word| (word.clone(), word.clone())).collect();
    let mut found = meant(&all, ladders);
    for (word, steps) in found.iter_mut().filter(|(_, steps)| steps.is_empty()) {
        let alone = meant(&BTreeMap::from([(word.clone(), word.clone())]), ladders);
        steps.extend(alone.into_values().flatten());
    }
    found
}

/// The scale on which another list counts, where its words stand on one of another length alone, at their numbers.
fn elsewhere(numbered: &BTreeMap<String, u8>, path: &Path, own: usize) -> Option<(u8, u8)> {
    let at = |ladder: &Ladder, word: &String| ladder.iter().position(|step| step.contains(word));
    let fits = |ladder: &Ladder| {
        let numbered = numbered.iter().map(|(word, number)| (at(ladder, word), usize::from(*number)));
        numbered.into_iter().all(|(at, number)| at.is_some_and(|at| at + 1 == number))
    };
    // One word alone says little.
    if numbered.len() < 2 || ladders(path, own).into_iter().any(fits) {
        return None;
    }
    let mut others = (2..=STEPS_MAX).filter(|steps| *steps != own);
    let found = others.find(|steps| ladders(path, *steps).into_iter().any(fits))?;
    Some((1, u8::try_from(found).ok()?))
}

/// The words of a text that holds a number: `high` of `3 (High)`.
fn wordy(text: &str) -> String {
    plain(text).chars().filter(|letter| !letter.is_ascii_digit()).collect()
}

fn one(steps: &BTreeSet<u8>) -> Option<u8> {
    steps.first().copied().filter(|_| steps.len() == 1)
}

/// The one number in a text: `4`, `4 - likely`, `likely (4)`, `4.0`, and `4/5` on a scale of five steps.
fn number(text: &str, steps: usize) -> Option<&str> {
    let mut numbers = text.split(|sign: char| !sign.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let (first, second, third) = (numbers.next()?, numbers.next(), numbers.next());
    let of_all = |of: &str| text.contains('/') && of.parse() == Ok(steps);
    let is_whole = |rest: &str| rest.bytes().all(|digit| digit == b'0') && text.contains(['.', ',']);
    let sound = !text.starts_with('-') && third.is_none() && second.is_none_or(|own| of_all(own) || is_whole(own));
    sound.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ladder_has_a_word_twice() {
        for ladder in LADDERS.values().flatten() {
            let words: Vec<_> = ladder.iter().flatten().collect();
            let different: BTreeSet<_> = words.iter().collect();
            assert_eq!(words.len(), different.len(), "{ladder:?}");
        }
    }

    #[test]
    fn a_number_is_found_where_it_is_the_only_one() {
        let found = |text: &'static str| number(text, 5);
        for text in ["4", "4 - likely", "likely (4)", "4.0", "4,00", "4/5", "4: hoch"] {
            assert_eq!(found(text), Some("4"), "{text}");
        }
        for text in ["4.5", "4/6", "-4", "4 to 5", "likely", "2026-11-23"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn words_beside_numbers_show_another_scale() {
        let path = Path::field("likelihood");
        let column = |cells: &[(&str, u8)]| {
            let numbered = cells.iter().map(|(word, number)| (plain(word), *number)).collect();
            elsewhere(&numbered, &path, 5)
        };
        assert_eq!(column(&[("peu vraisemblable", 1), ("très vraisemblable", 3)]), Some((1, 4)));
        assert_eq!(column(&[("low", 1), ("high", 3)]), Some((1, 3)));
        assert_eq!(column(&[("low", 2), ("high", 4)]), None);
        assert_eq!(column(&[("high", 3)]), None);
    }

    #[test]
    fn words_of_a_column_belong_together() {
        let path = Path::group("value", "a").part("level");
        let steps = |words: &[&str], steps: usize| {
            let written = words.iter().map(|word| (plain(word), (*word).to_owned())).collect();
            let found = meant(&written, &ladders(&path, steps));
            words
                .iter()
                .map(|word| found.get(&plain(word)).map(|own| own.iter().copied().collect()))
                .collect::<Vec<_>>()
        };
        let only = |step: u8| Some(vec![step]);
        assert_eq!(steps(&["Hoch", "mittel", "sehr hoch"], 5), [only(4), only(3), only(5)]);
        assert_eq!(steps(&["normal", "hoch"], 3), [only(1), only(2)]);
        assert_eq!(steps(&["hoch", "mittel"], 3), [only(3), only(2)]);
        assert_eq!(steps(&["hoch"], 3), [Some(vec![2, 3])], "of normal, high, very high, or of low, medium, high");
        assert_eq!(steps(&["critical", "very high"], 5), [Some(vec![]), Some(vec![])], "no scale has both");
        assert_eq!(steps(&["elevated", "high"], 5), [None, only(4)]);
    }
}
