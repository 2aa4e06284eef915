//! 6.1.2 a: approving the risk method before it is used.

use kernel::{Act, Changes, Context, Decide, Decision, Declared, Id, Lines, RawId, Refusal, State, Text};

use super::{Combination, LeftBehind, Method, left_behind, lint};
use crate::leadership::{Approval, Approving, signer};

/// Approve the risk method, so that risks can be assessed by it: for top management, where somebody of it is named. It stays as it is until a revision begins. Where assets
/// or risks hold steps or criteria that it does not have, say in the remark what becomes of them.
#[derive(Act)]
#[act(key = "method.approve", clause = "6.1.2 a", signs)]
pub struct ApproveMethod {
    /// The method.
    pub method: Id<Method>,
    /// What is to be said about the approval.
    pub remark: Option<Text>,
}

impl Decide for ApproveMethod {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let method = state.live(self.method).map_err(|refusal| vec![refusal])?;
        if method.approval.is_some() {
            let message = "this version is approved already; start a revision with method.revise to change it";
            return Err(vec![Refusal::software("method", message)]);
        }
        let mut refusals = lint(method);
        refusals.extend(self.unsaid(state, &left_behind(state, method)));
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let approving = Approving::method(method);
        refusals.extend(by.and_then(|by| approving.refusal(state, by, context.day, self.remark.as_ref())));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.method, |method| {
            method.version = method.version.max(1);
            // A matrix left from an earlier draft by which nothing is scored is not signed with the rest.
            if method.combination != Combination::Matrix {
                method.matrix = Lines::default();
            }
            let (version, remark) = (method.version, self.remark.clone());
            method.approval = Some(Approval::given(by, context.day, version, remark));
        });
        if let Some(before) = method.revises {
            changes.retire(Method::REGISTER, before.raw());
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Method>::of(subject)).is_ok_and(|method| method.approval.is_none())
    }
}

impl ApproveMethod {
    /// Refuses a method by which records were judged that it cannot tell, while nobody says what becomes of them.
    fn unsaid(&self, state: &State, left: &LeftBehind) -> Option<Refusal> {
        let silent = self.remark.as_ref().is_none_or(|remark| kernel::is_blank(remark));
        let (first, more) = left.first(state);
        let named = |row: &kernel::Row<'_>| format!("{} {}", row.reference(), row.record.title());
        let named: Vec<_> = first.iter().map(named).collect();
        let count = left.records.len();
        let were = if count == 1 { "1 record was".to_owned() } else { format!("{count} records were") };
        let and = if more > 0 { format!(" and {more} more") } else { String::new() };
        let message = format!(
            "{were} judged by what this version does not have ({}): {}{and}; judge them anew, or say here what \
             becomes of them",
            left.lacking(),
            named.join(", ")
        );
        (silent && !left.records.is_empty()).then(|| Refusal::house_rule("remark", message))
    }
}
