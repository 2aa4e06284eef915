//! What the rows of a sheet ask for, row by row, and what is told of them once all are looked at.

use kernel::{Path, Refusal, Register, Value};

use super::changes::{Rows, Said};
use super::commands::{Asked, Wanted};
use super::defaults;
use super::subject::Subject;
use super::templates::{self, Composed};
use super::twins::{self, Twins};
use super::versions::Undated;
use crate::sheets::cells::values::Reading;
use crate::sheets::columns::joins;
use crate::sheets::columns::meanings::{Column, Meaning};
use crate::sheets::file::book::Line;
use crate::sheets::links::names::Names;
use crate::sheets::opening::Opened;
use crate::sheets::past::{self, Brought, Plan, ends};
use crate::sheets::reader::Reader;
use crate::sheets::report::preview::Sheet;
use crate::sheets::report::refusals::Refused;
use crate::sheets::report::{notes, warnings};
use crate::sheets::risks::scores::Compared;
use crate::sheets::risks::{judgements, verdicts};

/// What was said of places for which a sheet has no column: place and words.
type Spoken<'s> = [(&'s str, &'s str)];

/// What holds for every row of a sheet.
struct Common<'a> {
    register: &'static Register,
    /// The name of the sheet.
    name: &'a str,
    /// How the past comes in.
    plan: Option<&'a Plan>,
    /// Positions of columns that fill a place together, and of those that number the rows.
    several: Vec<usize>,
    numbers: Vec<usize>,
    /// What new records hold where no column says it, and the same composed of other columns.
    filled: Vec<(Path, Value)>,
    composed: Vec<Composed>,
    reading: Reading<'a>,
}

/// What is found row by row.
#[derive(Default)]
struct Found {
    compared: Compared,
    twins: Twins,
    refused: Refused,
    undated: Undated,
}

impl Reader<'_> {
    /// Adds what the rows of a sheet ask for, and tells of them on their sheet.
    pub fn request(&self, own: &mut Opened, registers: &[&'static Register], names: &Names<'_>, asked: &mut Wanted) {
        let Opened { sheet, register, lines, manner, subjects, plan, .. } = own;
        let name = sheet.name.clone();
        let said = self.spoken(&name, register, registers);
        let (plan, reading) = (plan.as_ref(), self.reading(names, manner));
        let (filled, composed) = heard(sheet, register, plan, &said, &reading);
        let (several, numbers) = (joins::several(&sheet.columns), twins::numbers(&sheet.columns));
        let common = Common { register, name: &name, plan, several, numbers, filled, composed, reading };
        let compared = Compared::of(register.key, &sheet.columns, self.state);
        let mut found = Found { compared, ..Found::default() };
        // Each row goes away once it is a command: many of both at once would be much.
        let (rows, leaving) = lines.take();
        let rows = rows.into_iter().zip(std::mem::take(subjects)).enumerate();
        for (at, (row, subject)) in rows.take_while(|_| !self.options.progress.is_given_up()) {
            let line = lines.line(&row);
            let row = self.row(sheet, &line, subject.as_deref().copied().unwrap_or_default(), &common, &mut found);
            if sheet.refused.contains(&line.number) {
                asked.refuse_next();
            }
            asked.push(row);
            lines.let_go(&leaving, at);
            self.options.progress.tell(asked.len(), self.options.progress.far().1);
        }
        found.tell(sheet, &common, &said);
        sheet.warnings = warnings::warnings(sheet);
    }

    /// What is said of places of a register; of a field that only another sheet has, it is said of that one.
    fn spoken<'s>(&'s self, sheet: &'s str, register: &Register, registers: &[&Register]) -> Vec<(&'s str, &'s str)> {
        let has = |own: &Register, place: &str| own.field(place.split(['.', '[']).next().unwrap_or_default()).is_some();
        let elsewhere = |place: &str| registers.iter().any(|other| has(other, place));
        let said = self.options.filled(sheet);
        said.filter(|(place, _)| has(register, place) || !elsewhere(place)).collect()
    }

    /// What a row asks for; what is told of it goes to its sheet.
    fn row(
        &self,
        sheet: &mut Sheet,
        line: &Line<'_>,
        mut subject: Subject,
        common: &Common<'_>,
        found: &mut Found,
    ) -> Asked {
        let (register, columns, number) = (common.register, &sheet.columns, line.number);
        let place = format!("{}, row {number}", common.name);
        let row = subject.known.and_then(|id| self.state.row(register.key, id));
        let known = row.map(|row| (row.id, row.head.changed));
        let Said { values, judged: mut own, newer, contested } =
            self.said(columns, line, &mut subject, &place, common, &mut found.refused);
        let contrary = row.is_none() && own.acts.is_empty() && ends::is_contrary(register, columns, &values);
        own.lost.extend(contrary.then_some(ends::CONTRARY));
        let told = [&values[..], &own.values];
        found.compared.look(line, told, row.map(|row| row.record), self.state);
        found.refused.note_lost(number, &own.lost);
        if let Some(row) = row {
            found.undated.look(number, (subject, row), told, (self.state, &self.zone));
        }
        let typed = known.is_none() && defaults::is_typed(register, &values, columns, &common.filled);
        let mut twin = || found.twins.told(line, register, (columns, &common.composed), &common.numbers);
        let twin = if known.is_none() { twin() } else { None };
        let lost = own.lost.iter().map(|own| (*own).to_owned());
        let note = twin.into_iter().chain(newer).chain(lost).reduce(|one, other| format!("{one}; {other}"));
        sheet.typed += usize::from(typed);
        sheet.refused.extend(found.refused.has(number).then_some(number));
        notes::row(sheet, line, subject, (told, contested), note, self.state);
        Asked { place, register, known, values, acts: own.acts }
    }

    /// What a row says, with what it brings in of the past.
    fn said(
        &self,
        columns: &[Column],
        line: &Line<'_>,
        subject: &mut Subject,
        place: &str,
        common: &Common<'_>,
        refused: &mut Refused,
    ) -> Said {
        let rows = Rows {
            register: common.register,
            columns,
            several: &common.several,
            filled: &common.filled,
            composed: &common.composed,
            reading: &common.reading,
            who: self.options.who,
            taken: (&self.options.taken, common.name),
        };
        let mut said = rows.asked(line, subject, place, refused);
        if let Some(plan) = common.plan {
            let source = format!("{}, {place}", self.file);
            let brought = plan.of_row(&rows, line, (subject.known, &said.values), &source).unwrap_or_else(|wrong| {
                refused.cells(line.number, wrong);
                Brought::default()
            });
            said.values.extend(brought.values);
            said.judged.values.extend(brought.shown);
            said.judged.acts.extend(brought.acts);
        }
        said
    }
}

