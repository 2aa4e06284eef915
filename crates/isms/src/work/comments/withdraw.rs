//! Taking back what one wrote.

use kernel::{Act, Changes, Context, Decide, Decision, Declared, Id, RawId, Refusal, State};

use super::Comment;

/// Take back a comment you wrote; its history stays.
#[derive(Act)]
#[act(key = "comment.withdraw")]
pub struct WithdrawComment {
    /// The comment.
    pub comment: Id<Comment>,
}

impl Decide for WithdrawComment {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let comment = state.live(self.comment).map_err(|refusal| vec![refusal])?;
        let own = comment.by.is_some_and(|by| Some(by.raw()) == context.person);
        if !own {
            let message = "only its author takes a comment back; write one of your own, or ask a manager to retire it";
            return Err(vec![Refusal::house_rule("comment", message)]);
        }
        let mut changes = Changes::on(state, context);
        changes.retire(Comment::REGISTER, self.comment.raw());
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Comment>::of(subject)).is_ok_and(|comment| comment.by.is_some())
    }
}
