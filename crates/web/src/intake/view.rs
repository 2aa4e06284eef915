//! The page that shows what files would do.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use exchange::intake::{Intake, Kind};
use exchange::sheets::{self, Counts};
use isms::work::ColumnMap;
use kernel::{Declared, Refusal, Register};

use super::asked::{Bring, Lack, Question, aside, brings, days, encodings, lacks, questions, waits};
use super::columns;
use super::contested::{self, Contested};
use super::held::{Held, is_carried};
use super::refusals::{Told, told};
use super::rows::{Line, line};
use super::wishes::{LEAVE_OUT, usual};
use super::{turns, wishes, words};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::frame::{Frame, Head, list_path, page};
use crate::generic::worded::worded;
use crate::texts::Texts;
use crate::visit::Visit;

/// Rows of a sheet that are shown one by one.
const ROWS_SHOWN_MAX: usize = 200;
/// Of those, rows that are not folded away.
const ROWS_OPEN_MAX: usize = 50;

/// Whether a preview is shown because the records were changed since the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// It is the first, or was asked for.
    No,
    /// What was to be done would be something else by now.
    Changed,
    /// It may do harm, and nobody said that this is meant.
    Unsure,
}

/// The name under which the form says that what is warned about is meant.
pub const SURE: &str = "_sure";

/// The head of a page about files that come in.
pub fn head(visit: &Visit, register: Option<&'static Register>, title: String) -> Head {
    let (t, head) = (visit.t(), Head::new(visit.t(), title));
    match register {
        Some(register) => head
            .below(t.section(register.section()), visit.href(register.section()))
            .below(t.plural(register), visit.href(&list_path(register))),
        None => head,
    }
}

