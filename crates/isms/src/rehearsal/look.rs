//! The state as a check sees it: what is read is noted.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use kernel::{Date, Declared, Held, Id, Ids, RawId, State, TableOf};

use super::left_behind::{Behind, CHECKS, LeftBehind};
use super::operation::{OVERDUE_FROM, Operation, PutOff, operation, overdue_to_begin, put_off};
use super::roll::Roll;
use super::sentence::Named;
use crate::catalogue::Edition;
use crate::leadership::Role;
use crate::planning::indicated;
use crate::planning::reasons::{self, Reasons};
use crate::planning::risks::{Risk, Status};
use crate::planning::worth::{self, Worths};
use crate::support::Person;
use crate::work::held::HELD;

/// A record with its identity.
pub type Seen<'a, R> = (Id<R>, &'a Held<R>);

/// A state under a check. Every register read is noted, so that the verdict can be kept until one of them changes.
pub struct Look<'a> {
    state: &'a State,
    edition: Edition,
    operation: Option<Operation>,
    shared: Rc<Shared<'a>>,
    read: RefCell<BTreeSet<&'static str>>,
}

/// What several checks ask for and what takes a walk through whole registers, worked out once for all of them.
#[derive(Default)]
struct Shared<'a> {
    risks: OnceCell<Vec<Seen<'a, Risk>>>,
    reasons: OnceCell<Reasons<'a>>,
    worths: OnceCell<Worths>,
    crossed: OnceCell<Ids<Risk>>,
    behind: OnceCell<LeftBehind>,
    overdue: OnceCell<bool>,
    put_off: OnceCell<Option<PutOff>>,
}

impl<'a> Look<'a> {
    /// A look at a state, asking what this edition asks.
    pub fn on(state: &'a State, edition: Edition) -> Self {
        Self { state, edition, operation: operation(state), shared: Rc::default(), read: RefCell::default() }
    }

    /// The same look for another check: nothing has been read yet.
    pub fn afresh(&self) -> Self {
        Self { shared: self.shared.clone(), read: RefCell::default(), ..*self }
    }

    /// The edition asked.
    pub fn edition(&self) -> Edition {
        self.edition
    }

    /// When the management system begins to operate.
    pub fn operation(&self) -> Option<Operation> {
        self.operation
    }

    /// The day it began to operate, where that lies before or on a day.
    pub fn operating_on(&self, day: Date) -> Option<Date> {
        self.operation.map(|operation| operation.from).filter(|from| *from <= day)
    }

    /// Why the day on which it is to begin puts off what is due, where it does.
    pub fn put_off(&self, day: Date) -> Option<PutOff> {
        self.operation.filter(|operation| operation.from > day)?;
        let state = self.through(OVERDUE_FROM);
        *self.shared.put_off.get_or_init(|| put_off(state, day))
    }

    /// Whether it is time to begin and nobody ever said when, or whoever did puts it off: then unfinished work counts.
    pub fn overdue_to_begin(&self, day: Date) -> bool {
        if self.operation.is_some() {
            return self.put_off(day).is_some();
        }
        let state = self.through(OVERDUE_FROM);
        *self.shared.overdue.get_or_init(|| overdue_to_begin(state, day))
    }

