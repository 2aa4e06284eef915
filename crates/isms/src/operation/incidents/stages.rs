//! The stages of an incident, what it can turn out to be, and the order of its times.

use kernel::{Choice, Refusal, Timestamp};

use super::Incident;

/// How far an incident is dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "incident-state")]
pub enum IncidentState {
    /// Somebody reported it.
    #[choice(alias = "new")]
    #[choice(alias = "open")]
    Reported,
    /// It was judged, and somebody handles it.
    #[choice(alias = "in progress")]
    #[choice(alias = "assigned")]
    Triaged,
    /// It can no longer spread.
    Contained,
    /// Work goes on as before; lessons are to be drawn.
    #[choice(alias = "recovered")]
    Resolved,
    /// Nothing remains to be done.
    Closed,
}

/// What a report turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "incident-class")]
pub enum IncidentClass {
    /// Nobody has judged yet.
    #[choice(alias = "open")]
    NotJudged,
    /// Security was harmed, or very nearly.
    #[choice(alias = "security incident")]
    Incident,
    /// Something happened that concerns security, without harm.
    #[choice(alias = "security event")]
    #[choice(alias = "near miss")]
    Event,
    /// Something could be misused.
    #[choice(alias = "vulnerability")]
    Weakness,
    /// There was nothing.
    #[choice(alias = "false positive")]
    FalseAlarm,
}

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "incident-category")]
pub enum IncidentCategory {
    /// Malicious software, such as ransomware.
    #[choice(alias = "ransomware")]
    Malware,
    /// Somebody was deceived: phishing, fraud.
    #[choice(alias = "social engineering")]
    Phishing,
    /// Somebody got in who should not: hacking, stolen account.
    #[choice(alias = "hacking")]
    #[choice(alias = "intrusion")]
    UnauthorizedAccess,
    /// A device or paper was lost or stolen.
    #[choice(alias = "theft")]
    #[choice(alias = "loss")]
    LostDevice,
    /// Information reached somebody it was not for.
    #[choice(alias = "data leak")]
    #[choice(alias = "data breach")]
    Disclosure,
    /// A system or service failed.
    #[choice(alias = "failure")]
    Outage,
    /// A system was overloaded on purpose.
    #[choice(alias = "ddos")]
    DenialOfService,
    /// Somebody made a mistake.
    #[choice(alias = "human error")]
    Mistake,
    /// Somebody inside misused what they may do.
    #[choice(alias = "insider")]
    Misuse,
    /// It happened at a supplier.
    Supplier,
    /// Fire, water, break-in, power.
    Physical,
    /// Something else.
    Other,
}

/// The objection to closing or reopening an incident by writing its state. One that comes in closed is welcome.
pub(super) fn turned_by_hand(before: Option<&Incident>, after: &Incident) -> Option<Refusal> {
    let closed = |incident: &Incident| incident.state == IncidentState::Closed;
    let message = match (before.map(closed)?, closed(after)) {
        (false, true) => "closing is said with incident.close, so that it is known by whom",
        (true, false) => "this is closed; open it again with incident.reopen",
        (true, true) | (false, false) => return None,
    };
    Some(Refusal::house_rule("state", message))
}

/// Times that lie before the times they follow.
pub(super) fn out_of_order(incident: &Incident) -> impl Iterator<Item = Refusal> {
    let began = incident.occurred_at;
    let noticed = incident.detected_at.or(began);
    let pairs: [(&str, Option<Timestamp>, Option<Timestamp>); 5] = [
        ("detected_at", began, incident.detected_at),
        ("reported_at", noticed, incident.reported_at),
        ("contained_at", began, incident.contained_at),
        ("recovered_at", began, incident.recovered_at),
        ("closed_at", noticed, incident.closed_at),
    ];
    let wrong = |(field, earlier, later): (&str, Option<Timestamp>, Option<Timestamp>)| {
        let (earlier, _) = earlier.zip(later).filter(|(earlier, later)| later < earlier)?;
        Some(Refusal::software(field, format!("this lies before {earlier}, which it follows; mend one of the two")))
    };
    pairs.into_iter().filter_map(wrong)
}
