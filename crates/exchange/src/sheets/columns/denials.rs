//! Headings that deny what their field asks, such as `Excluded` or `Not personal data`, and columns of ticks that answer
//! one question together: `Yes` and `No`, `Applicable` and `Not applicable`.

use kernel::kind::Choices;
use kernel::refusal::Wrong;
use kernel::{Kind, Path, Refusal, Register, Value, parse};

use super::meanings::{By, Column, Meaning};
use super::samples::Samples;
use super::vocabulary::{plain, spaced};
use crate::sheets::cells::choices;
use crate::sheets::controls::applicability;
use crate::sheets::cues::{CUES, Words};
use crate::sheets::file::book::{Cell, Line, Lines};
use crate::sheets::report::notes;
use crate::sheets::report::places::cell;

/// What headings say about an answer.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    /// The question: the words that neither answer nor deny.
    question: String,
    /// Whether it denies.
    denies: bool,
    /// The answer that stands at its end.
    answer: Option<bool>,
}

/// `Personal data (yes/no)` asks, `Personal data: no` answers, `Not personal data` denies.
fn asked(heading: &str) -> Asked {
    let heading = spaced(heading).to_lowercase();
    let split = |text| -> Vec<&str> {
        let words = str::split(text, |sign: char| !sign.is_alphanumeric());
        words.filter(|own| !own.is_empty()).collect()
    };
    // `Status (not started, done)` lists what may stand below it; `Personal data (no)` answers.
    let listed = heading.find(['(', '[']).filter(|at| *at > 0 && split(&heading[*at..]).len() > 1);
    let mut words = split(&heading[..listed.unwrap_or(heading.len())]);
    let (cues, has) = (&CUES.answers, |words: &[&str], all: &Words| words.iter().any(|own| all.has(own)));
    // Whoever offers both answers gives none.
    if (has(&words, &cues.positive) && has(&words, &cues.negative))
        || (has(&words, &cues.either) && words.contains(&"n"))
    {
        let answers = [&cues.positive, &cues.negative, &cues.either];
        words.retain(|own| !answers.iter().any(|all| all.has(own)) && *own != "n");
    }
    let last = words.last().copied().unwrap_or_default();
    let answer = cues.positive.has(last).then_some(true).or_else(|| cues.negative.has(last).then_some(false));
    let denies = |(at, own): &(usize, &&str)| {
        cues.denying.has(own) && words.get(at + 1).is_none_or(|next| !cues.of_a_class.has(next))
    };
    let denials: Vec<_> = words.iter().enumerate().filter(denies).map(|(at, _)| at).collect();
    let idle = |at: usize| denials.contains(&at) || (answer.is_some() && at + 1 == words.len());
    let question = (0..words.len()).filter(|at| !idle(*at)).map(|at| words[at]).collect::<Vec<_>>().join(" ");
    Asked { question, denies: denials.len() % 2 == 1, answer }
}

/// The values of a choice that mean yes and no, where it has such.
fn both(of: &Choices) -> Option<(Value, Value)> {
    let find = |words: [&str; 3]| words.iter().find_map(|word| choices::choice(of, word).ok());
    let (yes, no) = (find(["yes", "y", "ja"])?, find(["no", "n", "nein"])?);
    (yes != no).then_some((yes, no))
}

/// The kind of a place that asks for yes or no.
pub fn question(register: &'static Register, path: &Path) -> Option<Kind> {
    let (_, kind) = parse::place(register.fields, path).ok()?;
    match kind {
        Kind::Flag => Some(kind),
        Kind::Choice(of) => both(of).map(|_| kind),
        _ => None,
    }
}

/// Whether the heading of a column denies what its place asks.
pub fn denies(register: &'static Register, column: &Column) -> bool {
    let named = matches!(column.by, By::Key | By::Label);
    let Some(kind) = column.place().and_then(|path| question(register, path)).filter(|_| !named) else { return false };
    match kind {
        Kind::Choice(of) => match (choices::choice(of, &column.heading).ok(), both(of)) {
            (Some(value), Some((yes, no))) if value == yes || value == no => value == no,
            _ => asked(&column.heading).denies,
        },
        _ => asked(&column.heading).denies,
    }
}

/// The choice that the heading of a column names by itself, where that is more than a mere yes: `Planned`.
pub fn named(register: &'static Register, column: &Column) -> Option<Value> {
    let told = column.place().and_then(|path| question(register, path)).filter(|_| column.by != By::Key)?;
    let Kind::Choice(of) = told else { return None };
    let (yes, no) = both(of)?;
    choices::choice(of, &column.heading).ok().filter(|own| *own != yes && *own != no)
}

/// What a cell below a heading that names a choice means.
///
/// # Errors
/// A mere no, which leaves open what else there is, and words that name nothing.
pub fn ticked_choice(of: &Choices, named: &Value, text: &str) -> Result<Value, Wrong> {
    match choices::bare(text) {
        Some(true) => Ok(named.clone()),
        Some(false) => Err(Wrong::new(format!(
            "\"{}\" stands below a heading that names {}, and does not say what else it is; choose {}",
            text.trim(),
            word(named),
            of.values.join(", ")
        ))),
        None => choices::choice(of, text),
    }
}

