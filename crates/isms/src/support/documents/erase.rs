//! 7.5.3 f: disposing of a document's content once nothing asks to keep it.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Declared, Held, Id, RawId, Refusal, State};

use super::{Document, DocumentState, RetentionStart};
use crate::age::made_on;
use crate::dates::months_after;

/// What is erased: the content, and what tells of it in the content's own words.
const FIELDS: &[&str] = &[
    "body",
    "file",
    "changes",
    "suits_purpose",
    "states_objectives",
    "commits_to_requirements",
    "commits_to_improvement",
    "statements",
];

/// Dispose of a document: its text and file are erased from the register, from its whole history in the ledger and from
/// every later export. That it existed, who approved it and when it was disposed of stays. It cannot be undone.
#[derive(Act)]
#[act(key = "document.erase", clause = "7.5.3 f")]
pub struct EraseDocument {
    /// The document.
    pub document: Id<Document>,
}

impl Decide for EraseDocument {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let document = state.live(self.document).map_err(|refusal| vec![refusal])?;
        let refuse = |message: String| Refusal::requirement("document", "7.5.3 f", message);
        let mut refusals = Vec::new();
        if document.legal_hold {
            refusals.push(refuse("a dispute or an inquiry forbids to dispose of it; lift the legal hold first".into()));
        }
        if !is_past(document.state) {
            let message = "this is in use or on its way to be; withdraw it or let a later version replace it first";
            refusals.push(Refusal::requirement("document", "7.5.3 a", message));
        }
        match kept_until(document, self.document.raw(), state) {
            Kept::Until(day) if context.day <= day => {
                refusals.push(refuse(format!("this is to be kept until {day}; dispose of it after that day")));
            }
            Kept::Unknown => {
                let message = "this is kept for a time whose beginning is not recorded; write from when it is counted";
                refusals.push(refuse(message.into()));
            }
            Kept::Until(_) | Kept::AsLongAsWanted => {}
        }
        if context.reason.as_deref().is_none_or(kernel::is_blank) {
            let message = "say why this is disposed of: its time is over, or somebody has a right to it";
            refusals.push(Refusal::requirement("because", "7.5.3 f", message));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.erase(Document::REGISTER, self.document.raw(), FIELDS);
        changes.edit(self.document, |document| document.disposed_on = Some(context.effective_day()));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state
            .live(Id::<Document>::of(subject))
            .is_ok_and(|document| is_past(document.state) && document.disposed_on.is_none())
    }
}

/// Whether nobody works by it any more, or did ever.
fn is_past(state: DocumentState) -> bool {
    match state {
        DocumentState::Draft | DocumentState::Superseded | DocumentState::Retired => true,
        DocumentState::Review | DocumentState::Approved | DocumentState::Published => false,
    }
}

/// How long a document is to be kept.
enum Kept {
    /// Through this day.
    Until(Date),
    /// Nothing says how long.
    AsLongAsWanted,
    /// For a time that begins on a day nobody recorded.
    Unknown,
}

fn kept_until(document: &Held<Document>, id: RawId, state: &State) -> Kept {
    let Some(months) = document.retention_months else { return Kept::AsLongAsWanted };
    let made = made_on(&document.head);
    let replaced = || {
        let successor =
            state.pointing::<Document>(id).find(|(_, later)| later.revises.map(|own| own.raw()) == Some(id));
        let in_force =
            successor.and_then(|(_, later)| later.publication.as_ref().map(|publication| publication.holds_from));
        document.withdrawal.as_ref().map(|withdrawal| withdrawal.on).or(in_force)
    };
    let from = match document.retention_from {
        Some(RetentionStart::Creation) | None => Some(made),
        Some(RetentionStart::YearEnd) => Some(made.last_of_year()),
        // A draft that never came into force is replaced by nothing.
        Some(RetentionStart::Replacement) if document.state == DocumentState::Draft => Some(made),
        Some(RetentionStart::Replacement) => replaced(),
        Some(RetentionStart::ContractEnd | RetentionStart::CycleEnd) => None,
    };
    from.map_or(Kept::Unknown, |from| Kept::Until(months_after(from, months)))
}
