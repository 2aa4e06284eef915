//! 6.1.3 d: records that speak against leaving a control out.

mod objections;
mod upheld;
mod witnesses;

use std::collections::{BTreeSet, HashMap, HashSet};

use kernel::{Declared, Id, RawId, Refusal, State};

use super::applicability::Verdict;
use super::controls::Implementation;
use super::necessary::{self, Listing};
use super::reasons::Reasons;
use super::{Applicability, Asset, Control, Risk, Treatment};
use crate::catalogue::Edition;
use crate::context::{Obligation, Party, Process, Profile, Scope, Site, Unit};
use crate::leadership::Role;
use crate::operation::{Incident, Supplier};
use crate::support::{Document, Person};
use objections::Raised;

pub use upheld::{Answer, Upheld, answer};

/// The registers that [`contradicted`] reads.
pub const READS: &[&str] = &[
    Applicability::KEY,
    Asset::KEY,
    super::AssetType::KEY,
    super::Method::KEY,
    Control::KEY,
    Risk::KEY,
    Treatment::KEY,
    Obligation::KEY,
    Site::KEY,
    Scope::KEY,
    Supplier::KEY,
    Document::KEY,
    Incident::KEY,
    Party::KEY,
    Person::KEY,
    Process::KEY,
    Profile::KEY,
    Role::KEY,
    Unit::KEY,
];

/// Fewer characters of a justification say no reason.
pub const REASON_CHARS_MIN: usize = 15;
/// What the texts of grounds begin with.
const TEXTS: &str = "soa-ground-";
/// Most records and controls named in one refusal; the others are counted.
const NAMED_MAX: usize = 5;

/// A record that speaks against leaving a control out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The record.
    pub record: RawId,
    /// By what it does.
    pub ground: Ground,
}

/// By what a record speaks against leaving a control out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Personal data is held or worked on there.
    PersonalData,
    /// People work there.
    People,
    /// It is a place with rooms and equipment of the organization, inside the scope.
    Premises,
    /// It is such a place where more runs than desks.
    Machinery,
    /// It would be missed soon: losing its availability lies in the upper half of the scale.
    NeededAgain,
    /// Its name or type, or what the scope says, tells of development.
    Development,
    /// Somebody outside develops for the organization.
    Commissioned,
    /// The organization depends on somebody outside.
    Supplied,
    /// It is a cloud service.
    Cloud,
    /// People work from home.
    Home,
    /// There are obligations to know and to meet.
    Obliged,
    /// It is a policy.
    Written,
    /// A clause of the standard asks the same of every management system.
    AskedByClause,
    /// It directs the management system.
    Directed,
    /// It supervises what the organization does.
    Supervised,
    /// It is classified as not for everybody.
    Classified,
    /// Several people work in it with information.
    Staffed,
    /// It is equipment that software runs on.
    Equipped,
    /// It is an incident, or tells how they are handled.
    Troubled,
    /// There is something to list.
    Held,
    /// The obligation is met by own controls that stand for this one, or the row itself names it.
    Asks,
    /// The risk rests on an own control that stands for this one.
    Rests(Id<Control>),
    /// The part of the plan puts in place an own control that stands for this one.
    Treats(Id<Control>),
    /// The own control stands for this one beside others, and risks or the plan rest on it.
    Needed,
    /// The own control is at work and stands for this one alone.
    AtWork,
}

impl Ground {
    /// Its own key.
    pub fn key(self) -> &'static str {
        let text = self.text();
        text.strip_prefix(TEXTS).unwrap_or(text)
    }

    /// Key of its text: `soa-ground-` and its own key.
    pub fn text(self) -> &'static str {
        match self {
            Self::PersonalData => "soa-ground-personal-data",
            Self::People => "soa-ground-people",
            Self::Premises => "soa-ground-premises",
            Self::Machinery => "soa-ground-machinery",
            Self::NeededAgain => "soa-ground-needed-again",
            Self::Development => "soa-ground-development",
            Self::Commissioned => "soa-ground-commissioned",
            Self::Supplied => "soa-ground-supplied",
            Self::Cloud => "soa-ground-cloud",
            Self::Home => "soa-ground-home",
            Self::Obliged => "soa-ground-obliged",
            Self::Written => "soa-ground-written",
            Self::AskedByClause => "soa-ground-asked-by-clause",
            Self::Directed => "soa-ground-directed",
            Self::Supervised => "soa-ground-supervised",
            Self::Classified => "soa-ground-classified",
            Self::Staffed => "soa-ground-staffed",
            Self::Equipped => "soa-ground-equipped",
            Self::Troubled => "soa-ground-troubled",
            Self::Held => "soa-ground-held",
            Self::Asks => "soa-ground-asks",
            Self::Rests(_) => "soa-ground-rests",
            Self::Treats(_) => "soa-ground-treats",
            Self::Needed => "soa-ground-needed",
            Self::AtWork => "soa-ground-at-work",
        }
    }

    /// Whether it is what a record tells by itself, and not what rests on the control.
    pub fn told_by_record(self) -> bool {
        !matches!(self, Self::Asks | Self::Rests(_) | Self::Treats(_) | Self::Needed | Self::AtWork)
    }

    /// The own control through which the treatment of risks determined the one left out.
    pub fn through(self) -> Option<Id<Control>> {
        match self {
            Self::Rests(control) | Self::Treats(control) => Some(control),
            _ => None,
        }
    }
}

