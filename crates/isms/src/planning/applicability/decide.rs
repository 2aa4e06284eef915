//! 6.1.3 d: deciding about many reference controls at once, where the same holds for all of them.

use kernel::{Act, Changes, Context, Decide, Decision, Links, Markdown, Refusal, State};

use super::{Applicability, Verdict};

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
        let refusals = self.unreasoned(state);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        for id in self.rows.iter() {
            changes.edit(id, |row| self.write(row));
        }
        Ok(changes.done())
    }
}

impl DecideControls {
    /// What is not said of the decision itself, or of a row that has no reason of its own.
    fn unreasoned(&self, state: &State) -> Vec<Refusal> {
        let refused = |field, message: String| Refusal::requirement(field, "6.1.3 d", message);
        match self.applicable {
            Verdict::Undecided => vec![Refusal::software("applicable", "say whether the controls are necessary")],
            Verdict::Excluded if is_blank(self.exclusion.as_ref()) => {
                vec![refused("exclusion", "say why the controls are not necessary".to_owned())]
            }
            Verdict::Excluded => Vec::new(),
            Verdict::Applicable => {
                let unsaid = |row: &Applicability| {
                    let mut after = row.clone();
                    self.write(&mut after);
                    let message = || format!("say why {} is necessary: tick a reason or write one", row.control);
                    (!after.has_reason()).then(|| refused("inclusion", message()))
                };
                self.rows.iter().filter_map(|id| unsaid(&state.get(id)?.record)).collect()
            }
        }
    }

    fn write(&self, row: &mut Applicability) {
        row.applicable = self.applicable;
        match self.applicable {
            Verdict::Applicable => {
                row.legal |= self.legal;
                row.contractual |= self.contractual;
                row.business |= self.business;
                row.risk |= self.risk;
                if !is_blank(self.inclusion.as_ref()) {
                    row.inclusion.clone_from(&self.inclusion);
                }
            }
            Verdict::Excluded => row.exclusion.clone_from(&self.exclusion),
            Verdict::Undecided => {}
        }
    }
}

fn is_blank(words: Option<&Markdown>) -> bool {
    words.is_none_or(|words| words.trim().is_empty())
}
