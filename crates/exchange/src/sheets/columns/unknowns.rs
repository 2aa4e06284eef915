//! Columns that nothing takes over: what stands in them is never left out unasked, and is kept as an own field where
//! somebody says so.

use std::collections::{BTreeSet, HashMap};

use isms::work::OwnField;
use kernel::{Path, Register, State};

use super::meanings::{By, Column, IDENTIFIER, Meaning};
use super::{own_fields, vocabulary};
use crate::sheets::Options;
use crate::sheets::cells::choices::says_nothing;
use crate::sheets::file::book::{Lines, letters};
use crate::sheets::links::directories;
use crate::sheets::past::Plan;
use crate::sheets::report::notes;
use crate::sheets::risks::stages;

/// What stands for every column that nobody knows.
pub const ALL: &str = "*";
/// What stands before the fields of a risk that is read in another state than today's.
fn unstated(field: &str) -> &str {
    ["inherent_", "residual_"].iter().find_map(|state| field.strip_prefix(state)).unwrap_or(field)
}

/// What stands before the fields of what remains of a risk.
const RESIDUAL: &str = "residual_";

/// The register of treatments, and the act by which approvals of them come in that were given before.
const TREATED: &str = "treatment";
const APPROVED: &str = "treatment.bring_in";

/// How many times the rows of a list its running numbers reach.
const RUNNING: usize = 2;
/// Different words of a column that are shown, and letters of each.
const SHOWN_MAX: usize = 3;
const LETTERS_MAX: usize = 30;

/// Has the columns that somebody wants kept fill own fields: those that are named, and where all are asked for, those
/// that nothing takes over and in which something stands.
pub fn keep(
    register: &'static Register,
    sheet: &str,
    columns: &mut [Column],
    lines: &Lines,
    options: &Options,
    state: &State,
) {
    if options.kept.is_empty() {
        return;
    }
    let said = Said::of(columns, lines);
    let named = |column: &Column| options.keeps(sheet, &column.heading) && column.place().is_none();
    let missed = |column: &Column| {
        options.keeps(sheet, ALL) && missed(register, columns, column, &said) && said.values(column) > 0
    };
    let kept: Vec<_> = columns.iter().filter(|own| named(own) || missed(own)).map(|own| own.at).collect();
    let mut taken = taken(register, columns, state);
    // Columns of one heading stand together in one field.
    let mut made: HashMap<String, Path> = HashMap::new();
    for column in columns.iter_mut().filter(|column| kept.contains(&column.at)) {
        let heading = vocabulary::plain(&column.heading);
        let path = made.entry(heading).or_insert_with(|| free(column, &mut taken)).clone();
        (column.meaning, column.by) = (Meaning::Place(path), By::Told);
    }
}

/// Keys that stand for something already, also where their field is retired.
fn taken(register: &Register, columns: &[Column], state: &State) -> BTreeSet<String> {
    let declared = state.of::<OwnField>();
    let declared =
        declared.iter().filter(|(_, own)| *own.register == *register.key).map(|(_, own)| own.key.to_string());
    let filled = columns.iter().filter_map(|column| column.place()?.group_key().map(str::to_owned));
    declared.collect::<Vec<_>>().into_iter().chain(filled).collect()
}

/// The place of a new own field, under a key that stands for nothing yet.
fn free(column: &Column, taken: &mut BTreeSet<String>) -> Path {
    let lettered = || own_fields::placed(&format!("column-{}", letters(column.at).to_lowercase()));
    let path = own_fields::place(&column.heading).unwrap_or_else(lettered);
    let stem = path.group_key().unwrap_or_default().to_owned();
    let mut numbered = (2..).map(|number| own_fields::placed(&format!("{stem}-{number}")));
    let path = std::iter::once(path)
        .chain(numbered.by_ref())
        .find(|path| path.group_key().is_some_and(|key| !taken.contains(key)))
        .expect("numbers never end");
    taken.extend(path.group_key().map(str::to_owned));
    path
}

/// What is told of columns that nothing takes over.
#[derive(Default)]
pub struct Told {
    /// What has to be confirmed: what would be lost, and how it is kept.
    pub questions: Vec<String>,
    /// Positions of the columns that are asked about.
    pub asked: Vec<usize>,
    /// What nobody misses: nothing stands there, or a tool wrote it about its own rows.
    pub notes: Vec<String>,
}

/// What is told of the columns that nothing takes over; those at the positions `waiting` wait for a method, and those of
/// the plan may come in as what was decided before.
pub fn told(
    register: &'static Register,
    columns: &[Column],
    (waiting, plan): (&[usize], Option<&Plan>),
    lines: &Lines,
) -> Told {
    let said = Said::of(columns, lines);
    let asked = |column: &&Column| {
        let read =
            directories::is_read(register, column, lines) || plan.is_some_and(|plan| plan.is_read(column, lines));
        missed(register, columns, column, &said) && said.values(column) > 0 && !read
    };
    let asked: Vec<_> = columns.iter().filter(asked).collect();
    let questions =
        asked.iter().map(|column| question(register, column, (waiting.contains(&column.at), plan), &said)).collect();
    let unknown: Vec<_> = columns.iter().filter(|column| column.meaning == Meaning::Unknown).collect();
    let named = |own: &dyn Fn(&Column) -> bool| {
        unknown.iter().filter(|column| own(column)).map(|own| notes::named(own)).collect::<Vec<_>>().join(", ")
    };
    let notes = [
        (named(&|own| vocabulary::is_idle(&own.heading)), "what a tool writes about its own rows, left out"),
        (named(&|own| !vocabulary::is_idle(&own.heading) && said.values(own) == 0), "nothing stands there, left out"),
    ];
    let notes = notes.into_iter().filter(|(named, _)| !named.is_empty());
    let notes = notes.map(|(named, what)| format!("{named}: {what}")).collect();
    Told { questions, asked: asked.iter().map(|column| column.at).collect(), notes }
}