    /// The table of register `R`.
    pub fn of<R: Declared>(&self) -> &'a TableOf<R> {
        self.read.borrow_mut().insert(R::KEY);
        self.state.of()
    }

    /// The record with this id, retired or not.
    pub fn get<R: Declared>(&self, id: Id<R>) -> Option<&'a Held<R>> {
        self.of().get(id)
    }

    /// The record with this id, unless it is retired.
    pub fn live<R: Declared>(&self, id: Id<R>) -> Option<&'a Held<R>> {
        self.get(id).filter(|held| !held.head.retired)
    }

    /// The records of register `R` that point to this record, each once.
    pub fn pointing<R: Declared>(&self, id: RawId) -> impl Iterator<Item = Seen<'a, R>> + use<'a, R> {
        self.read.borrow_mut().insert(R::KEY);
        let mut before = None;
        self.state.pointing::<R>(id).filter(move |(id, _)| before.replace(*id) != Some(*id))
    }

    /// The risks of the register in the order of their references; proposals and what was rejected never count.
    pub fn risks(&self) -> &[Seen<'a, Risk>] {
        let all = self.of::<Risk>();
        self.shared.risks.get_or_init(|| {
            let mut open: Vec<_> = all.iter().filter(|(_, risk)| risk.status == Status::Open).collect();
            // Identities of one moment sort by chance, references in the order of making.
            open.sort_by_key(|(_, held)| held.head.reference);
            open
        })
    }

    /// Why reference controls are necessary.
    pub fn reasons(&self) -> &Reasons<'a> {
        let state = self.through(reasons::READS);
        self.shared.reasons.get_or_init(|| Reasons::of(state))
    }

    /// What losing each asset would mean.
    pub fn worths(&self) -> &Worths {
        let state = self.through(worth::READS);
        self.shared.worths.get_or_init(|| Worths::of(state))
    }

    /// The risks whose indicated level has crossed a level or the line on the day of the rehearsal.
    pub fn crossed(&self, day: Date) -> &Ids<Risk> {
        let state = self.through(&indicated::READS);
        let crossed = || indicated::crossed(state, day).into_iter().map(|(id, _)| id).collect();
        self.shared.crossed.get_or_init(crossed)
    }

    /// What somebody who left had to hand over by the day of the rehearsal and has not.
    fn behind(&self, day: Date) -> &LeftBehind {
        let state = self.through(&[Person::KEY]);
        let found = self.shared.behind.get_or_init(|| LeftBehind::of(state, self.edition, day));
        if !found.is_empty() {
            // With whom anything lies follows from all of these.
            self.through(&HELD.iter().map(|kind| kind.register).chain([Role::KEY]).collect::<Vec<_>>());
        }
        found
    }

    /// The records of a register that are open and lie with somebody who has left: what they answer for, operate or are
    /// to do, steps too. Everything that lies with one person is told once, of what weighs most.
    pub fn left_behind(&self, day: Date, register: &'static str) -> &[Behind] {
        self.through(&[register]);
        self.behind(day).of_register(register)
    }

    /// The plans that nobody but somebody who left was to check.
    pub fn left_unchecked(&self, day: Date) -> &[Behind] {
        self.behind(day).of_register(CHECKS)
    }

    /// What else lies with those of whom the records of a register are told.
    pub fn left_beside(&self, day: Date, register: &'static str) -> &[Behind] {
        self.through(&[register]);
        self.behind(day).beside(register)
    }

    /// The register whose records tell of somebody who left; none where nothing weighs that much.
    pub fn told_of(&self, day: Date, person: Id<Person>) -> Option<&'static str> {
        self.behind(day).told_of(person)
    }

    /// Those who left a moment ago and with whom something still lies, each with the day by which it is handed over.
    pub fn leaving(&self, day: Date) -> &[(Id<Person>, Date)] {
        self.behind(day).leaving()
    }

    /// The state itself, for rules of other clauses; names the registers that they read.
    pub fn through(&self, registers: &[&'static str]) -> &'a State {
        self.read.borrow_mut().extend(registers);
        self.state
    }

    /// A record as sentences name it.
    pub fn named<R: Declared>(&self, id: Id<R>) -> Named {
        let title = self.get(id).map(|held| held.title()).unwrap_or_default();
        Named { register: R::KEY, id: id.raw(), label: self.state.reference(id), title }
    }

    /// A record of whatever register as sentences name it; whoever asks names the registers that were read.
    pub fn named_anywhere(&self, id: RawId) -> Option<Named> {
        self.state.find(id).map(Named::from)
    }

    /// Records as lists name them, in the order of their references.
    pub fn all_named<R: Declared>(&self, ids: impl IntoIterator<Item = Id<R>>) -> Vec<Named> {
        self.in_order(ids).into_iter().map(|id| self.named(id)).collect()
    }

    /// As many records as there may be, in the order of their references.
    pub fn roll<R: Declared>(&self, ids: impl IntoIterator<Item = Id<R>>) -> Roll {
        Roll::of(self, self.in_order(ids))
    }

    fn in_order<R: Declared>(&self, ids: impl IntoIterator<Item = Id<R>>) -> Vec<Id<R>> {
        let mut ids: Vec<_> = ids.into_iter().collect();
        ids.sort_by_key(|id| self.get(*id).map(|held| held.head.reference));
        ids
    }

    /// The registers read so far, in the order of the standard.
    pub fn registers(&self) -> Vec<&'static str> {
        let read = self.read.borrow();
        let keys = self.state.registers().iter().map(|register| register.key);
        keys.filter(|key| read.contains(key)).collect()
    }
}
