//! The checks, in the order of the standard.

mod after_changes;
mod applicability;
mod approved_statement;
mod assessment;
mod authorized;
mod breached;
mod brought;
mod carried_out;
mod changes;
mod computed;
mod consistency;
mod controls;
mod countersigned;
mod coverage;
mod covered;
mod described;
mod effect;
mod evaluation;
mod exclusion;
mod failed_tests;
mod first_approved;
mod follow_up;
mod grounds;
mod implementation;
mod in_force;
mod in_turn;
mod issues;
mod judged;
mod lacking;
mod last;
mod lawless;
mod left;
mod left_inside;
mod left_out;
mod left_over;
mod made_known;
mod meanings;
mod method;
mod objective_basis;
mod objectives;
mod obligations;
mod on_change;
mod opportunities;
mod options;
mod outlooks;
mod overtaken;
mod owners;
mod parties;
mod plan;
mod population;
mod process;
mod ranking;
mod realistic;
mod residual;
mod responsibilities;
mod resting;
mod retired;
mod reviews;
mod runs;
mod same_aims;
mod scale;
mod scope;
mod scope_basis;
mod scope_change;
mod scope_words;
mod settled;
mod sides;
mod signed;
mod statement;
mod steps;
mod straddling;
mod substance;
mod suppliers;
mod system;
mod to_come;
mod torn;
mod twins;
mod unbegun;
mod untested;
mod versions;
mod waived;

pub(crate) use substance::says_nothing;

use super::Check;

/// Every check, in the order of the standard.
pub const CHECKS: &[&Check] = &[
    &issues::DETERMINED,
    &issues::KEPT_CURRENT,
    &issues::CLIMATE,
    &parties::NAMED,
    &parties::NEEDS_LISTED,
    &parties::NEEDS_ADDRESSED,
    &scope::APPROVED,
    &scope::STATES_BOUNDARIES,
    &scope_basis::CONSIDERS_ISSUES,
    &scope_basis::CONSIDERS_PARTIES,
    &scope_basis::COVERS_INTERFACES,
    &system::PROCESSES,
    &system::MAINTAINED,
    &responsibilities::ASSIGNED,
    &opportunities::CONSIDERS_CONTEXT,
    &opportunities::RISKS_DETERMINED,
    &opportunities::DETERMINED,
    &opportunities::ACTIONS_PLANNED,
    &opportunities::INTEGRATED,
    &opportunities::EVALUATED,
    &method::APPROVED,
    &in_force::KEPT_CURRENT,
    &method::HAS_ACCEPTANCE_CRITERIA,
    &method::SETS_WHEN_TO_ASSESS,
    &process::DESCRIBES_ASSESSMENT,
    &judged::ASSESSED_BY_METHOD,
    &scale::SCORED_ON_SCALE,
    &consistency::SCORED_CONSISTENTLY,
    &described::DESCRIBED,
    &coverage::COVER_CIA,
    &coverage::COVER_SCOPE,
    &owners::HAVE_OWNERS,
    &judged::HAVE_CONSEQUENCES,
    &judged::HAVE_LIKELIHOOD,
    &judged::HAVE_LEVELS,
    &evaluation::COMPARED_WITH_CRITERIA,
    &ranking::RANKED,
    &process::DESCRIBES_TREATMENT,
    &options::OPTIONS_DECIDED,
    &controls::CONTROLS_DETERMINED,
    &statement::COVERS_ANNEX_A,
    &approved_statement::APPROVED,
    &applicability::LISTS_NECESSARY_CONTROLS,
    &applicability::JUSTIFIES_INCLUSION,
    &implementation::STATES_IMPLEMENTATION,
    &exclusion::JUSTIFIES_EXCLUSION,
    &plan::EXISTS,
    &plan::APPROVED_BY_OWNERS,
    &residual::ACCEPTED_BY_OWNERS,
    &objectives::SET,
    &objective_basis::CONSISTENT,
    &objectives::MEASURABLE,
    &objective_basis::REST_ON_RISKS,
    &objectives::MONITORED,
    &objectives::COMMUNICATED,
    &objectives::UPDATED,
    &objectives::PLAN_ACTIONS,
    &objectives::PLAN_RESOURCES,
    &objectives::PLAN_RESPONSIBLE,
    &objectives::PLAN_DUE,
    &objectives::PLAN_EVALUATION,
    &changes::PLANNED,
    &changes::CONTROLLED,
    &changes::REVIEWED,
    &suppliers::CONTROLLED,
    &assessment::PERFORMED_WHEN_PLANNED,
    &runs::RUNS_HELD,
    &on_change::PERFORMED_ON_CHANGE,
    &assessment::RESULTS_KEPT,
    &carried_out::CARRIED_OUT,
    &carried_out::RESULTS_KEPT,
];
