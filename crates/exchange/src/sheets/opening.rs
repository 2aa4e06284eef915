//! A sheet understood: what it lists, where its headings stand, and what its columns mean.

use kernel::{Path, Refusal, Register};

use crate::sheets::RECORD_VERSION;
use crate::sheets::cells::values::Manner;
use crate::sheets::columns::denials::{self, Together};
use crate::sheets::columns::meanings::{self, Meaning};
use crate::sheets::columns::samples::Samples;
use crate::sheets::columns::{context, joins, maps, suggestions, unknowns};
use crate::sheets::controls::applicability;
use crate::sheets::file::book::{Lines, Page};
use crate::sheets::file::{artifacts, invisibles, mojibake};
use crate::sheets::layout::heading_row::{self, Top};
use crate::sheets::layout::merges::{self, Span};
use crate::sheets::layout::{circles, ditto, groups, matrices, omissions, topic};
use crate::sheets::links::names::Names;
use crate::sheets::past::Plan;
use crate::sheets::quantities::habits::Looked;
use crate::sheets::quantities::prices::{self, Priced};
use crate::sheets::quantities::{shares, zones};
use crate::sheets::reader::Reader;
use crate::sheets::report::notes;
use crate::sheets::report::preview::Sheet;
use crate::sheets::risks::scale_keys::Keys;
use crate::sheets::risks::{judgements, properties, scores, stages};
use crate::sheets::rows::subject::Subject;
use crate::sheets::sayings::Sayings;

/// A sheet whose columns are understood.
pub struct Opened {
    pub sheet: Sheet,
    pub register: &'static Register,
    pub lines: Lines,
    pub manner: Manner,
    /// How the past comes in, where rows tell of it.
    pub plan: Option<Plan>,
    /// What each row is about; none where that is a new record that looks like no other.
    pub subjects: Vec<Option<Box<Subject>>>,
    /// Position in the file of its first row.
    pub first: u64,
}

/// A sheet on the way there; its rows lie beside.
struct Opening<'r> {
    reader: &'r Reader<'r>,
    register: &'static Register,
    sheet: Sheet,
    page: Page,
    top: Top,
    /// Cells merged over several rows.
    spans: Vec<Span>,
    /// Positions of columns that wait for a method.
    waiting: Vec<usize>,
    /// The column that names what risks touch, which was read into columns of their own.
    touching: Option<usize>,
    /// The column that names the currency of amounts, which was written behind them.
    priced: Option<Priced>,
    /// The keys of scales that stand beside the list.
    keys: Keys,
    /// How the past comes in.
    plan: Option<Plan>,
}

/// Understands a sheet whose first row has this position in the file: none where it is left out, and what is wrong where
/// it is not understood.
pub fn open(reader: &Reader<'_>, page: Page, alone: bool, first: u64) -> Result<Option<Opened>, Box<Sheet>> {
    let register = match topic::register(&page, reader.file, alone, reader.options, reader.state) {
        topic::About::LeftOut => return Ok(None),
        _ if page.lines.is_empty() && !alone => return Ok(None),
        topic::About::Unknown => return Err(Box::new(topic::unknown(&page, reader.state))),
        topic::About::Register(register) => register,
    };
    let (mut opening, mut lines) = Opening::begin(reader, page, register)?;
    let samples = Samples::of(&lines);
    opening.name_columns(&samples);
    let together = opening.mean(&lines, &samples);
    opening.propose(&lines);
    let manner = opening.manner(&lines, &samples);
    opening.tell(&lines, &manner);
    opening.write_together(&mut lines, together);
    let Opening { sheet, plan, .. } = opening;
    Ok(Some(Opened { sheet, register, lines, manner, plan, subjects: Vec::new(), first }))
}

