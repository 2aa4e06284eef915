//! 6.2 a and c: what objectives rest on: a policy in force, and obligations or risks that still stand.

use kernel::Declared;

use super::objectives::each_and;
use super::population::those;
use crate::planning::Objective;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::support::Document;
use crate::support::documents::{DocumentKind, DocumentState, in_force};

/// Objectives are consistent with the policy.
pub const CONSISTENT: Check = Check { key: "objectives.name_policy", clause: "6.2", find: consistent };
/// Objectives take requirements and risks into account.
pub const REST_ON_RISKS: Check = Check { key: "objectives.rest_on_risks", clause: "6.2", find: rest_on_risks };

fn consistent(cases: &mut Cases<'_, '_>) {
    each_and(cases, |own| own.policy.is_some(), policies);
}

/// Where the policy of an objective stands today.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Policy {
    Holds,
    Gone,
    Other,
    Draft,
}

fn policies<'a>(cases: &mut Cases<'_, 'a>, working: &[Seen<'a, Objective>]) {
    let look = cases.look;
    let naming = |policy: Policy| those(look, working, |_, own| standing(look, own) == Some(policy));
    let total = working.len();
    let gone = point("gone").listing("objectives", naming(Policy::Gone)).single().count("total", total);
    cases.wrong(gone.then_first("objective.edit"));
    let other = point("other").listing("objectives", naming(Policy::Other)).single().count("total", total);
    cases.wrong(other.then_first("objective.edit"));
    let draft = point("draft").listing("objectives", naming(Policy::Draft)).single().count("total", total);
    cases.unfinished(draft.then("document.publish"));
}

/// The policy that an objective names, or what replaced it.
fn standing(look: &Look<'_>, own: &Objective) -> Option<Policy> {
    let held = look.get(in_force(look.through(&[Document::KEY]), own.policy?))?;
    if held.head.retired {
        return Some(Policy::Gone);
    }
    if held.kind != DocumentKind::Policy {
        return Some(Policy::Other);
    }
    Some(match held.state {
        DocumentState::Published => Policy::Holds,
        DocumentState::Draft | DocumentState::Review | DocumentState::Approved => Policy::Draft,
        DocumentState::Superseded | DocumentState::Retired => Policy::Gone,
    })
}

fn named(own: &Objective) -> bool {
    !own.risks.is_empty() || !own.obligations.is_empty()
}

fn rest_on_risks(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    each_and(cases, named, |cases, working| {
        // That an obligation is retired is told of the obligation.
        let stands = |own: &Objective| {
            !own.obligations.is_empty() || own.risks.is_empty() || own.risks.iter().any(|id| look.live(id).is_some())
        };
        let gone = those(look, working, |_, own| !stands(own));
        cases.wrong(
            point("gone")
                .listing("objectives", gone)
                .single()
                .count("total", working.len())
                .then_first("objective.edit"),
        );
    });
}
