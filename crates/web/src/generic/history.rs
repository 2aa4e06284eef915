//! What happened to one record: who, when, which act, why, and the words that changed.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engine::Told;
use kernel::{Change, Register, Table};

use super::diff::{Difference, differing, plain, words};
use super::record_path;
use super::scales::Scales;
use crate::error::Halt;
use crate::frame::{Frame, Head, page, register_path};
use crate::visit::{At, Visit};

/// Changes beyond this number are folded away until somebody looks.
const CHANGES_OPEN_MAX: usize = 5;

/// One entry, told.
pub struct Step {
    /// Number in the ledger.
    pub seq: u64,
    /// `2026-11-23`.
    pub day: String,
    /// Day in words.
    pub date: String,
    /// Time of day.
    pub clock: String,
    /// Which act.
    pub what: String,
    /// Who.
    pub who: String,
    /// Why.
    pub reason: Option<String>,
    /// The day it happened on, in words, where it was entered later.
    pub happened: Option<String>,
    /// Whether it is a signature.
    pub signed: bool,
    /// What changed.
    pub changes: Vec<Difference>,
    /// Items that were erased.
    pub erased: usize,
    /// The entry in the history of the organization.
    pub href: String,
}

impl Step {
    /// Whether its changes are folded away at first.
    pub fn folds(&self) -> bool {
        self.changes.len() > CHANGES_OPEN_MAX
    }
}

/// An entry without its changes.
pub fn step(visit: &Visit, told: &Told) -> Step {
    let there = told.time.to_zoned_datetime(visit.zone.clone());
    Step {
        seq: told.seq,
        day: there.date().to_string(),
        date: visit.t().day(there.date()),
        clock: format!("{:02}:{:02}", there.hour(), there.minute()),
        what: visit.t().recorded(&told.act),
        who: visit.house().engine.actor_name(told.actor),
        reason: told.reason.clone(),
        happened: told.happened_on.map(|day| visit.t().day(day)),
        signed: isms::act(&told.act).is_some_and(|act| act.signs),
        changes: Vec::new(),
        erased: told.erased,
        href: visit.href(&format!("history/{}", told.seq)),
    }
}

/// The history of a record, newest first, as far as the state shown reaches.
pub async fn of_record(visit: &Visit, register: &'static Register, id: kernel::RawId) -> Result<Vec<Step>, Halt> {
    let mut told = visit.house().engine.history(&visit.org, id).await?;
    told.retain(|told| told.seq <= visit.state.size());
    let scales = Scales::of(visit, [register]).await?;
    // Told from the beginning, so that each change finds what stood there before.
    let mut record = Replayed::new(register, id);
    let mut steps: Vec<Step> = told
        .iter()
        .rev()
        .map(|told| Step { changes: record.apply(visit, &scales, told), ..step(visit, told) })
        .collect();
    steps.reverse();
    Ok(steps)
}

/// A record as it came to be, change by change.
struct Replayed {
    register: &'static Register,
    id: kernel::RawId,
    table: Box<dyn Table>,
}

impl Replayed {
    fn new(register: &'static Register, id: kernel::RawId) -> Self {
        let mut table = (register.table)();
        table.create(id, kernel::Head::default());
        Self { register, id, table }
    }

    fn apply(&mut self, visit: &Visit, scales: &Scales, told: &Told) -> Vec<Difference> {
        let Some(before) = self.table.row(self.id).map(|row| row.record.copied()) else { return Vec::new() };
        for change in &told.changes {
            let Change::Set { at, to, .. } = change else { continue };
            let Some((index, _)) = self.register.field(&at.field) else { continue };
            self.table.edit(self.id, &mut |_, record| {
                // A change of an older declaration may not fit today's; the rest of the history still reads.
                let _ = record.set(index, at.group_key(), at.part_key(), to.clone());
            });
        }
        let Some(after) = self.table.row(self.id) else { return Vec::new() };
        let (then, now) = (scales.before(self.id, told.seq), scales.at(told.seq));
        compare(visit, self.register, before.as_ref(), after.record, then, now)
    }
}

/// What differs between two versions of a record, field by field.
pub fn compare(
    visit: &Visit,
    register: &'static Register,
    before: &dyn kernel::Record,
    after: &dyn kernel::Record,
    then: &kernel::State,
    now: &kernel::State,
) -> Vec<Difference> {
    let fields = kernel::compare::fields(register, before, after);
    fields.map(|own| difference(visit, register, own, (before, then), (after, now))).collect()
}

/// What differs in one field between two versions of a record, each with the state that it stands in.
pub fn difference(
    visit: &Visit,
    register: &'static Register,
    (at, field): (usize, &'static kernel::Field),
    (before, then): (&dyn kernel::Record, &kernel::State),
    (after, now): (&dyn kernel::Record, &kernel::State),
) -> Difference {
    let t = visit.t();
    let (old, new) = differing(before.get(at), after.get(at));
    let told = |value, state| plain((t, &visit.zone), register.key, field, value, state);
    Difference { label: t.field(register.key, field), runs: words(&told(&old, then), &told(&new, now)) }
}

#[derive(Template)]
#[template(path = "generic/history.html")]
struct Page {
    frame: Frame,
    head: Head,
    steps: Vec<Step>,
}

/// `GET /o/{org}/{section}/{plural}/{record}/history`.
pub async fn show(
    At(visit): At,
    Path((_, section, plural, named)): Path<(String, String, String, String)>,
) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let row = super::row(&visit, register, &named)?;
    let (t, path) = (visit.t(), record_path(&row));
    let title = t.t("record-history");
    page(&Page {
        frame: Frame::at(&visit, &format!("{path}/history"), format!("{} {title}", row.reference())),
        head: Head::new(t, title)
            .clause(row.reference())
            .why(row.record.title())
            .below(t.section(&section), visit.href(&section))
            .below(t.plural(register), visit.href(&register_path(register)))
            .below(row.reference(), visit.href(&path)),
        steps: of_record(&visit, register, row.id).await?,
    })
}
