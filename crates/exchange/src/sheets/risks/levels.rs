//! Steps of scales as lists write them: a number, a label of the method, or a word that can mean one step only.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use isms::planning::scoring;
use kernel::refusal::Wrong;
use kernel::{Kind, Path, Register, State, Value, parse};

use super::ladders::{beside, elsewhere, ladders, meant, one};
use super::scale_keys::{Counts, Keys};
use super::scales::{Bare, ROWS_MIN, counted, unlettered};
use crate::sheets::columns::meanings::Column;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::file::book::{Cell, Lines};
use crate::sheets::report::notes::named;

/// Different words of a column that are looked at; who writes more writes no levels.
const WORDS_MAX: usize = 64;

/// Fewest steps of a scale that several columns may show by what is not among their numbers, and fewest rows of each.
const SHORTEST: u8 = 3;
const SHORT_ROWS_MIN: usize = 3;

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
    /// How its numbers count by a key beside the list.
    keyed: Option<Counts>,
    /// The highest number of the column, where none is the last step, and how many stand there.
    few: Option<(u8, usize)>,
    /// Whether any number stands there.
    numbered: bool,
}

impl Levels {
    /// Looks through the columns of a sheet that hold levels.
    pub fn of(register: &Register, columns: &[Column], (lines, keys): (&Lines, &Keys), state: &State) -> Self {
        let scale = |column: &Column| {
            let path = column.filled()?;
            let (_, kind) = parse::place(register.fields, path).ok()?;
            let keys = || keys.about(register, columns, column);
            matches!(kind, Kind::Level).then(|| (path.to_string(), Scale::of(path, column, (lines, &keys()), state)))
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
        let named = named(column);
        let few = scale.few.filter(|(_, rows)| *rows >= ROWS_MIN && scale.is_plain() && words.is_empty());
        match few.filter(|_| self.short().is_none()) {
            Some((highest, _)) => Some(format!(
                "{named}: numbers are read as steps of {}, and none is higher than {}; where they count on another scale, name it in the heading, such as (1-{highest})",
                scale.steps.len(),
                scale.called(highest)
            )),
            None => (!words.is_empty()).then(|| format!("{named}: words are read as steps: {}", words.join(", "))),
        }
    }
}

impl Levels {
    /// What is asked of columns that a key beside the list counts otherwise, unless something was said of all of them.
    pub fn keyed(&self, columns: &[Column], keys: &Keys, answered: impl Fn(&Path) -> bool) -> Option<String> {
        let other = |path: &Path| {
            let scale = self.0.get(&path.to_string())?;
            let keyed = scale.keyed.filter(|keyed| *keyed != Counts::To(scale.last()))?;
            (scale.numbered && !answered(path)).then_some(keyed)
        };
        let found: Vec<_> = columns.iter().filter_map(|own| Some((named(own), other(own.filled()?)?))).collect();
        let down = found.iter().any(|(_, keyed)| *keyed == Counts::Down);
        let how = if down { "runs the other way than the method" } else { "counts other steps than the method" };
        let columns: Vec<_> = found.into_iter().map(|(named, _)| named).collect();
        (!columns.is_empty()).then(|| {
            format!("{}: the key on this sheet {how}: {}; say what each number means", columns.join(", "), keys.told())
        })
    }

    /// What is asked where several columns of numbers stay below the last step of the method.
    pub fn question(&self, columns: &[Column]) -> Option<String> {
        let asked =
            columns.iter().filter(|own| own.filled().is_some_and(|path| self.0.contains_key(&path.to_string())));
        let asked: Vec<_> = asked.map(named).collect();
        let (highest, steps) = self.short()?;
        Some(format!(
            "{}: no number is higher than {highest}, and the method has {steps} steps; do these count to {highest} or to {steps}? They are read as steps of {steps}; where they count to {highest}, say so in the heading, such as (1-{highest})",
            asked.join(", ")
        ))
    }

    /// The highest number of all columns, and how many steps there are, where none of several reaches the last step.
    fn short(&self) -> Option<(u8, usize)> {
        let numbered: Vec<_> = self.0.values().filter(|scale| scale.numbered && scale.is_plain()).collect();
        let few: Option<Vec<_>> = numbered.iter().map(|scale| scale.few).collect();
        let few = few.filter(|few| few.len() > 1 && few.iter().all(|(_, rows)| *rows >= SHORT_ROWS_MIN))?;
        let (highest, steps) = (few.iter().map(|(highest, _)| *highest).max()?, numbered.first()?.steps.len());
        (highest >= SHORTEST).then_some((highest, steps))
    }
}

impl Scale {
    /// Whether numbers are read as steps of ours.
    fn is_plain(&self) -> bool {
        self.other.is_none() && self.keyed != Some(Counts::Down)
    }

    fn of(path: &Path, column: &Column, (lines, keys): (&Lines, &Keys), state: &State) -> Self {
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
        let own = scale.last();
        let bare = Bare::of(lines, column.at);
        let shown = counted(&column.heading)
            .or_else(|| elsewhere(&numbered, path, scale.steps.len()))
            .or_else(|| bare.beyond(own));
        scale.keyed = keys.counts(path, scale.steps.len());
        let shown = shown.or(match scale.keyed {
            Some(Counts::To(last)) => Some((1, last)),
            Some(Counts::Down) | None => None,
        });
        scale.other = shown.filter(|shown| *shown != (1, own));
        // Whoever writes of the last step, or calls the others by its words, counts to it.
        let in_cells = || Keys::in_cells(lines, column.at).counts(path, scale.steps.len());
        let to_last = || scale.keyed.or_else(in_cells) == Some(Counts::To(own));
        let few = bare.below(own).filter(|_| counted(&column.heading).is_none() && own > 0);
        scale.few = few.filter(|_| !to_last());
        scale.numbered = bare.any();
        scale
    }

    /// The last step.
    fn last(&self) -> u8 {
        u8::try_from(self.steps.len()).unwrap_or(u8::MAX)
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
            None if self.keyed == Some(Counts::Down) && text.contains(|sign: char| sign.is_ascii_digit()) => {
                Err(Wrong::new(format!(
                    "\"{text}\" counts the other way round by the key on this sheet; say which step it means{}",
                    self.offered("")
                )))
            }
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

/// The words of a text that holds a number: `high` of `3 (High)`, `critique` of `G4 - Critique`.
fn wordy(text: &str) -> String {
    plain(unlettered(text)).chars().filter(|letter| !letter.is_ascii_digit()).collect()
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
    fn a_number_is_found_where_it_is_the_only_one() {
        let found = |text: &'static str| number(text, 5);
        for text in ["4", "4 - likely", "likely (4)", "4.0", "4,00", "4/5", "4: hoch"] {
            assert_eq!(found(text), Some("4"), "{text}");
        }
        for text in ["4.5", "4/6", "-4", "4 to 5", "likely", "2026-11-23"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