/// The exclusions of an edition that records speak against, in the order given, each with those records: first the
/// risks and the parts of the plan whose controls it leaves out, then the rest. A row given stands for the one of the
/// register, so that an exclusion can be asked about before it is decided.
pub fn contradicted(
    state: &State,
    reasons: &Reasons<'_>,
    edition: Edition,
    excluded: &[necessary::Row<'_>],
) -> Vec<(Id<Applicability>, Vec<Witness>)> {
    let hearing = Hearing::of(state, reasons, edition, excluded);
    let found = excluded.iter().map(|(id, row)| (*id, hearing.against(*id, row)));
    found.filter(|(_, witnesses)| !witnesses.is_empty()).collect()
}

/// What speaks, or would speak, against leaving out the control of one row, beside all that is left out already.
pub fn against(state: &State, reasons: &Reasons<'_>, id: Id<Applicability>, row: &Applicability) -> Vec<Witness> {
    let Some(edition) = row.edition() else { return Vec::new() };
    let left_out = Applicability { applicable: Verdict::Excluded, ..row.clone() };
    let mut excluded = necessary::rows(state, edition);
    excluded.retain(|(own, other)| *own != id && other.excluded());
    excluded.push((id, &left_out));
    Hearing::of(state, reasons, edition, &excluded).against(id, &left_out)
}

/// What is heard about the exclusions of an edition.
struct Hearing<'h, 'a> {
    state: &'a State,
    reasons: &'h Reasons<'a>,
    edition: Edition,
    rows: Vec<necessary::Row<'a>>,
    objections: Vec<Raised>,
    determined: HashMap<Id<Applicability>, Vec<Witness>>,
}

impl<'h, 'a> Hearing<'h, 'a> {
    fn of(state: &'a State, reasons: &'h Reasons<'a>, edition: Edition, excluded: &[necessary::Row<'a>]) -> Self {
        let rows = if excluded.is_empty() { Vec::new() } else { rows_with(state, edition, excluded) };
        let objections = Raised::against(edition, excluded);
        let determined = determined(state, reasons, edition, &rows);
        Self { state, reasons, edition, rows, objections, determined }
    }

    fn against(&self, id: Id<Applicability>, row: &Applicability) -> Vec<Witness> {
        let mut witnesses = self.determined.get(&id).cloned().unwrap_or_default();
        witnesses.extend(self.standing(row, &witnesses));
        let known = self.objections.iter().filter(|own| own.concerns(self.edition, &row.control));
        witnesses.extend(known.flat_map(|own| own.heard(self.state)));
        let obligations =
            self.reasons.derived(&row.control, &self.reasons.own(&row.control, Some(row)), Some(row)).obligations;
        // What an obligation is tells more than that it asks.
        let heard: HashSet<_> = witnesses.iter().map(|own| own.record).collect();
        let asks = |record: RawId| Witness { record, ground: Ground::Asks };
        let asking = obligations.into_iter().map(|(id, _)| id.raw()).filter(|id| !heard.contains(id));
        witnesses.extend(asking.map(asks));
        let mut seen = HashSet::new();
        witnesses.retain(|own| seen.insert((own.record, own.ground.through())));
        witnesses
    }

    /// The own controls that stand for the control of a row which is left out, beside those that the treatment of risks
    /// determined for it alone: risks or the plan rest on them, or they are at work and no other row lists them.
    fn standing(&self, row: &Applicability, determined: &[Witness]) -> Vec<Witness> {
        let ground = |id: Id<Control>| {
            let own = self.state.live(id).ok()?;
            if !self.reasons.risks(&[id]).is_empty() || !self.reasons.treatments(&[id]).is_empty() {
                return Some(Ground::Needed);
            }
            let works = match own.status {
                Implementation::Implemented | Implementation::Partly => true,
                Implementation::NotStarted | Implementation::Planned => false,
            };
            let alone = || matches!(necessary::in_annex(self.edition, id, own, &self.rows), Listing::Excluded(_));
            (works && alone()).then_some(Ground::AtWork)
        };
        let told = |id: &Id<Control>| determined.iter().any(|own| own.ground.through() == Some(*id));
        let behind = self.reasons.own(&row.control, Some(row)).into_iter().filter(|id| !told(id));
        behind.filter_map(|id| Some(Witness { record: id.raw(), ground: ground(id)? })).collect()
    }
}

