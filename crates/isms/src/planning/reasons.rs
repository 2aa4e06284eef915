//! 6.1.3 c and d: why reference controls are necessary, derived from risks, obligations and the controls at work.

use std::collections::{BTreeMap, HashMap};

use kernel::{ById, Declared, Id, State};

use super::controls::Implementation;
use super::risks::Status;
use super::treatments::counts;
use super::{Applicability, Control, Risk, Treatment};
use crate::catalogue::{Edition, mapping};
use crate::context::Obligation;
use crate::context::obligations::ObligationKind;
use crate::operation::Supplier;
use crate::operation::suppliers::{Agreed, SupplierState};

/// The registers that [`Reasons`] reads.
pub const READS: &[&str] = &[Control::KEY, Risk::KEY, Treatment::KEY, Obligation::KEY, Supplier::KEY];

/// The reference controls about what agreements with suppliers say, in both editions.
const AGREEMENTS: [&str; 2] = ["A.5.20", "A.15.1.2"];

/// The four usual reasons for including a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Law or regulation asks for it.
    Legal,
    /// A contract asks for it.
    Contractual,
    /// Business or good practice asks for it.
    Business,
    /// The risk assessment asks for it.
    Risk,
}

impl Reason {
    /// All four, in the order in which statements print them.
    pub const ALL: [Self; 4] = [Self::Legal, Self::Contractual, Self::Business, Self::Risk];

    /// The field of a row that says so.
    pub fn key(self) -> &'static str {
        match self {
            Self::Legal => "legal",
            Self::Contractual => "contractual",
            Self::Business => "business",
            Self::Risk => "risk",
        }
    }

    /// The reason that an obligation gives.
    fn of(kind: ObligationKind) -> Self {
        match kind {
            ObligationKind::Law | ObligationKind::Regulation => Self::Legal,
            ObligationKind::Contract => Self::Contractual,
            ObligationKind::Standard | ObligationKind::Commitment => Self::Business,
        }
    }
}

/// What the records say for a reference control.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Derived {
    /// The open risks that own controls behind it work against.
    pub risks: Vec<Id<Risk>>,
    /// The obligations that name it, or that own controls behind it meet, each with the reason it gives.
    pub obligations: Vec<(Id<Obligation>, Reason)>,
    /// The suppliers whose contracts agree on information security: a reason where the control is about that.
    pub suppliers: Vec<Id<Supplier>>,
    /// Whether an own control behind it is at work though neither risk nor obligation asks for it: good practice.
    pub practice: bool,
}

impl Derived {
    /// Whether the records give this reason.
    pub fn gives(&self, reason: Reason) -> bool {
        let agreed = reason == Reason::Contractual && !self.suppliers.is_empty();
        let obliged = agreed || self.obligations.iter().any(|(_, own)| *own == reason);
        obliged || (reason == Reason::Risk && !self.risks.is_empty()) || (reason == Reason::Business && self.practice)
    }

    /// Whether a risk or an obligation asks for the control.
    pub fn asks(&self) -> bool {
        !self.risks.is_empty() || !self.obligations.is_empty() || !self.suppliers.is_empty()
    }

    /// The reasons given that nobody confirmed for this row. Good practice alone is proposed only to a row that has
    /// no reason yet, and nothing to a row that was excluded.
    pub fn proposals(&self, row: Option<&Applicability>) -> Vec<Reason> {
        if row.is_some_and(Applicability::excluded) {
            return Vec::new();
        }
        let ticked = |reason| row.is_some_and(|row| row.confirmed(reason));
        let reasoned = row.is_some_and(Applicability::has_reason);
        let unneeded = |reason: &Reason| *reason == Reason::Business && self.obligations.is_empty() && reasoned;
        let given = Reason::ALL.into_iter().filter(|reason| self.gives(*reason) && !ticked(*reason));
        given.filter(|reason| !unneeded(reason)).collect()
    }
}

/// The reference controls, in both editions, that an obligation asks for by what it is: knowing what binds, for all but
/// what the organization set itself, and protecting personal data.
pub fn implied(obligation: &Obligation) -> impl Iterator<Item = &'static str> + use<> {
    let binds = obligation.kind != ObligationKind::Commitment;
    let personal = obligation.personal_data;
    let known = ["A.5.31", "A.18.1.1"].into_iter().filter(move |_| binds);
    known.chain(["A.5.34", "A.18.1.4"].into_iter().filter(move |_| personal))
}

/// Records by the own controls they name.
type ByControl<R> = ById<Control, Vec<Id<R>>>;

/// The way from reference controls over the organization's own controls to risks and obligations.
pub struct Reasons<'a> {
    state: &'a State,
    own: HashMap<&'a str, Vec<Id<Control>>>,
    risks: ByControl<Risk>,
    treatments: ByControl<Treatment>,
    obligations: ById<Control, Vec<(Id<Obligation>, Reason)>>,
    named: HashMap<&'a str, Vec<(Id<Obligation>, Reason)>>,
    suppliers: Vec<Id<Supplier>>,
}

