//! What lists say about the past: rows that say that something was approved, closed or given come in by the acts of
//! bringing in, once somebody says so, with what they say of who and when, and the list as the source.

use kernel::{Act, Args, Kind, Path, RawId, Refusal, Register, State, Value, Writer, parse, print};

use super::Options;
use super::book::{Cell, Line, Lines};
use super::choices::says_nothing;
use super::columns::{By, Column, Meaning};
use super::preview::{Brings, Lacking};
use super::rows::{Objection, Rows};
use super::sayings::{Means, folded};
use super::ways::{CHECKED_BY, EFFECTIVE, PRINTED, PROOF, VERSION, Way, act, is_said, path, way};
use super::written::stands;
use super::{told, within, words};

/// Refuses what is said for places of such an act where its rows are not brought in: it would go away.
pub fn unheard<'s>(
    register: &'static Register,
    plan: Option<&Plan>,
    said: &'s [(&'s str, &'s str)],
) -> impl Iterator<Item = Refusal> + use<'s> {
    let told = plan.is_some_and(Plan::is_told);
    let of_act = move |place: &str| place.parse().is_ok_and(|path| is_said(register, &path));
    let message = "this is taken once the rows are brought in as decided before; say so, or leave it out";
    let unheard = said.iter().filter(move |(place, words)| !told && !words.trim().is_empty() && of_act(place));
    unheard.map(move |(place, _)| Refusal::software(*place, message))
}

/// What a row says: its place, the argument of the act that takes it, and what stands there.
type Said = (&'static str, &'static str, Value);

/// How the past comes in by the rows of a sheet.
pub struct Plan {
    way: &'static Way,
    /// The position of the column that says whether a row was decided.
    status: Option<usize>,
    /// What somebody said that words of it mean.
    meant: Vec<(String, String)>,
    /// Columns that tell more, each with its place.
    columns: Vec<(usize, &'static str)>,
    /// Whether somebody said that it comes in.
    told: bool,
}

impl Plan {
    /// Finds what the columns of a list that names no record of ours say about the past. Where somebody says that it
    /// comes in, they fill its places; else acts decide it, and it is asked about.
    pub fn of(register: &'static Register, sheet: &str, columns: &mut [Column], options: &Options) -> Option<Self> {
        let way = way(register.key)?;
        if columns.iter().any(|column| column.meaning == Meaning::Reference) {
            return None;
        }
        let told = options.brings_in(sheet);
        let mut found: Vec<(usize, &'static str)> = Vec::new();
        for column in columns.iter_mut() {
            let Some(place) = told_place(way, register, column) else { continue };
            if found.iter().any(|(_, own)| *own == place) {
                continue;
            }
            found.push((column.at, place));
            let path: Path = place.parse().expect("the places of the ways are places");
            column.by = if column.by == By::Nothing { By::Foreign } else { column.by };
            column.meaning = if told { Meaning::Brought(path) } else { Meaning::Decided };
        }
        let says = |column: &&Column| {
            is_open(register, column)
                && !found.iter().any(|(at, _)| *at == column.at)
                && words::is_brought(register.key, "status", &column.heading)
        };
        let status = columns.iter_mut().find(|column| says(&&**column));
        let meant = status.as_ref().map(|column| meant(options, sheet, column)).unwrap_or_default();
        let status = status.map(|column| {
            column.meaning = Meaning::Decided;
            column.at
        });
        (status.is_some() || !found.is_empty()).then_some(Self { way, status, meant, columns: found, told })
    }

    /// Whether somebody said that it comes in.
    pub fn is_told(&self) -> bool {
        self.told
    }

    /// Whether a question about a column may be answered by bringing it in.
    pub fn has(&self, column: &Column) -> bool {
        self.status == Some(column.at) || self.columns.iter().any(|(at, _)| *at == column.at)
    }

    /// What comes in, or would: told by the sheet.
    pub fn brings(&self, columns: &[Column], lines: &Lines) -> Option<Brings> {
        let rows = lines.iter().filter(|line| self.says(line)).count();
        let named = columns.iter().filter(|column| self.has(column)).map(told::named).collect();
        (rows > 0).then_some(Brings { act: self.way.act, rows, columns: named, told: self.told })
    }

    /// Words of the status about which somebody said what they mean.
    pub fn heard(&self, lines: &Lines) -> Vec<String> {
        let Some(at) = self.status else { return Vec::new() };
        let stands = |word: &str| lines.iter().any(|line| folded(&line.cell(at).words()) == word);
        self.meant.iter().filter(|(word, _)| stands(word)).map(|(word, _)| word.clone()).collect()
    }

    /// Whether the words of the status say all that they say by what comes in and what does not.
    pub fn is_read(&self, column: &Column, lines: &Lines) -> bool {
        let read = |text: &str| self.is_said(text) || self.is_begun(text) || is_silent(text);
        self.told && self.status == Some(column.at) && lines.iter().all(|line| read(&line.cell(column.at).words()))
    }

    /// What would be lost though the past comes in: what stands in its columns in rows that do not say that it was done.
    pub fn lost(&self, columns: &[Column], lines: &Lines) -> Option<String> {
        if !self.told {
            return None;
        }
        // Numbers of versions come in by all rows.
        let lost = |line: &Line<'_>, at: usize, place: &str| {
            place != VERSION && !self.says(line) && !is_silent(&line.cell(at).words())
        };
        let rows: Vec<_> = lines
            .iter()
            .filter(|line| self.columns.iter().any(|(at, place)| lost(line, *at, place)))
            .map(|line| line.number.to_string())
            .collect();
        let of = |at: usize| columns.iter().find(|column| column.at == at);
        let lossy = |(at, place): &&(usize, &str)| lines.iter().any(|line| lost(&line, *at, place));
        let named: Vec<_> = self.columns.iter().filter(lossy).filter_map(|(at, _)| of(*at)).map(told::named).collect();
        let status = self.status.and_then(of).map_or_else(String::new, |own| format!(" by {}", told::named(own)));
        (!rows.is_empty()).then(|| {
            let rows = super::book::listed(rows.iter().cloned());
            format!("left out: {} in rows {rows}, which do not say{status} that it was done", named.join(", "))
        })
    }