/// The rows of an edition, with those proposed in place of their own.
fn rows_with<'a>(state: &'a State, edition: Edition, proposed: &[necessary::Row<'a>]) -> Vec<necessary::Row<'a>> {
    let mut rows = necessary::rows(state, edition);
    rows.retain(|(id, row)| proposed.iter().all(|(own, other)| own != id && other.control != row.control));
    rows.extend(proposed);
    rows
}

/// Clause: 6.1.3 d. Refuses rows that would leave out what the treatment of risks determined.
pub(super) fn refused(state: &State, proposed: &[necessary::Row<'_>]) -> Vec<Refusal> {
    let reasons = Reasons::of(state);
    let refused = |edition: &Edition| {
        let of_edition = |row: &Applicability| row.edition() == Some(*edition);
        let proposed: Vec<_> = proposed.iter().copied().filter(|(_, row)| of_edition(row)).collect();
        let rows = rows_with(state, *edition, &proposed);
        let determined = determined(state, &reasons, *edition, &rows);
        let upheld = |row: &Applicability, own: &Witness| own.ground.through().is_some_and(|id| row.upheld_beside(id));
        let refusal = |(id, row): &necessary::Row<'_>| {
            let witnesses = determined.get(id).filter(|own| !own.iter().all(|own| upheld(row, own)))?;
            Some(needed(state, row, witnesses))
        };
        proposed.iter().filter_map(refusal).collect::<Vec<_>>()
    };
    Edition::ALL.iter().flat_map(refused).collect()
}

fn needed(state: &State, row: &Applicability, witnesses: &[Witness]) -> Refusal {
    let records = witnesses.iter().filter_map(|own| state.find(own.record)).map(|row| row.reference());
    let controls = witnesses.iter().filter_map(|own| own.ground.through()).map(|id| state.reference(id));
    let (records, controls) = (joined(records), joined(controls));
    let message = format!(
        "the treatment of risks determined {}: {records} through {controls}; keep it applicable, take {controls} out of \
         them, or leave it out by name with applicability.uphold",
        row.control
    );
    Refusal::requirement("applicable", "6.1.3 d", message)
}

/// Names, each once, the first of them spelt out.
pub(crate) fn joined(names: impl Iterator<Item = String>) -> String {
    let names: BTreeSet<_> = names.collect();
    let more = names.len().saturating_sub(NAMED_MAX);
    let named = names.into_iter().take(NAMED_MAX).collect::<Vec<_>>().join(", ");
    if more == 0 { named } else { format!("{named} and {more} more") }
}

/// Clause: 6.1.3 b to d. The rows that leave out own controls which the treatment of risks determined, each with the
/// risks that rest on them and the parts of the plan that put them in place.
fn determined(
    state: &State,
    reasons: &Reasons<'_>,
    edition: Edition,
    rows: &[necessary::Row<'_>],
) -> HashMap<Id<Applicability>, Vec<Witness>> {
    let mut found = HashMap::<_, Vec<_>>::new();
    let left_out = |row: &necessary::Row<'_>| row.1.excluded();
    if !rows.iter().any(left_out) {
        return found;
    }
    let behind = rows.iter().filter(|row| left_out(row)).flat_map(|(_, row)| reasons.behind(edition, row));
    for control in behind.collect::<BTreeSet<_>>() {
        let Ok(own) = state.live(control) else { continue };
        let Listing::Excluded(rows) = necessary::in_annex(edition, control, own, rows) else { continue };
        let treats = reasons.treatments(&[control]).into_iter();
        let treats = treats.map(|id| Witness { record: id.raw(), ground: Ground::Treats(control) });
        let rests = reasons.risks(&[control]).into_iter();
        let rests = rests.map(|id| Witness { record: id.raw(), ground: Ground::Rests(control) });
        let witnesses: Vec<_> = treats.chain(rests).collect();
        for (row, _) in rows.into_iter().filter(|_| !witnesses.is_empty()) {
            found.entry(row).or_default().extend(witnesses.iter().copied());
        }
    }
    found
}
