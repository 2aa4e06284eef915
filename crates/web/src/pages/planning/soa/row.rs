//! One row of the statement: a reference control, what was decided, and what the records derive.

use isms::catalogue::{Edition, mapping};
use isms::evaluation::tests::TestResult;
use isms::planning::applicability::Verdict;
use isms::planning::controls::Implementation;
use isms::planning::evidenced::Freshness;
use isms::planning::proof::{LastReview, Proof, proof};
use isms::planning::reasons as rules;
use isms::planning::soa::SoaRow;
use isms::planning::{Applicability, Control};
use kernel::{Choice, Id};
use serde::Serialize;

use super::against::Objected;
use super::verdict;
use crate::pages::planning::freshness;
use crate::pages::scene::{Named, Scene};
use crate::texts::Texts;

/// Most own controls and risks named in a row.
const NAMED_MAX: usize = 4;

/// A row as shown.
#[derive(Serialize)]
pub struct Line {
    /// `A.5.1`.
    pub control: &'static str,
    /// Its short title.
    pub title: &'static str,
    /// What it asks, in our own words.
    pub statement: &'static str,
    /// The reference of the row in the register; none before it is prepared.
    pub row: Option<String>,
    /// `applicable`, `excluded` or `undecided`.
    pub applicable: &'static str,
    /// The same in words.
    pub applicable_words: &'static str,
    /// Why it is in.
    pub reasons: Vec<Reason>,
    /// Whether the records give a reason that nobody confirmed.
    pub proposed: bool,
    /// How far it is in place; none where it is not necessary.
    pub status: Option<&'static str>,
    /// The same in words.
    pub status_words: &'static str,
    /// The class of its state.
    pub state: &'static str,
    /// How far its own controls are in place, in words, where the row says something else; empty where it does not.
    pub status_of_own: &'static str,
    /// How much of it is in place, in percent, where somebody said.
    pub percent: Option<i64>,
    /// When it is to be in place.
    pub due: Option<String>,
    /// Whether that day has passed.
    pub late: bool,
    /// Who answers for it.
    pub owner: String,
    /// The day the latest evidence was collected.
    pub evidence: Option<String>,
    /// Whether that is too long ago.
    pub stale: bool,
    /// Which own control asks for fresher evidence than there is, in words; empty where none does.
    pub unproven: String,
    /// The day of the last test or look at the row.
    pub reviewed: Option<String>,
    /// What a test showed, or that the row was looked at, in words.
    pub review: &'static str,
    /// Whether the last test showed that the control does not do all it is for.
    pub fell_short: bool,
    /// What speaks against leaving it out, where it is.
    pub against: Option<Objected>,
    /// The objective that begins with it, in 2013: its id and title.
    pub under: Option<(&'static str, &'static str)>,
    /// The organization's own controls behind it.
    pub own: Vec<Named>,
    /// How many more of them there are.
    pub own_more: usize,
    /// The open risks that ask for it.
    pub risks: Vec<Named>,
    /// How many more of them there are.
    pub risks_more: usize,
    /// Why it is in, or why it is out, in words.
    pub justification: Option<String>,
    /// How it is implemented, as somebody wrote.
    pub how: Option<String>,
    /// Its counterparts in the other edition.
    pub counterparts: &'static [String],
}

/// A reason for a control: law, contract, business, or the risk assessment.
#[derive(Serialize)]
pub struct Reason {
    /// `LR`, `CO`, `BP` or `RRA`.
    pub mark: &'static str,
    /// What it stands for.
    pub words: &'static str,
    /// How many risks or obligations ask for it.
    pub count: usize,
    /// The same in words: risks, obligations, or a control at work.
    pub counted: String,
    /// Whether a person confirmed it, or the records merely propose it.
    pub confirmed: bool,
}

/// The row of a control.
pub fn line(scene: Scene<'_>, edition: Edition, row: &SoaRow<'_>) -> Line {
    let t = scene.t;
    let decided = row.decided;
    let in_force = decided.filter(|own| own.applicable == Verdict::Applicable);
    let status = in_force.map(|own| own.status);
    let proof = proof(scene.state, row, scene.day);
    let review = proof.review.filter(|_| in_force.is_some());
    Line {
        control: &row.control.id,
        title: &row.control.title,
        statement: &row.control.statement,
        row: row.id.map(|id| scene.state.reference(id)),
        applicable: row.verdict().key(),
        applicable_words: verdict(t, row.verdict()),
        reasons: reasons(scene, row),
        proposed: !row.proposals().is_empty(),
        status: status.map(Choice::key),
        status_words: status.map_or("", |status| t.choice(Implementation::CHOICES.key, status.key())),
        state: status.map_or("", state),
        status_of_own: row.status_of_own().map_or("", |own| t.choice(Implementation::CHOICES.key, own.key())),
        percent: in_force.and_then(|own| own.percent),
        due: in_force.and_then(|own| own.due).map(|day| t.day(day)),
        late: row.late(scene.day),
        owner: decided.and_then(|own| own.owner).map(|id| scene.who(id).into_owned()).unwrap_or_default(),
        evidence: proof.evidence.filter(|_| in_force.is_some()).map(|day| t.day(day)),
        stale: proof.stale,
        unproven: in_force.map_or_else(String::new, |_| unproven(scene, &proof)),
        reviewed: review.map(|review| t.day(review.on())),
        review: review.map_or("", |review| shown(t, review)),
        fell_short: review.and_then(LastReview::result).is_some_and(fell_short),
        against: None,
        under: None,
        own: row.own.iter().take(NAMED_MAX).filter_map(|id| scene.link_to(*id)).collect(),
        own_more: row.own.len().saturating_sub(NAMED_MAX),
        risks: row.derived.risks.iter().take(NAMED_MAX).filter_map(|id| scene.link_to(*id)).collect(),
        risks_more: row.derived.risks.len().saturating_sub(NAMED_MAX),
        justification: decided.and_then(justification),
        how: decided.and_then(|own| own.how.as_ref()).map(ToString::to_string).filter(|text| !text.trim().is_empty()),
        counterparts: mapping().counterparts(edition, &row.control.id),
    }
}