    /// Whether a row says that it was done: by its status, or where it has none, by the columns that tell more.
    fn says(&self, line: &Line<'_>) -> bool {
        let filled = |at: usize| !is_silent(&line.cell(at).words());
        match self.status.filter(|at| filled(*at)) {
            Some(at) => self.is_said(&line.cell(at).words()),
            None => {
                let telling = |place: &str| self.way.places[..2].iter().any(|(own, _)| *own == place);
                self.columns.iter().any(|(at, place)| telling(place) && filled(*at))
            }
        }
    }

    fn is_said(&self, text: &str) -> bool {
        self.in_list("said", text)
    }

    fn is_begun(&self, text: &str) -> bool {
        self.in_list("begun", text)
    }

    fn in_list(&self, list: &str, text: &str) -> bool {
        let meant = self.meant.iter().find(|(word, _)| *word == folded(text)).map(|(_, means)| means.as_str());
        words::is_brought(self.way.register, list, meant.unwrap_or(text))
    }

    /// What is asked for all rows that say that it was done, because no column tells it.
    pub fn lacking(&self, columns: &[Column], said: &[(&str, &str)]) -> Vec<Lacking> {
        let filled =
            |place: &str| columns.iter().any(|column| column.filled().is_some_and(|path| path.to_string() == place));
        let kept = |place: &str| place == "storage" && (filled("body") || filled("file"));
        let needs = self.way.needs.iter().filter(|place| self.told && !filled(place) && !kept(place));
        let told = |place: &str| said.iter().find(|(own, _)| *own == place).map(|(_, words)| (*words).to_owned());
        needs.map(|place| Lacking { place, told: told(place).unwrap_or_default() }).collect()
    }