/// Whether a question is about this column.
pub fn is_about(question: &str, column: &Column) -> bool {
    question.starts_with(&begun(column))
}

fn begun(column: &Column) -> String {
    format!("left out: {}, ", notes::named(column))
}

/// Whether somebody may miss what stands in a column.
fn missed(register: &'static Register, columns: &[Column], column: &Column, said: &Said) -> bool {
    match column.meaning {
        Meaning::Unknown => !vocabulary::is_idle(&column.heading),
        // A register that keeps the number of no other list would lose it.
        Meaning::Number => register.field(IDENTIFIER).is_none() && said.telling.contains(&column.at),
        Meaning::Decided => true,
        Meaning::Computed => column.by != By::Key && !follows(register, columns, &column.heading),
        _ => false,
    }
}

/// Whether what is computed here follows from other columns of the list, or from the records that it names: what remains
/// of a risk from nothing but what remains.
fn follows(register: &'static Register, columns: &[Column], heading: &str) -> bool {
    if columns.iter().any(|column| column.meaning == Meaning::Reference) {
        return true;
    }
    let any =
        |holds: &dyn Fn(&str) -> bool| columns.iter().any(|own| own.filled().is_some_and(|path| holds(&path.field)));
    let fills = |field: &str| any(&|own| unstated(own) == field);
    match register.key {
        "risk" if stages::state(register, heading) == Some(RESIDUAL) => {
            ["likelihood", "consequence"].iter().all(|read| any(&|own| own.strip_prefix(RESIDUAL) == Some(read)))
        }
        "risk" => fills("likelihood") && fills("consequence"),
        "asset" => fills("value"),
        _ => true,
    }
}

fn question(register: &Register, column: &Column, (waits, plan): (bool, Option<&Plan>), said: &Said) -> String {
    let values = match said.values(column) {
        1 => "1 value".to_owned(),
        values => format!("{values} values"),
    };
    let shown = said.cells.get(&column.at).map(|(_, shown)| shown.join(", ")).unwrap_or_default();
    let perhaps = match &column.suggestions[..] {
        [] => String::new(),
        all => format!(" (perhaps {})", all.join(", ")),
    };
    let what = match column.meaning {
        _ if waits => {
            "no risk method is in force; approve one first, and it comes in as an assessment by it".to_owned()
        }
        Meaning::Decided if plan.is_some_and(|plan| plan.has(column) && !plan.is_told()) => format!(
            "acts decide this here; bring it in as it was decided before, do them once the records are there, map it{perhaps}, or keep it as an own field"
        ),
        Meaning::Decided if plan.is_some_and(|plan| plan.has(column)) => {
            "some of its words do not say whether it was done; say what they mean, or keep it as an own field"
                .to_owned()
        }
        Meaning::Decided if register.key == TREATED => format!(
            "the owners of the risks approve this here; bring it in with {APPROVED} once the plan is there, or keep it as an own field"
        ),
        Meaning::Decided => format!(
            "acts decide this here, or another register holds it; do them once the records are there, map it{perhaps}, or keep it as an own field"
        ),
        Meaning::Number => {
            "numbers of another list, used for links within the file alone; keep them as an own field to find them again"
                .to_owned()
        }
        Meaning::Computed => format!(
            "computed here from what no column says; bring that in, map this{perhaps}, or keep it as an own field"
        ),
        _ => format!("map it{perhaps} or keep it as an own field"),
    };
    format!("{}{values}, for example {shown}; {what}", begun(column))
}

/// How many cells say something in each column that fills no place, and the first of them.
struct Said {
    cells: HashMap<usize, (usize, Vec<String>)>,
    /// Columns of more than running numbers.
    telling: BTreeSet<usize>,
}

impl Said {
    fn of(columns: &[Column], lines: &Lines) -> Self {
        let open = columns.iter().filter(|column| column.place().is_none());
        let mut all: HashMap<_, _> = open.map(|column| (column.at, (0, Vec::new()))).collect();
        let (mut telling, most) = (BTreeSet::new(), lines.len().saturating_mul(RUNNING));
        for line in lines.iter() {
            for (at, cell) in line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                if let Some((values, shown)) = all.get_mut(&at) {
                    let words = cell.words();
                    if !words.trim().trim_end_matches('.').parse().is_ok_and(|number: usize| number <= most) {
                        telling.insert(at);
                    }
                    add(&words, values, shown);
                }
            }
        }
        Self { cells: all, telling }
    }

    fn values(&self, column: &Column) -> usize {
        self.cells.get(&column.at).map_or(0, |(values, _)| *values)
    }
}

fn add(text: &str, values: &mut usize, shown: &mut Vec<String>) {
    if says_nothing(text) {
        return;
    }
    *values += 1;
    if shown.len() < SHOWN_MAX {
        let line = text.trim().lines().next().unwrap_or_default();
        let cut = line.chars().count() > LETTERS_MAX;
        let own = line.chars().take(LETTERS_MAX).chain(cut.then_some('…')).collect::<String>();
        let own = format!("\"{own}\"");
        if !shown.contains(&own) {
            shown.push(own);
        }
    }
}
