//! 6.1.3 d: approving a frozen version of the Statement of Applicability.

use kernel::{Act, Changes, Context, Decide, Decision, Declared, Id, RawId, Refusal, State, Text};

use super::{FrozenRow, Statement, in_force};
use crate::leadership::{Approval, Approving, signer};
use crate::planning::applicability::Verdict;

/// Most controls named in one refusal; the others are counted.
const NAMED_MAX: usize = 5;

/// Approve a frozen version of the Statement of Applicability. It is in force from today and stays as it is; the
/// version it replaces is retired and can still be read and compared.
#[derive(Act)]
#[act(key = "statement.approve", clause = "6.1.3 d", signs)]
pub struct ApproveStatement {
    /// The version.
    pub statement: Id<Statement>,
    /// What is to be said about the approval.
    pub remark: Option<Text>,
}

impl Decide for ApproveStatement {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let draft = state.live(self.statement).map_err(|refusal| vec![refusal])?;
        if draft.approval.is_some() {
            let message = "this version is approved already; make another and freeze that one";
            return Err(vec![Refusal::software("statement", message)]);
        }
        if draft.frozen.is_none() {
            let message = "freeze the rows first with statement.freeze, so that it is clear what is approved";
            return Err(vec![Refusal::software("statement", message)]);
        }
        let mut refusals = unready(draft);
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let approving = Approving::statement(draft);
        refusals.extend(by.and_then(|by| approving.refusal(state, by, context.day, self.remark.as_ref())));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let before = in_force(state, draft.edition);
        let version = before.map_or(1, |(_, before)| before.version.saturating_add(1));
        let mut changes = Changes::on(state, context);
        changes.edit(self.statement, |draft| {
            draft.version = version;
            draft.replaces = before.map(|(id, _)| id);
            draft.approval = Some(Approval::given(by, context.day, version, self.remark.clone()));
        });
        if let Some((before, _)) = before {
            changes.retire(Statement::REGISTER, before.raw());
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let version = state.live(Id::<Statement>::of(subject));
        version.is_ok_and(|version| version.frozen.is_some() && version.approval.is_none())
    }
}

/// Clause: 6.1.3 c and d. What frozen rows lack before somebody can approve them.
pub(super) fn unready(draft: &Statement) -> Vec<Refusal> {
    let written = |text: &Option<kernel::Markdown>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    let reasoned = |row: &FrozenRow| {
        row.legal || row.contractual || row.business || row.risk || written(&row.inclusion) || row.control.is_none()
    };
    let those = |holds: &dyn Fn(&FrozenRow) -> bool| -> Vec<_> {
        draft.rows.iter().map(|(_, row)| row).filter(|row| holds(row)).map(FrozenRow::label).collect()
    };
    let undecided = those(&|row| row.applicable == Verdict::Undecided);
    let bare = those(&|row| row.applicable == Verdict::Applicable && !reasoned(row));
    let unjustified = those(&|row| row.applicable == Verdict::Excluded && !written(&row.exclusion));
    let refusals = [
        lacking(&undecided, "6.1.3 c", "nobody decided about", "decide, then freeze again"),
        lacking(&bare, "6.1.3 d", "no reason is given for", "give one, then freeze again"),
        lacking(&unjustified, "6.1.3 d", "no justification is given for excluding", "write one, then freeze again"),
    ];
    refusals.into_iter().flatten().collect()
}

fn lacking(controls: &[String], clause: &'static str, what: &str, way: &str) -> Option<Refusal> {
    let more = controls.len().saturating_sub(NAMED_MAX);
    let mut named = controls.iter().take(NAMED_MAX).map(String::as_str).collect::<Vec<_>>().join(", ");
    if more > 0 {
        named.push_str(&format!(" and {more} more"));
    }
    (!controls.is_empty()).then(|| Refusal::requirement("rows", clause, format!("{what} {named}; {way}")))
}
