//! 5.3, told where a thing is approved: whether whoever approved it then held a role with the right to.

use std::collections::BTreeSet;

use kernel::{Declared, Id, Link, State};

use super::brought::brought_in;
use super::left::{had_left, told_beside};
use super::population::person;
use crate::context::Profile;
use crate::leadership::{
    Approval, Authority, HouseRule, Role, approvers, authority_of, holders, top_management_before,
};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::point::{Point, point};
use crate::support::Person;

/// Who may approve: only holders of roles that say so, or whoever holds any role of the management system.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// What holds for the whole organization and is for top management, where somebody of it is named.
    TopManagement,
    /// What holds for the whole organization.
    Approvers,
    /// What a change board or the head of a unit decides, too.
    Roles,
}

/// An approval with what it is of, and whoever answers for that.
pub type Given<'a, R> = (Id<R>, &'a Approval, Option<Link<Person>>);

/// The cases `departed`, approved by somebody who had left by then; `unauthorized`, by somebody without any role;
/// `dated-back`, by somebody whose role was entered only afterwards; `unsaid-right`, by somebody whose role does not say
/// that it may; `beneath`, by somebody else while somebody of top management was named; `alone`,
/// by whoever answers for it while somebody else had the right, too, unless the organization had set that house rule
/// aside; and how each came in that was
/// not given here. `next` is the act that brings another approval.
pub fn authorized<R: Declared>(
    cases: &mut Cases<'_, '_>,
    name: &'static str,
    approvals: &[Given<'_, R>],
    among: Among,
    next: impl Fn(Point) -> Point,
) {
    let look = cases.look;
    let state = look.through(&[Role::KEY, Person::KEY]);
    let here = || approvals.iter().filter(|(_, own, _)| !had_left(look, own.by, own.on));
    let of = |wanted: Authority| -> Vec<_> {
        here().filter(|(_, own, _)| authority_of(state, own) == wanted).copied().collect()
    };
    let told = |case, found: &[Given<'_, R>]| {
        let Some((_, first, _)) = found.first() else { return Point { holds: false, ..point(case) } };
        let by: BTreeSet<_> = found.iter().map(|(_, own, _)| person(look, own.by)).collect();
        let holders =
            approvers(state, first.on, among == Among::TopManagement).into_iter().filter(|id| *id != first.by);
        let holders = holders.map(|id| person(look, id)).collect();
        let point = point(case).listing(name, look.roll(found.iter().map(|(id, ..)| *id)));
        next(point.naming("by", by.into_iter().collect()).naming("holders", holders))
    };
    let departed: Vec<_> = approvals.iter().filter(|(_, own, _)| had_left(look, own.by, own.on)).copied().collect();
    // What else lies with them is told in the same finding, unless another sentence of this check does.
    let alone = look.left_behind(cases.day, R::KEY).is_empty();
    let beside = if alone { told_beside(look, cases.day, R::KEY) } else { Vec::new() };
    cases.wrong(told("departed", &departed).minor().and_beside(beside));
    cases.wrong(told("unauthorized", &of(Authority::Missing)).minor());
    cases.wrong(told("dated-back", &of(Authority::DatedBack)).minor());
    brought_in(cases, name, approvals.iter().filter_map(|(id, own, _)| Some((*id, own.provenance.origin()?))));
    if among != Among::Roles {
        cases.judgement(told("unsaid-right", &of(Authority::Unsaid)));
    }
    let beneath = |own: &Approval| among == Among::TopManagement && is_beneath(state, own);
    if among == Among::TopManagement {
        cases.judgement(told("beneath", &here().filter(|(_, own, _)| beneath(own)).copied().collect::<Vec<_>>()));
    }
    let others = |own: &Approval| {
        let able = approvers(state, own.on, among == Among::TopManagement);
        let asked = HouseRule::AuthorsDoNotApprove.counted(look.through(&[Profile::KEY]), own.on);
        asked && !beneath(own) && able.into_iter().any(|id| id != own.by)
    };
    let alone: Vec<_> = here().filter(|(_, own, answers)| *answers == Some(own.by) && others(own)).copied().collect();
    cases.judgement(told("alone", &alone));
}

/// Whether somebody else approved what was for top management here: somebody of it had been named the day before.
fn is_beneath(state: &State, own: &Approval) -> bool {
    let theirs = || holders(state, own.on, |role| role.top_management).contains(&own.by);
    own.provenance.origin().is_none() && !top_management_before(state, own.on).is_empty() && !theirs()
}