/// What is told of a column whose heading names a choice.
pub fn named_note(column: &Column, named: &Value) -> String {
    format!("{}: yes and ticks below it are read as \"{}\", as its heading says", notes::named(column), word(named))
}

/// What is told of a column whose heading denies.
pub fn note(column: &Column, kind: &Kind) -> String {
    let (yes, no) = match kind {
        Kind::Choice(of) => both(of).map_or_else(Default::default, |(yes, no)| (word(&yes), word(&no))),
        _ => ("yes".to_owned(), "no".to_owned()),
    };
    format!(
        "{}: its heading denies, so yes and ticks in it are read as \"{no}\", and no as \"{yes}\"; where that is not meant, say what its words mean",
        notes::named(column)
    )
}

/// What a cell below a heading that denies means.
///
/// # Errors
/// What is neither yes nor no, and what says yes or no by describing something.
pub fn denied(kind: &Kind, text: &str) -> Result<Value, Wrong> {
    let bare = choices::bare(text);
    match (kind, bare) {
        (Kind::Choice(of), Some(yes)) => match both(of) {
            Some((_, no)) if yes => Ok(no),
            Some((yes, _)) => Ok(yes),
            None => choices::choice(of, text),
        },
        // `Not applicable` below `Excluded` says so by itself.
        (Kind::Choice(of), None) => choices::choice(of, text),
        (_, Some(yes)) => Ok(Value::Flag(!yes)),
        (_, None) => choices::flag(text).and_then(|_| {
            let text = text.trim();
            Err(Wrong::new(format!("\"{text}\" stands below a heading that denies; say whether it means yes or no")))
        }),
    }
}

/// Whether nothing but ticks, and at least one of them, stands in a column.
fn is_ticked<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut ticks = 0;
    for text in cells {
        match choices::bare(text) {
            Some(_) => ticks += 1,
            None if choices::says_nothing(text) || text.trim().is_empty() => {}
            None => return false,
        }
    }
    ticks > 0
}

/// Knows columns of ticks whose headings deny a place, or answer for one, by the place of what they deny or answer.
pub fn recognize(
    register: &'static Register,
    columns: &mut [Column],
    samples: &Samples<'_>,
    place: impl Fn(usize, &str) -> Option<Path>,
) {
    let verdict = || Some(Path::field("applicable")).filter(|_| register.key == applicability::REGISTER);
    for at in 0..columns.len() {
        let own = &columns[at];
        // `No` alone may head numbers too, which a partner below `Yes` rules out.
        let numbered = own.meaning == Meaning::Number && asked(&own.heading).answer.is_some();
        let open = (own.meaning == Meaning::Unknown && own.by == By::Nothing) || numbered;
        if !open || !is_ticked(samples.words(own.at).collect::<Vec<_>>().iter().map(String::as_str)) {
            continue;
        }
        let Asked { question: words, denies, answer } = asked(&own.heading);
        let partner = columns.iter().find(|other| {
            let theirs = asked(&other.heading);
            answer.is_some_and(|yes| theirs.answer == Some(!yes) && plain(&theirs.question) == plain(&words))
        });
        let found = match answer {
            Some(_) if words.is_empty() => partner.and_then(|other| other.place().cloned().or_else(verdict)),
            Some(_) => partner.and_then(|_| place(own.at, &words)),
            None if denies && !words.is_empty() => place(own.at, &words),
            None => verdict().filter(|path| match question(register, path) {
                Some(Kind::Choice(of)) => {
                    choices::choice(of, &own.heading).ok().is_some_and(|own| both(of).is_some_and(|(_, no)| own == no))
                }
                _ => false,
            }),
        };
        if let Some(path) = found.filter(|path| question(register, path).is_some()) {
            (columns[at].meaning, columns[at].by) = (Meaning::Place(path), By::Foreign);
        }
    }
}

/// What columns of ticks say together.
#[derive(Default)]
pub struct Together {
    /// The cells to be written: row among the lines, column, and the answer.
    cells: Vec<(usize, usize, String)>,
    /// What is to be told.
    pub notes: Vec<String>,
    /// Columns that hold the answers where some row ticks none of them: nobody said yes or no there.
    pub unanswered: Vec<usize>,
    /// Rows with two answers.
    pub refusals: Vec<Refusal>,
}

