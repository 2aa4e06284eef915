//! 5.3, told where a thing is approved: whether whoever approved it then held a role with the right to.

use std::collections::BTreeSet;

use kernel::{Declared, Id};

use super::left::had_left;
use super::population::person;
use crate::leadership::{Approval, Authority, Role, approvers, authority};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::point::{Point, point};
use crate::support::Person;

/// Who may approve: only holders of roles that say so, or whoever holds any role of the management system.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// What holds for the whole organization.
    Approvers,
    /// What a change board or the head of a unit decides, too.
    Roles,
}

/// The cases `departed`, approved by somebody who had left by then, `unauthorized`, approved by somebody without any role, and `unsaid-right`, by somebody whose role does not
/// say that it may. `next` is the act that brings another approval.
pub fn authorized<R: Declared>(
    cases: &mut Cases<'_, '_>,
    name: &'static str,
    approvals: &[(Id<R>, &Approval)],
    among: Among,
    next: impl Fn(Point) -> Point,
) {
    let look = cases.look;
    let state = look.through(&[Role::KEY, Person::KEY]);
    let of = |wanted: Authority| -> Vec<_> {
        let here = approvals.iter().filter(|(_, own)| !had_left(look, own.by, own.on));
        here.filter(|(_, own)| authority(state, own.by, own.on) == wanted).copied().collect()
    };
    let told = |case, found: &[(Id<R>, &Approval)]| {
        let Some((_, first)) = found.first() else { return Point { holds: false, ..point(case) } };
        let by: BTreeSet<_> = found.iter().map(|(_, own)| person(look, own.by)).collect();
        let holders = approvers(state, first.on).into_iter().map(|id| person(look, id)).collect();
        let point = point(case).listing(name, look.roll(found.iter().map(|(id, _)| *id)));
        next(point.naming("by", by.into_iter().collect()).naming("holders", holders))
    };
    let departed: Vec<_> = approvals.iter().filter(|(_, own)| had_left(look, own.by, own.on)).copied().collect();
    cases.wrong(told("departed", &departed).minor());
    cases.wrong(told("unauthorized", &of(Authority::Missing)).minor());
    if among == Among::Approvers {
        cases.judgement(told("unsaid-right", &of(Authority::Unsaid)));
    }
}