    /// What a row brings in beside its values.
    ///
    /// # Errors
    /// Cells that cannot be read, and what the row does not say.
    pub fn of_row(
        &self,
        rows: &Rows<'_>,
        line: &Line<'_>,
        (known, values): (Option<RawId>, &[(Path, Value)]),
        source: &str,
    ) -> Result<Brought, Vec<Objection>> {
        let mut brought = Brought::default();
        if !self.told {
            return Ok(brought);
        }
        let (read, mut wrong) = self.read(rows, line, known, &mut brought);
        if self.says(line) {
            wrong.extend(self.unsaid(&read));
            wrong.extend(self.ineffective(&read));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        if self.says(line) && !self.came_in(rows, known, &read) {
            self.take_in(&mut brought, read, values, (source, rows.reading.state));
        }
        Ok(brought)
    }

    /// What a row says at the places of the act, and what of it cannot be read; its version is kept as it is printed.
    fn read(
        &self,
        rows: &Rows<'_>,
        line: &Line<'_>,
        known: Option<RawId>,
        brought: &mut Brought,
    ) -> (Vec<Said>, Vec<Objection>) {
        let (mut read, mut wrong) = (Vec::new(), Vec::new());
        for (place, argument) in self.way.places {
            let column = self.columns.iter().find(|(_, own)| own == place).map(|(at, _)| *at);
            if *place == VERSION {
                let text = column.map(|at| line.cell(at).words()).unwrap_or_default();
                let printed = rows.columns.iter().any(|own| own.place().is_some_and(|path| path.field == PRINTED));
                let row = known.and_then(|id| rows.reading.state.row(rows.register.key, id));
                let stood = Value::Text(text.trim().to_owned());
                if !printed && row.is_none_or(|row| row.record.value(PRINTED) != stood) {
                    brought.version(&text, self.says(line));
                }
                let number = column.and_then(|_| number(&text));
                read.extend(number.map(|number| (*place, *argument, Value::Whole(number))));
            } else if self.says(line) {
                match self.value(rows, line, column, place) {
                    Ok(value) if value.is_blank() => {}
                    Ok(value) => read.push((*place, *argument, value)),
                    Err(objection) => wrong.push(objection),
                }
            }
        }
        (read, wrong)
    }

    /// Whether all that a row says came in so before: it comes in no second time.
    fn came_in(&self, rows: &Rows<'_>, known: Option<RawId>, read: &[Said]) -> bool {
        let state = rows.reading.state;
        let Some(row) = known.and_then(|id| state.row(rows.register.key, id)) else { return false };
        let offered = act(self.way.act).is_some_and(|act| (act.offered)(state, row.id));
        let stood = |place: &str, value: &Value| stands(row.record, &path(place)) == *value;
        !offered && read.iter().all(|(place, _, value)| place.ends_with(PROOF) || stood(place, value))
    }

    /// Adds the act with what a row says; the list is the source.
    fn take_in(
        &self,
        brought: &mut Brought,
        read: Vec<Said>,
        values: &[(Path, Value)],
        (source, state): (&str, &State),
    ) {
        let reviewer = || values.iter().find(|(path, _)| path.field == "reviewer").map(|(_, value)| value.clone());
        let effective = read.iter().any(|(place, _, value)| *place == EFFECTIVE && *value == Value::Flag(true));
        let proof =
            read.iter().find(|(_, argument, _)| *argument == PROOF).map(|(.., value)| print::text(value, state));
        let proof = proof.map_or_else(|| source.to_owned(), |proof| format!("{proof} ({source})"));
        let mut args: Args = Vec::new();
        for (place, argument, value) in read {
            if !argument.is_empty() && argument != PROOF {
                args.push((argument.to_owned(), value.clone()));
            }
            brought.shown.push((path(place), value));
        }
        let checker = reviewer().filter(|_| effective && !args.iter().any(|(own, _)| own == CHECKED_BY));
        args.extend(checker.map(|checker| (CHECKED_BY.to_owned(), checker)));
        args.push((PROOF.to_owned(), Value::Text(proof)));
        brought.acts.extend(act(self.way.act).map(|act| (act, args)));
    }

    /// What a row says at a place: by its column, or as it is said for all rows.
    fn value(&self, rows: &Rows<'_>, line: &Line<'_>, column: Option<usize>, place: &str) -> Result<Value, Objection> {
        let path = path(place);
        let kind = parse::place(rows.register.fields, &path).map_or(Kind::Text, |(_, kind)| kind);
        let read = |cell: &Cell<'_>, at: usize| {
            let value = rows.reading.value(cell, &path, &kind, &[]);
            value.map_err(|wrong| (at, wrong.at(place)))
        };
        if let Some(at) = column.filter(|at| !line.cell(*at).is_empty()) {
            return read(line.cell(at), at);
        }
        let filled = rows.filled.iter().find(|(own, _)| *own == path).map(|(_, value)| value.clone());
        let composed = rows.composed.iter().find(|own| *own.path() == path).map(|own| own.text(line));
        match (filled, composed) {
            (Some(value), _) => Ok(value),
            (None, Some(text)) => read(&Cell::text(text), self.first()),
            (None, None) => Ok(Value::Nothing),
        }
    }

