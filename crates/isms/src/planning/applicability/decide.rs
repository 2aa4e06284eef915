//! 6.1.3 d: deciding about many reference controls at once, where the same holds for all of them.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, Markdown, Refusal, State};

use super::{Applicability, Verdict};
use crate::planning::exclusions;
use crate::planning::reasons::Reason;

/// Decide whether reference controls are necessary, for reasons that hold for all those chosen. Reasons that a row has
/// already stay with it.
#[derive(Act)]
#[act(key = "applicability.decide", clause = "6.1.3 d")]
pub struct DecideControls {
    /// The rows of the statement.
    #[field(required)]
    pub rows: Links<Applicability>,
    /// Whether they are necessary.
    pub applicable: Verdict,
    /// Included because law or regulation asks for them.
    #[field(when = "applicable=applicable")]
    pub legal: bool,
    /// Included because contracts ask for them.
    #[field(when = "applicable=applicable")]
    pub contractual: bool,
    /// Included because business or good practice asks for them.
    #[field(when = "applicable=applicable")]
    pub business: bool,
    /// Included because the risk assessment asks for them.
    #[field(when = "applicable=applicable")]
    pub risk: bool,
    /// Why they are necessary, in words.
    #[field(when = "applicable=applicable")]
    pub inclusion: Option<Markdown>,
    /// Why they are not necessary.
    #[field(when = "applicable=excluded")]
    pub exclusion: Option<Markdown>,
}

impl Decide for DecideControls {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let rows = self.rows.iter().filter_map(|id| Some((id, state.get(id)?)));
        let decided: Vec<_> = rows.map(|(id, row)| (id, self.decided(row))).collect();
        let mut refusals: Vec<_> = self.unreasoned(&decided).into_iter().collect();
        if self.applicable == Verdict::Excluded {
            let left_out: Vec<_> = decided.iter().map(|(id, row)| (*id, row)).collect();
            refusals.extend(exclusions::refused(state, &left_out));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        for (id, decided) in decided {
            changes.edit(id, |row| *row = decided);
        }
        Ok(changes.done())
    }
}

impl DecideControls {
    /// What is not said of the decision itself, or of rows that have no reason of their own: once, with their controls.
    fn unreasoned(&self, decided: &[(Id<Applicability>, Applicability)]) -> Option<Refusal> {
        let refused = |field, message: String| Some(Refusal::requirement(field, "6.1.3 d", message));
        match self.applicable {
            Verdict::Undecided => Some(Refusal::software("applicable", "say whether the controls are necessary")),
            Verdict::Excluded if is_blank(self.exclusion.as_ref()) => {
                refused("exclusion", "say why the controls are not necessary".to_owned())
            }
            Verdict::Excluded => None,
            Verdict::Applicable => {
                let bare = decided.iter().filter(|(_, row)| !row.has_reason()).map(|(_, row)| row.control.to_string());
                let bare = exclusions::joined(bare);
                let message = || format!("say why {bare} should be in: tick a reason that holds for all, or write one");
                if bare.is_empty() { None } else { refused("inclusion", message()) }
            }
        }
    }

    /// A row as it is decided.
    fn decided(&self, row: &Applicability) -> Applicability {
        let mut row = row.clone();
        row.applicable = self.applicable;
        match self.applicable {
            Verdict::Applicable => {
                self.given().for_each(|reason| row.confirm(reason));
                if !is_blank(self.inclusion.as_ref()) {
                    row.inclusion.clone_from(&self.inclusion);
                }
            }
            Verdict::Excluded => row.exclusion.clone_from(&self.exclusion),
            Verdict::Undecided => {}
        }
        row
    }

    /// The reasons that hold for all of them.
    fn given(&self) -> impl Iterator<Item = Reason> + '_ {
        let given = |reason: &Reason| match reason {
            Reason::Legal => self.legal,
            Reason::Contractual => self.contractual,
            Reason::Business => self.business,
            Reason::Risk => self.risk,
        };
        Reason::ALL.into_iter().filter(given)
    }
}

fn is_blank(words: Option<&Markdown>) -> bool {
    words.is_none_or(|words| words.trim().is_empty())
}
