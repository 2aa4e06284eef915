//! 6.1.3 d: freezing the rows of the Statement of Applicability as they are.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Lines, Links, Many, RawId, Refusal, State};

use super::{Frozen, FrozenRow, Statement};
use crate::catalogue::Edition;
use crate::planning::applicability::Verdict;
use crate::planning::proof::{last_test, latest_evidence, proof};
use crate::planning::risks::Status;
use crate::planning::soa::{self, SoaRow};
use crate::planning::{Applicability, Control, Risk, scoring};
use crate::support::Person;

/// Freeze the rows of the Statement of Applicability as they are today into this version, so that somebody can read
/// and approve exactly these. Freezing again takes the rows of that day in their place, until the version is approved.
#[derive(Act)]
#[act(key = "statement.freeze", clause = "6.1.3 d")]
pub struct FreezeStatement {
    /// The version.
    pub statement: Id<Statement>,
}

impl Decide for FreezeStatement {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let version = state.live(self.statement).map_err(|refusal| vec![refusal])?;
        if version.approval.is_some() {
            let message = "this version is approved and stays as it is; make another and freeze that one";
            return Err(vec![Refusal::house_rule("statement", message)]);
        }
        let edition = version.edition.of_standard();
        let rowless = soa::rows(state, edition).iter().filter(|row| row.id.is_none()).count();
        if rowless > 0 {
            let message = format!(
                "{rowless} of the controls of {edition} have no row yet; lay them out with applicability.prepare first"
            );
            return Err(vec![Refusal::requirement("statement", "6.1.3 c", message)]);
        }
        let by = context.person.map(Id::<Person>::of);
        let mut changes = Changes::on(state, context);
        changes.edit(self.statement, |version| {
            version.rows = rows_now(state, edition, context.day);
            version.frozen = Some(Frozen { by, on: context.day, method: scoring::in_force(state).map(|(id, _)| id) });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Statement>::of(subject)).is_ok_and(|version| version.approval.is_none())
    }
}

/// The rows of an edition as they are on a day, as a version keeps them: those of Annex A, then the controls beyond it.
pub fn rows_now(state: &State, edition: Edition, day: Date) -> Many<FrozenRow> {
    let annex = soa::rows(state, edition);
    let of_annex = annex.iter().filter_map(|row| Some((state.reference(row.id?), of_annex(state, row, day)?)));
    let beyond = soa::beyond_annex(state, edition).into_iter();
    let of_own = beyond.filter_map(|id| Some((state.reference(id), of_own(state, id, state.get(id)?, day))));
    of_annex.chain(of_own).collect()
}

fn of_annex(state: &State, row: &SoaRow<'_>, day: Date) -> Option<FrozenRow> {
    let decided: &Applicability = row.decided?;
    let mut controls = decided.controls.clone();
    row.own.iter().for_each(|id| controls.add(*id));
    let mut documents = decided.documents.clone();
    row.own.iter().filter_map(|id| state.live(*id).ok()).for_each(|control| {
        control.documents.iter().for_each(|document| documents.add(document));
    });
    let proof = proof(state, row, day);
    let upheld = decided.upheld.as_ref().filter(|_| decided.excluded());
    Some(FrozenRow {
        control: Some(decided.control.clone()),
        title: row.control.title.as_str().into(),
        applicable: decided.applicable,
        legal: decided.legal,
        contractual: decided.contractual,
        business: decided.business,
        risk: decided.risk,
        inclusion: decided.inclusion.clone(),
        exclusion: decided.exclusion.clone(),
        upheld_by: upheld.map(|own| own.by),
        upheld_on: upheld.map(|own| own.on),
        upheld_because: upheld.map(|own| own.reason.clone()),
        upheld_against: upheld.map(|own| own.records.clone()).unwrap_or_default(),
        status: decided.status,
        due: decided.due,
        owner: decided.owner,
        controls,
        how: decided.how.clone(),
        percent: decided.percent,
        risks: Links::to(row.derived.risks.iter().copied()),
        obligations: Links::to(row.derived.obligations.iter().map(|(id, _)| *id)),
        documents,
        evidence_on: proof.evidence,
        tested_on: proof.test.map(|(on, _)| on),
        test_result: proof.test.and_then(|(_, result)| result),
        reviewed_on: decided.reviewed_on,
        remark: decided.remark.clone(),
    })
}

/// A necessary control from elsewhere: it is there because the organization has it.
fn of_own(state: &State, id: Id<Control>, control: &Control, day: Date) -> FrozenRow {
    let risks = state.pointing::<Risk>(id.raw()).filter(|(_, risk)| risk.status == Status::Open);
    let test = last_test(state, &[id], day);
    FrozenRow {
        control: None,
        title: control.title.clone(),
        applicable: Verdict::Applicable,
        legal: false,
        contractual: false,
        business: false,
        risk: false,
        inclusion: control.purpose.clone(),
        exclusion: None,
        upheld_by: None,
        upheld_on: None,
        upheld_because: None,
        upheld_against: Lines::default(),
        status: control.status,
        due: control.due,
        owner: control.owner,
        controls: Links::to([id]),
        how: control.how.clone(),
        percent: None,
        risks: Links::to(risks.map(|(id, _)| id)),
        obligations: Links::default(),
        documents: control.documents.clone(),
        evidence_on: latest_evidence(state, id, control, day),
        tested_on: test.map(|(on, _)| on),
        test_result: test.and_then(|(_, result)| result),
        reviewed_on: None,
        remark: None,
    }
}