impl<'r> Opening<'r> {
    /// Finds the headings, and which rows below them count.
    fn begin(reader: &'r Reader<'r>, mut page: Page, register: &'static Register) -> Result<(Self, Lines), Box<Sheet>> {
        let mut sheet = Sheet::about(&page.name, Some(register));
        let understood = |heading: &str| reader.means(register, &page.name, heading) != Meaning::Unknown;
        let Some(mut top) = heading_row::find(&page, understood) else {
            sheet
                .refusals
                .push(Refusal::software(&page.name, "this sheet is empty; choose one with headings and rows"));
            return Err(Box::new(sheet));
        };
        let spans = merges::spread(&mut page, top.first, reader.options).unwrap_or_else(|refusals| {
            sheet.refuse(refusals);
            Vec::new()
        });
        let keys = Keys::of(&page, top.first);
        let mut lines = std::mem::take(&mut page.lines);
        lines.skip(top.first);
        sheet.heading_row = top.row;
        sheet.notes = std::mem::take(&mut page.notes);
        sheet.unsure = std::mem::take(&mut page.unsure);
        if lines.is_empty() {
            sheet.notes.push(format!("nothing stands below the headings in row {}", top.row));
        }
        let ours = top.headings.iter().any(|heading| heading == RECORD_VERSION);
        if !ours {
            sheet.unsure.extend(mojibake::question((top.row, &top.headings), &lines));
            sheet.notes.extend(invisibles::settle(&mut lines));
            sheet.notes.extend(artifacts::settle(&mut lines));
            sheet.notes.extend(ditto::fill(&mut lines));
            sheet.notes.extend(circles::settle(&mut lines));
        }
        omissions::leave_out(&mut sheet, &mut lines, reader.options);
        let told = &reader.options.told(&page.name);
        let touching = properties::part(register, &mut top.headings, &mut lines, told);
        let means = |heading: &str| reader.means(register, &page.name, heading);
        let priced = prices::join(register, &top.headings, &mut lines, means);
        sheet.notes.extend(priced.as_ref().map(|own| own.note(&top.headings)));
        Ok((
            Self { reader, register, sheet, page, top, spans, waiting: Vec::new(), touching, priced, keys, plan: None },
            lines,
        ))
    }

    /// Gives every column a name, also those that have no heading.
    fn name_columns(&mut self, samples: &Samples<'_>) {
        let Self { sheet, page, top, .. } = self;
        sheet.notes.extend(top.above.take());
        if !page.of_text {
            // What stands right of the last heading is told like any other column without one.
            top.headings.resize_with(top.headings.len().max(samples.columns()), String::new);
        }
        sheet.notes.extend(heading_row::name_nameless(&mut top.headings, samples));
    }

    /// Finds what each column means, and what speaks against it. Gives back what several columns answer together.
    fn mean(&mut self, lines: &Lines, samples: &Samples<'_>) -> Together {
        let Self { reader: Reader { options, state, .. }, register, sheet, page, top, waiting, .. } = self;
        let (touching, priced, plan) = (&self.touching, &self.priced, &mut self.plan);
        let (told, headings) = (&options.told(&page.name), &top.headings);
        let remembered = maps::remembered(register, headings, state);
        sheet.columns = meanings::columns(register, headings, samples, told, &remembered, state);
        context::settle(register, &mut sheet.columns, samples);
        scores::recognize(register, &mut sheet.columns);
        priced.iter().for_each(|own| own.settle(&mut sheet.columns));
        sheet.notes.extend(properties::settle(&mut sheet.columns, *touching));
        *plan = Plan::of(register, &page.name, &mut sheet.columns, lines, options);
        *waiting = judgements::without_decisions(register, &mut sheet.columns, state);
        unknowns::keep(register, &page.name, &mut sheet.columns, lines, options, state);
        let row = format!("{}, row {}", page.name, top.row);
        let (seconds, twice) = stages::second(register, &mut sheet.columns, &row);
        sheet.refuse(twice);
        sheet.unsure.extend(stages::as_it_is(register, &mut sheet.columns));
        let together = Together::of(register, &page.name, &mut sheet.columns, lines);
        sheet.silent = denials::silent(register, &sheet.columns, lines);
        sheet.silent.extend(&together.unanswered);
        let objections = meanings::objections(register, &sheet.columns, told, &row);
        let (joins, differing) = joins::settle(register, &mut sheet.columns, lines, &row);
        sheet.refuse(together.refusals.iter().cloned());
        sheet.refuse(objections.into_iter().chain(differing).chain(heading_row::stray(&page.name, headings, lines)));
        sheet.notes.extend(seconds.into_iter().chain(joins).chain(together.notes.iter().cloned()));
        together
    }