/// The own controls of which nothing shows as fresh as they ask that they work, each with what there is.
fn unproven(scene: Scene<'_>, proof: &Proof) -> String {
    let told = |(id, own): &(Id<Control>, Freshness)| {
        let words = freshness::told(scene, scene.state.get(*id)?, *own)?;
        Some(format!("{}: {words}", scene.state.reference(*id)))
    };
    proof.lacking.iter().take(NAMED_MAX).filter_map(told).collect::<Vec<_>>().join(" ")
}

/// What a review showed, in words.
fn shown(t: &'static Texts, review: LastReview) -> &'static str {
    match review {
        LastReview::Tested(_, Some(result)) => t.choice(TestResult::CHOICES.key, result.key()),
        LastReview::Tested(_, None) => t.t("soa-tested"),
        LastReview::LookedAt(_) => t.t("soa-looked-at"),
    }
}

fn fell_short(result: TestResult) -> bool {
    match result {
        TestResult::Ineffective | TestResult::PartlyEffective => true,
        TestResult::Effective | TestResult::NotConcluded => false,
    }
}

fn state(status: Implementation) -> &'static str {
    match status {
        Implementation::NotStarted => "open",
        Implementation::Planned => "open",
        Implementation::Partly => "working",
        Implementation::Implemented => "done",
    }
}

fn reasons(scene: Scene<'_>, row: &SoaRow<'_>) -> Vec<Reason> {
    let t = scene.t;
    let proposals = row.proposals();
    let shown = rules::Reason::ALL.into_iter().filter_map(|reason| {
        let confirmed = row.decided.is_some_and(|own| own.confirmed(reason));
        let stands = confirmed || proposals.contains(&reason);
        let count = match reason {
            rules::Reason::Risk => row.derived.risks.len(),
            rules::Reason::Contractual => obligations(row, reason) + row.derived.suppliers.len(),
            rules::Reason::Legal | rules::Reason::Business => obligations(row, reason),
        };
        let (mark, words) = mark(reason);
        stands.then(|| Reason {
            mark,
            words: t.t(words),
            count,
            counted: counted(scene, row, reason, count),
            confirmed,
        })
    });
    shown.collect()
}

/// How many obligations give a reason.
fn obligations(row: &SoaRow<'_>, reason: rules::Reason) -> usize {
    row.derived.obligations.iter().filter(|(_, own)| *own == reason).count()
}

/// What gives a reason, counted by its kind.
fn counted(scene: Scene<'_>, row: &SoaRow<'_>, reason: rules::Reason, count: usize) -> String {
    let t = scene.t;
    match reason {
        rules::Reason::Business if count == 0 && row.derived.practice => t.t("soa-practice").to_owned(),
        _ if count == 0 => String::new(),
        rules::Reason::Risk => t.one("soa-risk-count", "count", count),
        rules::Reason::Contractual if obligations(row, reason) < count => t.one("soa-contract-count", "count", count),
        rules::Reason::Legal | rules::Reason::Contractual | rules::Reason::Business => {
            t.one("soa-obligation-count", "count", count)
        }
    }
}

/// The usual abbreviation of a reason, and the text that says what it stands for.
fn mark(reason: rules::Reason) -> (&'static str, &'static str) {
    match reason {
        rules::Reason::Legal => ("LR", "applicability-legal"),
        rules::Reason::Contractual => ("CO", "applicability-contractual"),
        rules::Reason::Business => ("BP", "applicability-business"),
        rules::Reason::Risk => ("RRA", "applicability-risk"),
    }
}

/// Why a control is in or out, as somebody wrote.
pub(super) fn justification(row: &Applicability) -> Option<String> {
    let text = match row.applicable {
        Verdict::Excluded => &row.exclusion,
        Verdict::Applicable | Verdict::Undecided => &row.inclusion,
    };
    text.as_ref().map(ToString::to_string).filter(|text| !text.trim().is_empty())
}