impl<'a> Reasons<'a> {
    /// What the state says: an own control works against the open risks that name it, and against those whose
    /// treatment names it; it meets the obligations that name it. An obligation may name reference controls by itself.
    pub fn of(state: &'a State) -> Self {
        let mut own = HashMap::<_, Vec<_>>::new();
        for (id, control) in state.of::<Control>().iter() {
            for reference in &control.reference_controls.0 {
                add(own.entry(reference.as_str()).or_default(), id);
            }
        }
        let (mut obligations, mut named) = (ById::<_, Vec<_>>::default(), HashMap::<_, Vec<_>>::new());
        for (id, obligation) in state.of::<Obligation>().iter() {
            let reason = (id, Reason::of(obligation.kind));
            obligation.controls.iter().for_each(|control| add(obligations.entry(control).or_default(), reason));
            for control in obligation.reference_controls.0.iter().map(String::as_str) {
                add(named.entry(control).or_default(), reason);
            }
            implied(obligation).for_each(|control| add(named.entry(control).or_default(), reason));
        }
        let agreed = |own: &Supplier| own.clauses.iter().any(|(_, clause)| clause.agreed == Agreed::Yes);
        let suppliers = state
            .of::<Supplier>()
            .iter()
            .filter(|(_, own)| matches!(own.state, SupplierState::Active | SupplierState::Leaving) && agreed(own));
        let suppliers = suppliers.map(|(id, _)| id).collect();
        let (risks, treatments) = treated(state);
        Self { state, own, risks, treatments, obligations, named, suppliers }
    }

    /// The own controls behind a reference control: those mapped to it, and those its row of the statement links.
    pub fn own(&self, control: &str, row: Option<&Applicability>) -> Vec<Id<Control>> {
        let mut own = self.own.get(control).cloned().unwrap_or_default();
        row.into_iter().flat_map(|row| row.controls.iter()).for_each(|id| add(&mut own, id));
        own
    }

    /// The open risks that these own controls work against, in the order of the register.
    pub fn risks(&self, own: &[Id<Control>]) -> Vec<Id<Risk>> {
        sorted(own.iter().filter_map(|control| self.risks.get(control)).flatten().copied().collect())
    }

    /// The live own controls that some open risk rests on, in the order of their making, each with those risks.
    pub fn needed(&self) -> BTreeMap<Id<Control>, Vec<Id<Risk>>> {
        let live = self.risks.keys().copied().filter(|control| self.state.live(*control).is_ok());
        live.map(|control| (control, self.risks(&[control]))).collect()
    }

    /// The parts of the plan that put these own controls in place against open risks, in the order of the register.
    pub fn treatments(&self, own: &[Id<Control>]) -> Vec<Id<Treatment>> {
        sorted(own.iter().filter_map(|control| self.treatments.get(control)).flatten().copied().collect())
    }

    /// The own controls behind a row, by the numbers of either edition.
    pub fn behind(&self, edition: Edition, row: &Applicability) -> Vec<Id<Control>> {
        let mut own = self.own(&row.control, Some(row));
        for other in mapping().counterparts(edition, &row.control) {
            own.extend(self.own(other, None));
        }
        sorted(own)
    }

    /// What the records say for a reference control with these own controls and this row.
    pub fn derived(&self, control: &str, own: &[Id<Control>], row: Option<&Applicability>) -> Derived {
        let risks = self.risks(own);
        let met = own.iter().filter_map(|control| self.obligations.get(control)).flatten().copied();
        let linked = row.into_iter().flat_map(|row| row.obligations.iter());
        let linked = linked.filter_map(|id| Some((id, Reason::of(self.state.live(id).ok()?.kind))));
        let named = self.named.get(control).into_iter().flatten().copied();
        let obligations = sorted(met.chain(linked).chain(named).collect());
        let suppliers = if AGREEMENTS.contains(&control) { self.suppliers.clone() } else { Vec::new() };
        let at_work = |id: &Id<Control>| {
            let status = self.state.live(*id).map(|control| control.status);
            matches!(status, Ok(Implementation::Implemented | Implementation::Partly))
        };
        let practice = risks.is_empty() && obligations.is_empty() && suppliers.is_empty() && own.iter().any(at_work);
        Derived { risks, obligations, suppliers, practice }
    }
}

/// The open risks by the own controls that work against them or are planned to, and the parts of the plan that plan so.
fn treated(state: &State) -> (ByControl<Risk>, ByControl<Treatment>) {
    let (mut risks, mut treatments) = (ByControl::<Risk>::default(), ByControl::<Treatment>::default());
    for (id, risk) in state.of::<Risk>().iter().filter(|(_, risk)| risk.status == Status::Open) {
        risk.controls.iter().for_each(|control| risks.entry(control).or_default().push(id));
    }
    for (id, plan) in state.of::<Treatment>().iter().filter(|(_, plan)| counts(plan)) {
        let open = |id: &Id<Risk>| state.live(*id).is_ok_and(|risk| risk.status == Status::Open);
        let open: Vec<_> = plan.risks.iter().filter(open).collect();
        for control in plan.controls.iter().filter(|_| !open.is_empty()) {
            risks.entry(control).or_default().extend(&open);
            treatments.entry(control).or_default().push(id);
        }
    }
    (risks, treatments)
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list.dedup();
    list
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