impl Together {
    /// Has the columns of ticks that fill one place read as one question: the first of them holds the answer.
    pub fn of(register: &'static Register, sheet: &str, columns: &mut [Column], lines: &Lines) -> Self {
        let mut all = Self::default();
        let mut paths: Vec<Path> = columns.iter().filter_map(Column::place).cloned().collect();
        paths.sort_by_key(ToString::to_string);
        paths.dedup();
        for path in paths {
            let Some(kind) = question(register, &path) else { continue };
            let own: Vec<_> = columns.iter().filter(|column| column.place() == Some(&path)).cloned().collect();
            if own.len() < 2 {
                continue;
            }
            let answers: Vec<_> = own.iter().filter_map(|column| ticked(register, column, &kind)).collect();
            let distinct = answers.iter().all(|one| answers.iter().filter(|own| *own == one).count() == 1);
            let ticks = || {
                own.iter().all(|column| {
                    let words: Vec<_> = lines.iter().map(|line| line.cell(column.at).words()).collect();
                    is_ticked(words.iter().map(String::as_str)) || words.iter().all(|own| own.trim().is_empty())
                })
            };
            if answers.len() == own.len() && distinct && ticks() {
                all.answer(sheet, &own, &answers, lines);
                let ticked =
                    |line: &Line<'_>| own.iter().any(|column| choices::bare(&line.cell(column.at).words()).is_some());
                let open = is_flag_or_begins(register, &path, &kind) && !lines.iter().all(|line| ticked(&line));
                all.unanswered.extend(open.then_some(own[0].at));
                for column in columns.iter_mut().filter(|column| own[1..].iter().any(|other| other.at == column.at)) {
                    column.meaning = Meaning::Answer(path.clone());
                }
            }
        }
        all
    }

    fn answer(&mut self, sheet: &str, columns: &[Column], answers: &[String], lines: &Lines) {
        for (at, line) in lines.iter().enumerate() {
            let answer = |(number, column): (usize, &Column)| match choices::bare(&line.cell(column.at).words())? {
                true => Some(&answers[number]),
                // Of two answers the other one is left.
                false => answers.get(1 - number.min(1)).filter(|_| answers.len() == 2),
            };
            let mut said: Vec<_> = columns.iter().enumerate().filter_map(answer).collect();
            said.dedup();
            match said[..] {
                [] => {}
                [one] => self.cells.push((at, columns[0].at, one.clone())),
                [one, two, ..] => {
                    let message = format!("this row says \"{one}\" and \"{two}\" at once; leave one tick");
                    self.refusals.push(Refusal::software(cell(sheet, line.number, &columns[0]), message));
                }
            }
        }
        let named: Vec<_> = columns.iter().map(notes::named).collect();
        let told: Vec<_> = named.iter().zip(answers).map(|(own, answer)| format!("{own} says \"{answer}\"")).collect();
        self.notes.push(format!(
            "{}: read together as the answers to one question: {}",
            named.join(", "),
            told.join(", ")
        ));
    }

    /// Writes the answers into the column that holds them.
    pub fn write(self, lines: &mut Lines) {
        for (at, column, answer) in self.cells {
            lines.write(at..at + 1, column, &Cell::text(answer));
        }
    }
}

/// Whether a new record begins with one of the two answers, which nobody gave.
fn is_flag_or_begins(register: &'static Register, path: &Path, kind: &Kind) -> bool {
    let Kind::Choice(of) = kind else { return true };
    let Some((yes, no)) = both(of) else { return false };
    let begins = (register.blank)().value(&path.field);
    begins == yes || begins == no
}

/// What a tick in a column says: the choice that its heading names, or yes, or no where the heading denies.
fn ticked(register: &'static Register, column: &Column, kind: &Kind) -> Option<String> {
    let no = denies(register, column) || asked(&column.heading).answer == Some(false);
    match kind {
        Kind::Choice(of) => {
            let named = choices::choice(of, &column.heading).ok();
            let (yes, against) = both(of)?;
            Some(word(&named.unwrap_or(if no { against } else { yes })))
        }
        _ => Some(if no { "no" } else { "yes" }.to_owned()),
    }
}

fn word(value: &Value) -> String {
    match value {
        Value::Choice(key) => key.to_string(),
        _ => String::new(),
    }
}

/// Positions of the columns whose heading denies, and in which cells are empty: nobody knows what that says.
pub fn silent(register: &'static Register, columns: &[Column], lines: &Lines) -> Vec<usize> {
    let own = columns.iter().filter(|column| denies(register, column));
    let empty = |column: &&Column| lines.iter().any(|line| line.cell(column.at).is_empty());
    own.filter(empty).map(|column| column.at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_asks_answers_or_denies() {
        for (heading, question, denies, answer) in [
            ("Personal data (yes/no)", "personal data", false, None),
            ("Personenbezogene Daten (j/n)", "personenbezogene daten", false, None),
            ("Anwendbar Nein", "anwendbar", true, Some(false)),
            ("Ja", "", false, Some(true)),
            ("Not personal data", "personal data", true, None),
            ("Not excluded", "", false, None),
            ("Status (not started / done)", "status", false, None),
            ("Personal data (no)", "personal data", true, Some(false)),
            ("Contains non-public personal information", "contains non public personal information", false, None),
        ] {
            let expected = Asked { question: question.to_owned(), denies, answer };
            assert_eq!(asked(heading), expected, "{heading}");
        }
    }
}
