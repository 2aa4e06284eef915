//! A certificate that is held when an existing management system is brought in.

use isms::certification::Certification;
use jiff::tz::TimeZone;
use kernel::{Command, Date, Refusal, State, Timestamp, Value};

use crate::auth::{Pairs, text};
use crate::texts::Texts;

/// The act that brings it in.
const ACT: &str = "certification.bring_in";
/// What the form asks of it.
const ASKED: [&str; 3] = ["certificate_number", "certified_on", "valid_until"];

/// A certificate as the form tells it.
pub struct Held {
    number: String,
    certified_on: Date,
    valid_until: Date,
}

/// The certificate that a form tells of; none where it tells of none.
///
/// # Errors
/// Whatever of it is missing, is no day, or cannot be: everything at once.
pub fn read(pairs: &Pairs, now: Timestamp) -> Result<Option<Held>, Vec<Refusal>> {
    let typed = |name: &str| text(pairs, name).trim().to_owned();
    if ASKED.iter().all(|name| typed(name).is_empty()) {
        return Ok(None);
    }
    let mut refusals = Vec::new();
    let mut refuse = |name: &'static str, message: &'static str| refusals.push(Refusal::software(name, message));
    let mut day = |name: &'static str| match typed(name).parse::<Date>() {
        Ok(day) => Some(day),
        Err(_) if typed(name).is_empty() => {
            refuse(name, "required; fill this in");
            None
        }
        Err(_) => {
            refuse(name, "write the day as year-month-day");
            None
        }
    };
    let (certified_on, valid_until) = (day("certified_on"), day("valid_until"));
    if typed(ASKED[0]).is_empty() {
        refuse(ASKED[0], "required; fill this in");
    }
    // What is decided from today on is recorded here as it happens.
    if certified_on.is_some_and(|on| on >= now.to_zoned_datetime(TimeZone::UTC).date()) {
        refuse("certified_on", "pick a day before today");
    }
    if certified_on.zip(valid_until).is_some_and(|(from, until)| until < from) {
        refuse("valid_until", "pick the day of the decision or a later one");
    }
    match certified_on.zip(valid_until).filter(|_| refusals.is_empty()) {
        Some((certified_on, valid_until)) => Ok(Some(Held { number: typed(ASKED[0]), certified_on, valid_until })),
        None => Err(refusals),
    }
}

impl Held {
    /// What brings it in, once the certification stands.
    pub fn command(self, state: &State, t: &Texts) -> Option<Command> {
        let (id, _) = state.of::<Certification>().iter().next()?;
        let args = vec![
            ("certification".to_owned(), Value::Link(id.raw())),
            ("certified_on".to_owned(), Value::Date(self.certified_on)),
            ("valid_until".to_owned(), Value::Date(self.valid_until)),
            ("proof".to_owned(), Value::Text(t.t("start-certificate-proof").to_owned())),
            ("certificate_number".to_owned(), Value::Text(self.number)),
        ];
        Some(Command::Act(isms::act(ACT)?, args))
    }
}
