//! 6.1.3 d: leaving a control out by name although records speak against it.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Markdown, RawId, Refusal, State};

use super::{Applicability, Verdict};
use crate::leadership::signer;
use crate::planning::exclusions::{Answer, REASON_CHARS_MIN, Upheld, Witness, against, answer};
use crate::planning::reasons::Reasons;

/// Leave a reference control out although records speak against it: whoever signs says why they do not count. Own
/// controls that stand for it are then listed beyond Annex A. It holds in these words and for these records; where the
/// words change or other records come to speak against it, somebody has to look again.
#[derive(Act)]
#[act(key = "applicability.uphold", clause = "6.1.3 d", signs)]
pub struct UpholdExclusion {
    /// The row of the statement.
    pub applicability: Id<Applicability>,
    /// Why the control is not necessary, and why what speaks against that does not count.
    #[field(clause = "6.1.3 d")]
    pub reason: Markdown,
}

impl Decide for UpholdExclusion {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let row = state.live(self.applicability).map_err(|refusal| vec![refusal])?;
        let left_out = left_out(row, &self.reason);
        let reasons = Reasons::of(state);
        let witnesses = against(state, &reasons, self.applicability, &left_out);
        let mut refusals: Vec<_> = self.groundless(state, &left_out, &witnesses).into_iter().collect();
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let standing = reasons.own(&row.control, Some(row));
        let upheld = Upheld::said(state, (by, context.day), &self.reason, standing, &witnesses);
        let mut changes = Changes::on(state, context);
        changes.edit(self.applicability, |row| *row = Applicability { upheld: Some(upheld), ..left_out });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let id = Id::<Applicability>::of(subject);
        let Ok(row) = state.live(id) else { return false };
        let open = |witnesses: &[Witness]| !witnesses.is_empty() && !answer(state, row, witnesses).settles();
        row.excluded() && open(&against(state, &Reasons::of(state), id, row))
    }

    fn prefill(state: &State, _context: &Context, subject: RawId) -> Option<Self> {
        let applicability = Id::<Applicability>::of(subject);
        Some(Self { applicability, reason: state.get(applicability)?.exclusion.clone()? })
    }
}

impl UpholdExclusion {
    /// What cannot be upheld: words that say no reason, and what nothing speaks against.
    fn groundless(&self, state: &State, row: &Applicability, witnesses: &[Witness]) -> Option<Refusal> {
        if self.reason.trim().chars().count() < REASON_CHARS_MIN {
            let message = format!("say in at least {REASON_CHARS_MIN} characters why these records do not count");
            return Some(Refusal::requirement("reason", "6.1.3 d", message));
        }
        if witnesses.is_empty() {
            let message = format!("no record speaks against leaving {} out; exclude it in its row", row.control);
            return Some(Refusal::software("applicability", message));
        }
        let Answer::Upheld(before) = answer(state, row, witnesses) else { return None };
        let by = state.get(before.by).map(|person| person.name.to_string()).unwrap_or_default();
        let message = format!("{by} upheld this on {}, in these words and for the same records", before.on);
        Some(Refusal::software("applicability", message))
    }
}

/// The row as it would be left out for a reason.
fn left_out(row: &Applicability, reason: &Markdown) -> Applicability {
    Applicability { applicable: Verdict::Excluded, exclusion: Some(reason.clone()), ..row.clone() }
}
