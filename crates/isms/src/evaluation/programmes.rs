//! 9.2.2: the plan of internal audits over the years.

mod approve;
mod revise;

use kernel::{Date, Group, Guard, Id, Lines, Link, Many, Markdown, Own, Proposal, Record, Refusal, State, Text};

use super::Audit;
use super::audits::AuditState;
use super::periods::period;
use crate::catalogue::Edition;
use crate::dates;
use crate::guards::unplaced;
use crate::leadership::Approval;
use crate::planning::Applicability;
use crate::sealing::Seal;
use crate::support::Person;

pub use approve::ApproveProgramme;
pub use revise::ReviseProgramme;

/// The plan of internal audits over the years.
#[derive(Clone, Debug, Record)]
#[register(key = "programme", plural = "programmes", reference = "AP-{n:02}", clause = "9.2.2")]
pub struct Programme {
    /// What the programme is called.
    #[field(column)]
    pub title: Text,
    /// First day of the programme.
    #[field(column)]
    pub starts_on: Option<Date>,
    /// Last day of the programme.
    #[field(column)]
    pub ends_on: Option<Date>,
    /// Who answers for the programme; somebody else audits it.
    #[field(column, clause = "9.2.2")]
    pub manager: Option<Link<Person>>,
    /// What the audits are to find out.
    #[field(clause = "9.2.1")]
    pub goals: Option<Markdown>,
    /// What is audited against.
    #[field(clause = "9.2.2 a")]
    pub criteria: Option<Text>,
    /// Which processes matter most, and what earlier audits say: why the programme looks as it does.
    #[field(clause = "9.2.2")]
    pub importance: Option<Markdown>,
    /// How audits are done: on site or from afar, interviews, samples.
    #[field(clause = "9.2.2")]
    pub methods: Option<Markdown>,
    /// To whom and how results are reported.
    #[field(clause = "9.2.2 c")]
    pub reporting: Option<Text>,
    /// Days, people and money set aside.
    pub resources: Option<Text>,
    /// What could keep the programme from its goals.
    pub hazards: Option<Markdown>,
    /// When each clause and control is audited.
    #[field(clause = "9.2.1")]
    pub coverage: Many<Coverage>,
    /// It was approved.
    #[field(act, column, clause = "9.2.2")]
    pub approval: Option<Approval>,
    /// Number of this version; what an approved one plans stays as it is.
    #[field(act)]
    pub version: i64,
    /// What else is to be known.
    pub remark: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// When a clause or control is audited.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Coverage {
    /// The clause or control, such as 9.2 or A.5.15.
    pub item: Text,
    /// The periods it is planned for, one a line: a year, half, quarter, month or day, such as 2026-Q4.
    pub periods: Lines,
    /// Who is to audit it.
    pub auditor: Option<Link<Person>>,
    /// Why then, or why not in this cycle.
    pub because: Option<Text>,
}

/// What a programme lacks without which it plans no audit at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It has no first or no last day.
    Days,
    /// No clause or control is planned for any period.
    Periods,
    /// No audit with a day belongs to it.
    Audits,
}

impl Lack {
    /// Its text is `programme-lacks-` and this.
    pub fn key(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Periods => "periods",
            Self::Audits => "audits",
        }
    }
}

/// Clause: 9.2.2. What a programme lacks; an audit with a day that belongs to it stands for the periods.
pub fn lacks(state: &State, id: Id<Programme>, programme: &Programme) -> Vec<Lack> {
    let dated = |audit: &Audit| audit.starts_on.is_some() && audit.state != AuditState::Cancelled;
    let audits = state.pointing::<Audit>(id.raw()).any(|(_, audit)| audit.programme == Some(id) && dated(audit));
    let periods = programme.coverage.iter().any(|(_, row)| !row.periods.0.is_empty());
    let lacks = [
        (Lack::Days, programme.starts_on.is_none() || programme.ends_on.is_none()),
        (Lack::Periods, !periods && !audits),
        (Lack::Audits, !audits),
    ];
    lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(lack, _)| lack).collect()
}

/// What a programme plans: the clauses of the standard and the themes of Annex A, of the newest edition about whose
/// controls the organization decides.
pub fn plannable(state: &State) -> impl Iterator<Item = &'static str> {
    let decided = state.of::<Applicability>().iter().filter_map(|(_, row)| row.edition()).max();
    let standard = decided.unwrap_or(Edition::Iso27001_2022).standard();
    let clauses = standard.clauses.iter().filter(|clause| clause.parent.is_none()).map(|clause| clause.id.as_str());
    clauses.chain(standard.themes.iter().map(|theme| theme.id.as_str()))
}

/// The programme that a new audit belongs to: the one whose days hold this day, else the next one to begin, else the
/// newest.
pub fn running(state: &State, day: Date) -> Option<Id<Programme>> {
    let live: Vec<_> = state.of::<Programme>().iter().collect();
    let holds = |programme: &Programme| {
        programme.starts_on.is_some_and(|from| from <= day) && programme.ends_on.is_none_or(|to| day <= to)
    };
    let running = live.iter().find(|(_, programme)| holds(programme));
    let ahead = live.iter().filter(|(_, programme)| programme.starts_on.is_some_and(|from| from > day));
    let next = ahead.min_by_key(|(_, programme)| programme.starts_on);
    running.or(next).or(live.last()).map(|(id, _)| *id)
}

impl Programme {
    /// Whether this version is approved; the first ones were not numbered.
    pub fn approved(&self) -> bool {
        self.approval.as_ref().is_some_and(|approval| approval.version >= self.version)
    }
}

impl Guard for Programme {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let programme = proposal.after;
        let mut refusals = dates::in_order(&[("starts_on", programme.starts_on), ("ends_on", programme.ends_on)]);
        let sealed = proposal.before.filter(|before| before.approved());
        let message = "this was approved; begin the next version with programme.revise";
        refusals.extend(sealed.into_iter().flat_map(|before| SEAL.broken(message, before, programme)));
        refusals.extend(misplaced(proposal.before, programme));
        refusals
    }
}

/// Clause: 9.2.1. Rows of what no edition knows, and periods that are none or lie outside the programme.
fn misplaced(before: Option<&Programme>, after: &Programme) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for (key, row) in after.coverage.iter() {
        let earlier = before.and_then(|before| before.coverage.at(key));
        let place = format!("coverage[{key}]");
        let item = earlier.map(|earlier| &*earlier.item);
        refusals.extend(unplaced(&format!("{place}.item"), item, Some(&row.item)));
        let new = |period: &&String| !earlier.is_some_and(|earlier| earlier.periods.0.contains(period));
        let wrong = row.periods.0.iter().filter(new).filter_map(|written| outside(after, written));
        refusals.extend(wrong.map(|message| Refusal::software(format!("{place}.periods"), message)));
    }
    refusals
}

/// What is wrong with a period of a programme.
fn outside(programme: &Programme, written: &str) -> Option<String> {
    let Some((first, last)) = period(written) else {
        return Some(format!("\"{written}\" is no period; write 2026, 2026-H2, 2026-Q4, 2026-11 or a day"));
    };
    let early = programme.starts_on.is_some_and(|begins| last < begins);
    let late = programme.ends_on.is_some_and(|ends| first > ends);
    (early || late).then(|| format!("{written} lies outside the days of the programme; choose a period within them"))
}

/// Clause: 9.2.2. What of an approved programme may still be written.
pub(crate) const SEAL: Seal<Programme> = Seal { free: &["remark"], partly: &[] };
