//! 8.1: security incidents, from report to lessons.

mod bring_in;
pub mod clocks;
mod close;
mod reopen;
mod report;
mod send;
mod stages;
mod start_clocks;

use jiff::tz::TimeZone;
use kernel::{
    Date, FileRef, Group, Guard, Id, Lines, Link, Links, Many, Markdown, Money, Own, Proposal, Record, Refusal, State,
    Text, Timestamp,
};

use super::{Severity, Supplier};
use crate::context::{Process, Site};
use crate::dates::past;
use crate::guards::counted;
use crate::leadership::Provenance;
use crate::planning::{Asset, Control, Risk};
use crate::support::Person;

pub use bring_in::BringInIncident;
pub use clocks::{Clock, ClockKind};
pub use close::CloseIncident;
pub use reopen::ReopenIncident;
pub use report::ReportIncident;
pub use send::SendReport;
pub use stages::{IncidentCategory, IncidentClass, IncidentState};
pub use start_clocks::StartClocks;

/// Something that harmed information security, or could have.
#[derive(Clone, Debug, Record)]
#[register(key = "incident", plural = "incidents", reference = "INC-{year}-{n:03}", clause = "8.1")]
pub struct Incident {
    /// What happened, in a few words.
    #[field(column)]
    pub title: Text,
    /// What was seen, when and where, in the words of whoever reports it.
    pub description: Option<Markdown>,
    /// Where it happened, in the words of whoever reports it.
    pub place: Option<Text>,
    /// A photo of what was seen.
    pub photo: Option<FileRef>,
    /// Who reported it, where the person works here.
    pub reported_by: Option<Link<Person>>,
    /// Who reported it, where it came from outside: a customer, an authority, somebody unnamed.
    pub reporter: Option<Text>,
    /// When it began.
    pub occurred_at: Option<Timestamp>,
    /// When somebody noticed it: clocks of the law count from here.
    #[field(column)]
    pub detected_at: Option<Timestamp>,
    /// When it was reported to those who handle incidents.
    pub reported_at: Option<Timestamp>,
    /// How far it is dealt with.
    #[field(column)]
    pub state: IncidentState,
    /// What it turned out to be.
    #[field(column)]
    pub class: IncidentClass,
    /// What kind of thing happened.
    pub category: Option<IncidentCategory>,
    /// How grave it is.
    #[field(column)]
    pub severity: Option<Severity>,
    /// Confidentiality was lost, or might have been.
    pub confidentiality: bool,
    /// Integrity was lost, or might have been.
    pub integrity: bool,
    /// Availability was lost, or might have been.
    pub availability: bool,
    /// Personal data are concerned.
    #[field(column)]
    pub personal_data: bool,
    /// Whose data and which: customers, staff; addresses, health, payments.
    #[field(when = "personal_data=yes")]
    pub data_concerned: Option<Text>,
    /// How many people's data are concerned.
    #[field(when = "personal_data=yes")]
    pub people_concerned: Option<i64>,
    /// The day these people were told, where they had to be.
    #[field(when = "personal_data=yes")]
    pub people_told_on: Option<Date>,
    /// Why an authority or the people need not be told, where that was decided.
    pub not_told_because: Option<Text>,
    /// Clocks that run: to whom what has to be reported by when, and when it was.
    pub clocks: Many<Clock>,
    /// Who handles it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// Who helps.
    pub team: Links<Person>,
    /// Assets concerned.
    pub assets: Links<Asset>,
    /// Processes concerned.
    pub processes: Links<Process>,
    /// Sites concerned.
    pub sites: Links<Site>,
    /// Suppliers concerned.
    pub suppliers: Links<Supplier>,
    /// Risks that became real, or that have to be looked at again.
    pub risks: Links<Risk>,
    /// Controls that failed, or were missing.
    pub controls: Links<Control>,
    /// What happened and was done, moment by moment.
    pub timeline: Many<Moment>,
    /// What stopped it from spreading.
    pub containment: Option<Markdown>,
    /// When it could no longer spread.
    pub contained_at: Option<Timestamp>,
    /// How things were put right again.
    pub recovery: Option<Markdown>,
    /// When work went on as before.
    pub recovered_at: Option<Timestamp>,
    /// What it did: to customers, people, business.
    #[field(clause = "8.1-unint")]
    pub consequences: Option<Markdown>,
    /// What it cost.
    pub cost: Option<Money>,
    /// Which proof was kept, where it is, and who had it in hand.
    pub evidence: Option<Markdown>,
    /// Why it could happen.
    pub cause: Option<Markdown>,
    /// What was learnt, and what changes because of it.
    #[field(clause = "8.1-unint")]
    pub lessons: Option<Markdown>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Who closed it, and with which words.
    #[field(act)]
    pub closure: Option<Closure>,
    /// Who opened it again, and why.
    #[field(act)]
    pub reopening: Option<Reopening>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// One moment of an incident.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Moment {
    /// When.
    pub at: Option<Timestamp>,
    /// What happened or was done.
    pub what: Text,
    /// Who did it or saw it.
    pub by: Option<Link<Person>>,
}

/// An incident was closed.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Closure {
    /// Who closed it.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// What remains to be said.
    pub remark: Option<Text>,
    /// Where it comes from, if it was not given here.
    #[field(flat)]
    pub provenance: Provenance,
}

impl Closure {
    /// Of an incident that is closed here.
    pub fn here(by: Id<Person>, on: Date, remark: Option<Text>) -> Self {
        Self { by, on, remark, provenance: Provenance::default() }
    }
}

/// A closed incident was opened again.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Reopening {
    /// Who opened it.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// Why.
    pub reason: Text,
}

/// Incidents that are not closed and that nobody handles: they are on nobody's list.
pub fn unhandled(state: &State) -> impl Iterator<Item = Id<Incident>> {
    let open = |own: &Incident| own.owner.is_none_or(|owner| owner.is_nil()) && own.state != IncidentState::Closed;
    state.of::<Incident>().iter().filter(move |(_, held)| open(held)).map(|(id, _)| id)
}

impl Incident {
    /// The day it was noticed, at Greenwich; else that of the report or of the beginning.
    pub fn noticed_on(&self) -> Option<Date> {
        let at = self.detected_at.or(self.reported_at).or(self.occurred_at)?;
        Some(TimeZone::UTC.to_datetime(at).date())
    }
}

impl Guard for Incident {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let Proposal { before, after, .. } = *proposal;
        let refusals =
            [stages::turned_by_hand(before, after), counted("people_concerned", after.people_concerned, "people")];
        let refusals = refusals.into_iter().flatten().chain(stages::out_of_order(after));
        refusals.chain(past(proposal, &["people_told_on"])).collect()
    }
}
