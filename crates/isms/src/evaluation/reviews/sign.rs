//! 9.3.3: top management signs what it decided.

use kernel::{Act, Basis, Changes, Context, Date, Decide, Decision, Declared, Id, RawId, Record, Refusal, State, Text};

use super::Review;
use crate::dates::happened;
use crate::leadership::{Approval, signer, stands_for_top_management};
use crate::support::Person;

/// Sign the minutes of a management review. What was reviewed then stays as it is.
#[derive(Act)]
#[act(key = "review.sign", clause = "9.3.3", signs)]
pub struct SignReview {
    /// The review.
    pub review: Id<Review>,
    /// What is to be said about it.
    pub remark: Option<Text>,
}

impl Decide for SignReview {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let review = state.live(self.review).map_err(|refusal| vec![refusal])?;
        let mut refusals = unready(review, context.day);
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        refusals.extend(by.and_then(|by| absent(review, by)));
        refusals.extend(by.and_then(|_| beneath(state, context)));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.review, |review| {
            let remark = self.remark.clone();
            review.signature = Some(Approval::given(by, context.day, 1, remark));
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Review>::of(subject)).is_ok_and(|review| review.signature.is_none() && review.held_on.is_some())
    }
}

/// Clause: 9.3. What minutes need before they can be signed.
fn unready(review: &Review, today: Date) -> Vec<Refusal> {
    if review.signature.is_some() {
        return vec![Refusal::software("review", "the minutes are signed already")];
    }
    let held = review.held_on.is_none();
    let held = held.then(|| Refusal::requirement("held_on", "9.3.1", "say on which day it took place"));
    let decisions = review.decisions.is_empty();
    let message = "write what was decided; that nothing has to change is a decision too";
    let decisions = decisions.then(|| Refusal::requirement("decisions", "9.3.3", message));
    let ahead = happened("held_on", review.held_on, today);
    held.into_iter().chain(ahead).chain(decisions).chain(undecided(review)).chain(unseen(review)).collect()
}

/// Clause: 9.3.3. Rows of decisions that do not say what was decided.
fn undecided(review: &Review) -> Option<Refusal> {
    let blank = review.decisions.iter().filter(|(_, row)| row.decided.trim().is_empty()).count();
    let message = "say in each row what was decided, or take the row out; that nothing has to change is a decision too";
    (blank > 0).then(|| Refusal::requirement("decisions", "9.3.3", message))
}

/// Clause: 9.3.2. What was not considered: each input that the minutes say nothing about.
fn unseen(review: &Review) -> impl Iterator<Item = Refusal> {
    let inputs = Review::REGISTER.fields.iter().enumerate();
    let inputs = inputs.filter(|(_, field)| field.clause.starts_with("9.3.2 "));
    inputs.filter(|(at, _)| review.get(*at).is_blank()).map(|(_, field)| {
        let message = "say what was seen here; that there is nothing, or nothing new, is a word too";
        Refusal::requirement(field.key, field.clause, message)
    })
}

/// Only somebody who led the review or took part in it can sign for it.
fn absent(review: &Review, by: Id<Person>) -> Option<Refusal> {
    let there = review.chair == Some(by) || review.attended.contains(by);
    let message = "only who led the review or took part in it can sign; add the person to those who attended";
    (!there).then(|| Refusal::forbidden(message, Basis::HouseRule))
}

/// Clause: 9.3.1. The review is that of top management.
fn beneath(state: &State, context: &Context) -> Option<Refusal> {
    let message = "top management signs its review; ask somebody who took part and holds a role of it, or a manager of \
                   the organization";
    (!stands_for_top_management(state, context)).then(|| Refusal::forbidden(message, Basis::HouseRule))
}