    /// What a row has to say and does not.
    fn unsaid(&self, read: &[Said]) -> Vec<Objection> {
        let of_act = |place: &&&str| self.way.places.iter().any(|(own, _)| own == *place);
        let missing = self.way.needs.iter().filter(of_act).filter(|place| !read.iter().any(|(own, ..)| own == *place));
        let objection = |place: &&str| {
            let at = self.columns.iter().find(|(_, own)| own == place).map_or(self.first(), |(at, _)| *at);
            let message = format!(
                "this row says that it was done, and not {}; write it here, or say what holds for all rows: fill {place}",
                if place.ends_with(".by") { "by whom" } else { "on which day" }
            );
            (at, Refusal::software(*place, message))
        };
        missing.map(objection).collect()
    }

    /// Refuses to close what did not work.
    fn ineffective(&self, read: &[Said]) -> Option<Objection> {
        let failed = read.iter().any(|(place, _, value)| *place == EFFECTIVE && *value == Value::Flag(false));
        let at = self.columns.iter().find(|(_, place)| *place == EFFECTIVE)?.0;
        let message = "actions that did not work close nothing; leave the row open, or say that they worked";
        failed.then(|| (at, Refusal::house_rule(EFFECTIVE, message)))
    }

    /// The column that says that it was done.
    fn first(&self) -> usize {
        self.status.or(self.columns.first().map(|(at, _)| *at)).unwrap_or_default()
    }
}

/// What a row brings in.
#[derive(Default)]
pub struct Brought {
    /// The act with its arguments, without the record.
    pub acts: Vec<(&'static Act, Args)>,
    /// What it says, place by place.
    pub shown: Vec<(Path, Value)>,
    /// What is written beside it.
    pub values: Vec<(Path, Value)>,
}

impl Brought {
    /// Keeps a version that is more than a number, and any that no act takes, as it is printed.
    fn version(&mut self, text: &str, says: bool) {
        let whole = text.trim().parse::<i64>().is_ok();
        if !(is_silent(text) || whole && says) {
            self.values.push((Path::field(PRINTED), Value::Text(text.trim().to_owned())));
        }
    }
}

/// Whether a cell says nothing.
fn is_silent(text: &str) -> bool {
    text.trim().is_empty() || says_nothing(text)
}

/// The number that a version begins with: 2 of `v2.1`.
fn number(text: &str) -> Option<i64> {
    let digits = text.trim().trim_start_matches(|sign: char| !sign.is_ascii_digit());
    digits.split(|sign: char| !sign.is_ascii_digit()).next()?.parse().ok().filter(|number| *number > 0)
}

/// Whether nothing is known of a column but that acts decide it, and nobody said what it means.
fn is_open(register: &Register, column: &Column) -> bool {
    let of_act = |path: &Path| register.field(&path.field).is_some_and(|(_, field)| field.writer == Writer::Act);
    match &column.meaning {
        Meaning::Decided => true,
        Meaning::Unknown => column.by == By::Nothing,
        Meaning::Place(path) => matches!(column.by, By::Key | By::Label | By::Foreign) && of_act(path),
        _ => false,
    }
}

/// The place that a column tells.
fn told_place(way: &Way, register: &Register, column: &Column) -> Option<&'static str> {
    let places = || way.places.iter().map(|(place, _)| *place);
    let named = column.place().and_then(|path| places().find(|place| path.to_string() == *place));
    // A label of ours, such as "Version", is another list's word too.
    named.or_else(|| {
        places().find(|place| is_open(register, column) && words::is_brought(register.key, place, &column.heading))
    })
}

/// What was said about words of a column.
fn meant(options: &Options, sheet: &str, column: &Column) -> Vec<(String, String)> {
    let own = options.words.iter().filter(|saying| saying.sheet.as_deref().is_none_or(|own| own == sheet));
    let own = own.filter(|saying| {
        within(&saying.heading, sheet).unwrap_or(saying.heading.trim()).eq_ignore_ascii_case(&column.heading)
    });
    let meant = own.filter_map(|saying| match &saying.means {
        Means::Written(text) => Some((folded(&saying.word), text.clone())),
        Means::Nothing | Means::New | Means::Control(_) | Means::Role => None,
    });
    meant.collect()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn versions_begin_with_their_number() {
        let read = ["2", "v2.1", "Rev. 3", "0.9", "draft"].map(number);
        assert_eq!(read, [Some(2), Some(2), Some(3), None, None]);
    }
}