#[derive(Template)]
#[template(path = "intake/preview.html")]
struct Page {
    frame: Frame,
    head: Head,
    action: String,
    /// Where it stands, beside the buttons; it leads to what speaks against it.
    state: String,
    again: String,
    /// Whether the file belongs where organizations are founded.
    founds: bool,
    files: Vec<String>,
    carried: bool,
    register: String,
    /// What is shown, in one word, and the last entry by then.
    seen: (String, u64),
    changed: bool,
    /// What may do harm, by sheet, and whether it was not said yet that it is meant.
    warnings: Vec<String>,
    unsure: bool,
    sure: bool,
    /// The button that leaves out the rows that are refused: what it says, and which they are.
    refused_rows: Option<(String, String)>,
    /// Which of two numbers is the day: value, label, whether it is said.
    days: Vec<(&'static str, String, bool)>,
    /// How a text file may be encoded.
    encodings: Vec<(&'static str, String, bool)>,
    /// Whether it has to be looked at first.
    days_asked: bool,
    refusals: Vec<Told>,
    notes: Vec<String>,
    sheets: Vec<Sheet>,
    /// What comes in where it is not told sheet by sheet: register, made, changed.
    records: Vec<(String, usize, usize)>,
    options: bool,
    match_titles: bool,
    hidden_sheets: bool,
    doubles: usize,
    remember: String,
    reason: String,
    confirm: Option<String>,
}

impl Page {
    /// The sheet in which it is said what words mean that nobody knew, where some are refused.
    fn answers(&self) -> Option<usize> {
        let asked = |sheet: &&Sheet| sheet.words.iter().any(|word| word.open);
        self.sheets.iter().find(asked).map(|sheet| sheet.at).filter(|_| !self.refusals.is_empty())
    }
}

/// One sheet.
struct Sheet {
    at: usize,
    name: String,
    was: &'static str,
    /// Registers to choose: key, label, whether it is said.
    registers: Vec<(&'static str, String, bool)>,
    counted: String,
    notes: Vec<String>,
    columns: Vec<columns::Told>,
    /// Whether a column is not understood, or refused.
    unknown: bool,
    /// How many columns nobody knows that hold something.
    asked: usize,
    /// Rows that are left out, and those that may be: number, words, whether they are.
    /// What its rows say about the past.
    bring: Option<Bring>,
    aside: Vec<(u32, String, bool)>,
    unsaid: Vec<Question>,
    lacks: Vec<Lack>,
    /// Words about which something has to be, or was, said.
    words: Vec<words::Told>,
    /// What columns stay out for want of a method, and where one is approved.
    waits: Option<(String, String)>,
    /// What one button says about many of them.
    many: Vec<words::Many>,
    /// Cells that were edited here and in the file.
    contested: Option<Contested>,
    rows: Vec<Line>,
    /// Rows behind the first ones.
    folded: Vec<Line>,
    more: usize,
}

/// The page that shows what files would do.
pub fn preview(visit: &Visit, pairs: &Pairs, held: &[Held], intake: &Intake, again: Again) -> Result<Response, Halt> {
    let t = visit.t();
    let names = if is_carried(pairs) {
        t.t("import-carried").to_owned()
    } else {
        held.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let shown = &intake.preview.sheets;
    let mut sheets: Vec<_> = (0..).zip(shown).map(|(at, sheet)| of_sheet(visit, pairs, at, sheet)).collect();
    let left = wishes::left_out(pairs).into_iter().filter(|name| !shown.iter().any(|sheet| sheet.name == *name));
    sheets.extend((shown.len()..).zip(left).map(|(at, name)| left_out(visit, at, name)));
    let records = intake.records.iter().map(|own| (t.plural(own.register).to_owned(), own.made, own.changed));
    let own = intake.records.iter().filter(|own| own.register.key != ColumnMap::KEY);
    let (made, changing) = own.fold((0, 0), |(made, changed), own| (made + own.made, changed + own.changed));
    let ready = intake.command.is_some() && !intake.is_refused();
    page(&Page {
        frame: Frame::at(visit, "import", names.clone()),
        head: head(visit, usual(pairs, &visit.state), names)
            .below(t.t("import"), visit.href("import"))
            .why(summary(t, intake)),
        state: summary(t, intake),
        action: visit.href("import"),
        again: visit.href("import"),
        founds: intake.is_refused() && matches!(intake.kind, Kind::Organization | Kind::Archive),
        files: held.iter().map(|file| file.named.clone()).collect(),
        carried: is_carried(pairs),
        register: text(pairs, "register").to_owned(),
        seen: (turns::signature(intake), visit.state.size()),
        changed: again == Again::Changed,
        warnings: if ready { warnings(t, shown) } else { Vec::new() },
        unsure: again == Again::Unsure,
        sure: !text(pairs, SURE).is_empty(),
        refused_rows: leaving(t, intake),
        days: days(t, text(pairs, "days")),
        encodings: encodings(t, text(pairs, "encoding")),
        days_asked: intake.kind == Kind::Sheets && (intake.is_refused() || !text(pairs, "days").is_empty()),
        refusals: intake.refusals.iter().map(|refusal| told(t, of_place(shown, &refusal.field), refusal)).collect(),
        notes: intake.notes.iter().chain(&intake.preview.notes).map(|own| worded(t, ("", &[]), own)).collect(),
        sheets,
        records: if intake.kind == Kind::Sheets { Vec::new() } else { records.collect() },
        options: intake.kind == Kind::Sheets,
        match_titles: !text(pairs, "match_titles").is_empty(),
        hidden_sheets: !text(pairs, "hidden_sheets").is_empty(),
        doubles: intake.preview.counts().doubles,
        remember: text(pairs, "remember").to_owned(),
        reason: text(pairs, "_reason").to_owned(),
        confirm: ready.then(|| confirm(t, made, changing)),
    })
}

/// What may do harm, with fields called as pages call them.
fn warnings(t: &Texts, sheets: &[sheets::Sheet]) -> Vec<String> {
    let of_sheet = |sheet: &sheets::Sheet| {
        let of = sheet.register.map_or(("", [].as_slice()), |own| (own.key, own.fields));
        sheet.warnings.iter().map(|own| worded(t, of, own)).collect::<Vec<_>>()
    };
    sheets.iter().flat_map(of_sheet).collect()
}

/// The button that leaves out the rows whose refusals are shown, and no others.
fn leaving(t: &Texts, intake: &Intake) -> Option<(String, String)> {
    let rows = intake.refused_rows();
    let sheets: Vec<_> = intake.preview.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let several = rows.iter().any(|(sheet, _)| *sheet != rows[0].0);
    let shown = rows.iter().map(|(sheet, row)| if several { format!("{sheet} {row}") } else { row.to_string() });
    let shown = super::listed(shown);
    let told = t.with("import-leave-refused", &[("count", rows.len().into()), ("rows", shown.into())]);
    (!rows.is_empty()).then(|| (told, wishes::named(&rows, &sheets)))
}

/// What the button says that does it.
fn confirm(t: &Texts, made: usize, changed: usize) -> String {
    match (made, changed) {
        (0, _) => t.one("import-confirm-change", "count", changed),
        (_, 0) => t.one("import-confirm", "count", made),
        _ => t.with("import-confirm-both", &[("made", made.into()), ("changed", changed.into())]),
    }
}

/// The register of the sheet that a place is in.
fn of_place(sheets: &[sheets::Sheet], place: &str) -> Option<&'static Register> {
    sheets.iter().find(|sheet| place.starts_with(&sheet.name)).and_then(|sheet| sheet.register)
}

/// The preview once more, with what was found to speak against it.
pub fn refused(
    visit: &Visit,
    pairs: &Pairs,
    held: &[Held],
    intake: Intake,
    refusals: Vec<Refusal>,
) -> Result<Response, Halt> {
    let status = status_of(&refusals).max(StatusCode::CONFLICT);
    let intake = intake.refused(refusals);
    Ok((status, preview(visit, pairs, held, &intake, Again::No)?).into_response())
}

pub fn summary(t: &Texts, intake: &Intake) -> String {
    if intake.is_refused() {
        return t.one("import-refused", "count", intake.refusals.len());
    }
    let left_out = intake.preview.sheets.iter().any(|sheet| !sheet.left_out.is_empty());
    match (intake.kind, &intake.command) {
        (_, None) if left_out => t.t("import-nothing-left").to_owned(),
        (Kind::Sheets, None) if intake.preview.counts().same == 0 => t.t("import-nothing-read").to_owned(),
        (_, None) => t.t("import-nothing").to_owned(),
        (Kind::Sheets, Some(_)) => counted(t, intake.preview.counts()),
        (Kind::Threats | Kind::Organization | Kind::Archive, Some(_)) => t.t("import-ready").to_owned(),
    }
}

fn counted(t: &Texts, counts: Counts) -> String {
    let Counts { new, doubles, changed, same, conflicts, refused, renamed: _ } = counts;
    let told = t.with("import-counted", &[("new", new.into()), ("changed", changed.into()), ("same", same.into())]);
    let more = [
        ("import-counted-doubles", doubles),
        ("import-counted-conflicts", conflicts),
        ("import-counted-refused", refused),
    ];
    let more = more.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| t.one(key, "count", count));
    std::iter::once(told).chain(more).collect::<Vec<_>>().join(" ")
}

fn of_sheet(visit: &Visit, pairs: &Pairs, at: usize, sheet: &sheets::Sheet) -> Sheet {
    let t = visit.t();
    let columns = sheet.register.map(|register| columns::told(t, register, &sheet.columns, &visit.state));
    let columns = columns.unwrap_or_default();
    let mut shown = sheet.rows.iter().take(ROWS_SHOWN_MAX).map(|row| line(visit, sheet.register, row));
    let rows = shown.by_ref().take(ROWS_OPEN_MAX).collect();
    let folded = shown.collect();
    let words = words::told(t, sheet, &visit.state);
    Sheet {
        at,
        name: sheet.name.clone(),
        was: sheet.register.map_or("", |register| register.key),
        registers: registers(visit, wishes::register(pairs, &sheet.name), sheet.register, &sheet.candidates),
        counted: sheet.register.map(|_| counted_of(t, sheet)).unwrap_or_default(),
        notes: sheet
            .notes
            .iter()
            .map(|own| worded(t, sheet.register.map_or(("", [].as_slice()), |own| (own.key, own.fields)), own))
            .collect(),
        unknown: !sheet.refusals.is_empty() || columns.iter().any(|column| column.unknown),
        asked: columns.iter().filter(|column| column.unknown && !column.example.is_empty()).count(),
        waits: waits(visit, sheet),
        many: words::many(t, &words),
        contested: contested::told(visit, pairs, at, sheet),
        words,
        aside: aside(sheet),
        bring: brings(t, sheet),
        unsaid: sheet.register.map(|register| questions(t, register, at, &sheet.unsaid)).unwrap_or_default(),
        lacks: sheet.register.map(|register| lacks(visit, register, at, sheet)).unwrap_or_default(),
        columns,
        more: (sheet.counts.new + sheet.counts.changed).saturating_sub(sheet.rows.len().min(ROWS_SHOWN_MAX)),
        rows,
        folded,
    }
}

/// What the rows of a sheet come to; what is wrong with the whole of it comes first.
fn counted_of(t: &Texts, sheet: &sheets::Sheet) -> String {
    match sheet.counts == Counts::default() && !sheet.refusals.is_empty() {
        true => t.t("import-counted-unknown").to_owned(),
        false => counted(t, sheet.counts),
    }
}

/// A sheet that was left out, to be taken back.
fn left_out(visit: &Visit, at: usize, name: String) -> Sheet {
    Sheet {
        at,
        name,
        was: "",
        registers: registers(visit, LEAVE_OUT, None, &[]),
        counted: visit.t().t("import-is-left-out").to_owned(),
        notes: Vec::new(),
        columns: Vec::new(),
        words: Vec::new(),
        waits: None,
        many: Vec::new(),
        contested: None,
        unknown: false,
        asked: 0,
        bring: None,
        aside: Vec::new(),
        unsaid: Vec::new(),
        lacks: Vec::new(),
        rows: Vec::new(),
        folded: Vec::new(),
        more: 0,
    }
}

/// The register as recognized, left out, the likely ones, then all others in the order of the standard.
fn registers(
    visit: &Visit,
    said: &str,
    taken: Option<&'static Register>,
    candidates: &[&'static Register],
) -> Vec<(&'static str, String, bool)> {
    let t = visit.t();
    let recognized = match taken.filter(|_| said.is_empty()) {
        Some(register) => t.one("import-recognized", "register", t.plural(register).to_owned()),
        None if said.is_empty() => t.t("import-choose-register").to_owned(),
        None => t.t("import-as-recognized").to_owned(),
    };
    let mut choices = vec![("", recognized, said.is_empty())];
    choices.push((LEAVE_OUT, t.t("import-leave-sheet").to_owned(), said == LEAVE_OUT));
    let likely = candidates.iter().map(|register| {
        let label = t.one("import-perhaps", "place", t.plural(register).to_owned());
        (register.key, label, said == register.key)
    });
    choices.extend(likely);
    let others = visit.state.registers().iter();
    let others = others.filter(|own| !candidates.iter().any(|candidate| candidate.key == own.key));
    choices.extend(others.map(|register| (register.key, t.plural(register).to_owned(), said == register.key)));
    choices
}