impl Found {
    /// Tells on the sheet what was found in its rows.
    fn tell(self, sheet: &mut Sheet, common: &Common<'_>, said: &Spoken<'_>) {
        let (Self { compared, refused, undated, .. }, register) = (self, common.register);
        sheet.notes.extend(refused.newer().into_iter().chain(refused.lost()).chain(compared.notes()));
        let alone = refused.loses(verdicts::ALONE);
        sheet.unsure.extend(alone.then(|| verdicts::ALONE.to_owned()));
        let asked = [verdicts::UNTOUCHED, ends::CONTRARY].into_iter().filter_map(|own| refused.lost_of(own));
        sheet.unsure.extend(asked);
        sheet.undated = undated.rows();
        sheet.unsure.extend(undated.question());
        let refusals = refused.placed(sheet);
        sheet.refuse(refusals);
        sheet.notes.extend(defaults::typed(sheet));
        if sheet.counts.new > 0 {
            sheet.unsaid = defaults::unsaid(register, sheet, &common.filled);
        }
        // What new records lack keeps their rows from being counted as new.
        let ours = sheet.columns.iter().any(|column| column.meaning == Meaning::Reference);
        if sheet.counts.new > 0 || (sheet.counts.refused > 0 && !ours) {
            sheet.lacking = templates::lacking(register, sheet, said);
        }
        sheet.lacking.extend(judgements::lacking(register, alone, said));
        let past = common.plan.filter(|_| sheet.brings.is_some());
        sheet.lacking.extend(past.map(|plan| plan.lacking(&sheet.columns, said)).unwrap_or_default());
    }
}

/// What new records hold by what was said, as it is and composed of columns; what is wrong with it is refused, and left
/// aside.
fn heard(
    sheet: &mut Sheet,
    register: &'static Register,
    plan: Option<&Plan>,
    said: &Spoken<'_>,
    reading: &Reading<'_>,
) -> (Vec<(Path, Value)>, Vec<Composed>) {
    let mut wrong = Vec::new();
    let filled = defaults::filled(register, said.iter().copied(), reading);
    let filled = filled.unwrap_or_else(|refusals| set_aside(&mut wrong, refusals));
    let composed = templates::composed(register, said.iter().copied(), &sheet.columns);
    let composed = composed.unwrap_or_else(|refusals| set_aside(&mut wrong, refusals));
    wrong.extend(past::unheard(register, plan, said));
    let name = sheet.name.clone();
    sheet.refuse(wrong.into_iter().map(|refusal: Refusal| refusal.within(&name)));
    (filled, composed)
}

/// Puts refusals with others, and goes on without what they are about.
fn set_aside<T>(all: &mut Vec<Refusal>, refusals: Vec<Refusal>) -> Vec<T> {
    all.extend(refusals);
    Vec::new()
}
