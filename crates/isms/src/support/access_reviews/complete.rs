//! 8.1: completing a review of access.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{AccessReview, AccessReviewState, AccessVerdict, ReviewCompletion, ReviewedAccess};
use crate::leadership::reported;
use crate::support::Person;

/// Record that every access was decided about. The list and the decisions then stay as they are; when a decision
/// was carried out is still added.
#[derive(Act)]
#[act(key = "access-review.complete", clause = "8.1")]
pub struct CompleteAccessReview {
    /// The review.
    pub access_review: Id<AccessReview>,
    /// What came of it.
    pub result: Text,
    /// The day it was complete, where it was not today.
    pub on: Option<Date>,
}

impl Decide for CompleteAccessReview {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let review = state.live(self.access_review).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if review.state == AccessReviewState::Completed {
            refusals.push(Refusal::software("access_review", "this is complete already; begin another review"));
        }
        let reported = reported(context, None, self.on).map_err(|found| refusals.extend(found)).ok();
        refusals.extend(undecided(review));
        refusals.extend(reported.into_iter().flat_map(|(by, _)| own_access(review, by)));
        let Some((by, on)) = reported.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let kept = count(review, |verdict| verdict == AccessVerdict::Keep);
        let changed = count(review, |verdict| verdict != AccessVerdict::Keep);
        let mut changes = Changes::on(state, context);
        changes.edit(self.access_review, |review| {
            review.state = AccessReviewState::Completed;
            review.completion = Some(ReviewCompletion { by, on, kept, changed, result: self.result.clone() });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let open = |review: &AccessReview| review.state != AccessReviewState::Completed;
        state.live(Id::<AccessReview>::of(subject)).is_ok_and(|review| open(review))
    }
}

fn count(review: &AccessReview, which: fn(AccessVerdict) -> bool) -> i64 {
    let counted = review.accesses.iter().filter(|(_, access)| which(access.verdict)).count();
    i64::try_from(counted).unwrap_or(i64::MAX)
}

/// Refuses a review that looked at nothing, or left something undecided.
fn undecided(review: &AccessReview) -> Vec<Refusal> {
    if review.accesses.is_empty() && review.population.is_none() {
        let message = "keep what was reviewed: write down each access, or attach the list with the decisions";
        return vec![Refusal::house_rule("accesses", message)];
    }
    refused(review, |access| access.verdict == AccessVerdict::NotDecided, "decide about this access first")
}

/// Refuses those who let their own access stand.
fn own_access(review: &AccessReview, by: Id<Person>) -> Vec<Refusal> {
    let own = |access: &ReviewedAccess| access.person == Some(by) && access.verdict == AccessVerdict::Keep;
    refused(review, own, "nobody confirms their own access; somebody else has to complete this review")
}

fn refused(review: &AccessReview, which: impl Fn(&ReviewedAccess) -> bool, message: &str) -> Vec<Refusal> {
    let found = review.accesses.iter().filter(|(_, access)| which(access));
    found.map(|(key, _)| Refusal::house_rule(&format!("accesses[{key}].verdict"), message)).collect()
}