    /// Proposes rows that are no records.
    fn propose(&mut self, lines: &Lines) {
        let Self { reader, register, sheet, page, top, .. } = self;
        let means = |text: &str| reader.means(register, &page.name, text);
        sheet.refuse(matrices::refusal(&page.name, &top.headings, lines, means));
        sheet.notes.extend(matrices::matrix(register, &sheet.columns, lines));
        sheet.proposed = omissions::proposed(register, lines, &top.headings, &page.struck, means);
    }

    /// How the cells are to be read, and what else columns may mean by what stands in them.
    fn manner(&mut self, lines: &Lines, samples: &Samples<'_>) -> Manner {
        let Self { reader, register, sheet, page, top, keys, .. } = self;
        let (order, decimal_comma) = (reader.options.days, page.decimal_comma);
        let looked = Looked { register, columns: &sheet.columns, lines, decimal_comma, order };
        let kept = maps::words(register, &top.headings, reader.state);
        let sayings = Sayings::of(&sheet.name, &sheet.columns, &reader.options.words, &kept);
        let manner = Manner::of(&looked, keys, sayings, reader.state);
        let names = Names::of(reader.state);
        suggestions::suggest(register, &mut sheet.columns, samples, &reader.reading(&names, &manner));
        manner
    }

    /// Tells what is to be known of the columns before their rows are read.
    fn tell(&mut self, lines: &Lines, manner: &Manner) {
        let Self { reader, register, sheet, waiting, plan, keys, .. } = self;
        let unknown = unknowns::told(register, &sheet.columns, (waiting, plan.as_ref()), lines);
        sheet.notes.extend(notes::left(&sheet.columns, &unknown.asked));
        sheet.notes.extend(unknown.notes);
        sheet.unsure.extend(unknown.questions);
        if let Some(plan) = plan {
            sheet.unsure.extend(plan.lost(&sheet.columns, lines));
            sheet.heard = plan.heard(lines);
            sheet.brings = plan.brings(&sheet.columns, lines);
        }
        sheet.notes.extend(manner.habits.notes().iter().cloned());
        sheet.notes.extend(zones::notes(register, &sheet.columns, lines, &reader.zone));
        sheet.notes.extend(sheet.columns.iter().filter_map(|column| manner.levels.told(column)));
        if !manner.ours {
            let answered = |path: &Path| manner.sayings.speaks_of(path);
            sheet.unsure.extend(manner.levels.keyed(&sheet.columns, keys, answered));
            sheet.unsure.extend(manner.levels.question(&sheet.columns));
        }
    }

    /// Writes what several columns or several rows say together into one cell and one row.
    fn write_together(&mut self, lines: &mut Lines, together: Together) {
        let Self { register, sheet, page, spans, .. } = self;
        together.write(lines);
        sheet.notes.extend(applicability::restore_tens(register, &sheet.columns, lines));
        sheet.notes.extend(shares::in_percent(&sheet.columns, lines));
        let grouped = groups::fold(register, &page.name, &sheet.columns, lines, spans);
        sheet.refuse(grouped.refusals);
        sheet.notes.extend(grouped.notes);
        sheet.unsure.extend(grouped.warnings);
        sheet.notes.extend(applicability::part_rows(register, &sheet.columns, lines));
        if sheet.columns.iter().all(|column| column.place().is_none()) {
            sheet.refusals.insert(0, notes::nothing_known(sheet, register));
        }
    }
}

impl Reader<'_> {
    /// What a heading alone means in a list of this register.
    fn means(&self, register: &'static Register, sheet: &str, heading: &str) -> Meaning {
        let (nothing, told) = (meanings::Headings::default(), &self.options.told(sheet));
        let columns =
            meanings::columns(register, &[heading.to_owned()], &Samples::default(), told, &nothing, self.state);
        columns.into_iter().next().map_or(Meaning::Unknown, |column| column.meaning)
    }
}
