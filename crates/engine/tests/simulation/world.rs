//! One life: acts drawn by chance, done by the system and by the model, and compared.

mod compare;

use std::sync::Arc;

use access::Role;
use engine::{Actor, Asked, Done, Engine, Failure, Place, SetClock, Spacing};
use isms::{context, support};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kernel::{Command, Declared, Path, RawId, Value};

use crate::chance::Chance;
use crate::model::{Document, Model, Person, Unit, mark};

const ROLES: [Role; 4] = [Role::Reader, Role::Contributor, Role::Manager, Role::Administrator];
/// So few entries apart that many snapshots come and go in one life.
const SPACING: Spacing = Spacing { entries: 20, newest: 2 };
const NAMES: [&str; 5] = ["Oak", "Beech", "Rowan", "Willow", "Alder"];

/// The system, the model, and what moves them.
pub struct World {
    seed: u64,
    step: usize,
    chance: Chance,
    engine: Engine,
    clock: Arc<SetClock>,
    now: Timestamp,
    model: Model,
    notes: Vec<String>,
    /// Drawn names, so that each is somebody's alone.
    drawn: usize,
}

fn text(field: &'static str, text: impl Into<String>) -> (Path, Value) {
    (Path::field(field), Value::Text(text.into()))
}

fn act(key: &str, argument: &'static str, id: RawId) -> Command {
    Command::Act(isms::act(key).unwrap(), vec![(argument.into(), Value::Link(id))])
}

impl World {
    pub async fn new(seed: u64) -> Self {
        Self::on(Place::Memory, seed).await
    }

    /// A life whose ledgers lie somewhere else.
    pub async fn on(place: Place, seed: u64) -> Self {
        let now = date(2026, 1, 1).at(8, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        let clock = Arc::new(SetClock::at(now));
        let engine = Engine::open_spaced(place, clock.clone(), SPACING).await.unwrap();
        engine.found("acme", "Acme", None, &Actor::operator()).await.unwrap();
        let (chance, model) = (Chance::of(seed), Model::default());
        Self { seed, step: 0, chance, engine, clock, now, model, notes: Vec::new(), drawn: 0 }
    }

    pub fn chance(&mut self) -> &mut Chance {
        &mut self.chance
    }

    /// Everything is written down and closed.
    pub async fn leave(&mut self) {
        self.engine.close().await;
    }

    /// It goes on where it was left.
    pub async fn enter(&mut self, place: Place) {
        self.engine = Engine::open_spaced(place, self.clock.clone(), SPACING).await.unwrap();
    }

    /// The day by which acts are judged: that of the clock, unless the ledger is ahead of it.
    fn today(&self) -> Date {
        self.now.max(self.model.time).to_zoned_datetime(TimeZone::UTC).date()
    }

    /// The day that the clock shows.
    fn clock_day(&self) -> Date {
        self.now.to_zoned_datetime(TimeZone::UTC).date()
    }

    fn at(&self) -> String {
        format!("MUNIMENT_SEEDS={}, step {}", self.seed, self.step)
    }

    /// Something happens.
    pub async fn step(&mut self) {
        self.step += 1;
        self.pass_time();
        match self.chance.below(16) {
            0 | 1 => self.make_unit().await,
            2 | 3 => self.rename_unit().await,
            4 => self.retire_or_restore_unit().await,
            5 | 6 => self.make_person().await,
            7 | 8 => self.edit_person().await,
            9 => self.erase_person().await,
            10 => self.make_document().await,
            11 => self.edit_document().await,
            12 => self.erase_document().await,
            13 => self.look_back().await,
            14 => self.keep_note().await,
            _ => self.forget_memory().await,
        }
    }

    /// Hours or weeks pass; now and then somebody sets the clock back.
    fn pass_time(&mut self) {
        let hours = if self.chance.once_in(9) { 24 * self.chance.below(40) } else { self.chance.below(30) };
        let back = self.chance.once_in(25);
        let step = SignedDuration::from_hours(hours as i64) + SignedDuration::from_secs(self.step as i64);
        self.now = if back { self.now - step } else { self.now + step };
        self.clock.set(self.now);
    }

    /// Who asks, and whether that is enough for what needs `least`.
    fn somebody(&mut self, least: Role) -> (Asked, bool) {
        let role = ROLES[self.chance.below(8).min(3)];
        let by = Actor { role, account: RawId(100 + self.chance.below(20) as u128), ..Actor::operator() };
        let reason = format!("because of {}", NAMES[self.chance.below(NAMES.len())]);
        (Asked::by(by).because(reason), role >= least)
    }

    /// Does a command, which must be done exactly if `expected`; gives it where it was.
    async fn does(&mut self, asked: Asked, command: Command, expected: bool) -> Option<Done> {
        let told = format!("{}: {command:?}", self.at());
        let asked = Asked { idempotency: self.chance.once_in(3).then(|| format!("key-{}", self.step)), ..asked };
        let done = match self.engine.execute("acme", asked.clone(), command.clone()).await {
            Ok(done) => Some(done),
            Err(Failure::Refused(refusals)) => {
                assert!(!expected, "{told}: {refusals:?}");
                assert!(refusals.iter().all(|refusal| !refusal.message.is_empty()), "{told}");
                None
            }
            Err(other) => panic!("{told}: {other}"),
        };
        assert_eq!(done.is_some(), expected, "{told}");
        let done = done?;
        if asked.idempotency.is_some() {
            let again = self.engine.execute("acme", asked, command).await.unwrap();
            assert!(done.changes.is_empty() || (again.repeated && again.seq == done.seq), "{told}: done twice");
        }
        if done.changes.is_empty() {
            assert_eq!(done.state.size(), self.model.size, "{told}: an entry without changes");
            return None;
        }
        assert_eq!(done.seq, self.model.size + 1, "{told}");
        Some(done)
    }

    async fn make_unit(&mut self) {
        let (asked, may) = self.somebody(Role::Contributor);
        let name = NAMES[self.chance.below(NAMES.len())].to_owned();
        let command = Command::Create(context::Unit::REGISTER, vec![text("name", name.clone())]);
        let Some(done) = self.does(asked, command, may).await else { return };
        let unit = Unit { name, retired: false, version: done.seq };
        self.model.now.units.insert(done.changes[0].subject().1, unit);
        self.model.written(self.now);
    }

    async fn rename_unit(&mut self) {
        let ids: Vec<_> = self.model.now.units.keys().copied().collect();
        let Some(id) = self.chance.one_of(&ids) else { return };
        let (asked, may) = self.somebody(Role::Contributor);
        let unit = self.model.now.units[&id].clone();
        // Some look before they write, some looked too long ago, some do not look.
        let seen = [None, Some(unit.version), Some(unit.version.saturating_sub(1))][self.chance.below(3)];
        let name = NAMES[self.chance.below(NAMES.len())].to_owned();
        let expected = may && !unit.retired && seen.is_none_or(|seen| seen == unit.version);
        let command = Command::Edit(context::Unit::REGISTER, id, vec![text("name", name.clone())], seen);
        let Some(done) = self.does(asked, command, expected).await else { return };
        self.model.now.units.insert(id, Unit { name, version: done.seq, ..unit });
        self.model.written(self.now);
    }

    async fn retire_or_restore_unit(&mut self) {
        let ids: Vec<_> = self.model.now.units.keys().copied().collect();
        let Some(id) = self.chance.one_of(&ids) else { return };
        let (asked, may) = self.somebody(Role::Manager);
        let retired = self.model.now.units[&id].retired;
        let retires = self.chance.once_in(2);
        let register = context::Unit::REGISTER;
        let command = if retires { Command::Retire(register, id) } else { Command::Restore(register, id) };
        let Some(done) = self.does(asked, command, may && retires != retired).await else { return };
        let unit = self.model.now.units.get_mut(&id).unwrap();
        (unit.retired, unit.version) = (retires, done.seq);
        self.model.written(self.now);
    }

    /// A unit to belong to, and whether one may be linked to.
    fn unit(&mut self) -> Option<(RawId, bool)> {
        let units: Vec<_> = self.model.now.units.iter().map(|(id, unit)| (*id, !unit.retired)).collect();
        self.chance.one_of(&units)
    }

    async fn make_person(&mut self) {
        let (asked, may) = self.somebody(Role::Manager);
        self.drawn += 1;
        let name = format!("Somebody-{}-{}", self.seed, self.drawn);
        let email = self.chance.once_in(2).then(|| format!("p{}@example.org", self.chance.below(30)));
        let unit = self.unit();
        let free = email.as_deref().is_none_or(|email| !self.model.is_taken(email, None));
        let mut values = vec![text("name", name.clone())];
        values.extend(email.clone().map(|email| text("email", email.to_uppercase())));
        values.extend(unit.map(|(id, _)| (Path::field("unit"), Value::Link(id))));
        let expected = may && free && unit.is_none_or(|(_, live)| live);
        let command = Command::Create(support::Person::REGISTER, values);
        let Some(done) = self.does(asked, command, expected).await else { return };
        let unit = unit.map(|(id, _)| id);
        let person = Person { name, email, unit, left_on: None, retired: false, version: done.seq };
        self.model.now.people.insert(done.changes[0].subject().1, person);
        self.model.written(self.now);
    }

    async fn edit_person(&mut self) {
        let ids: Vec<_> = self.model.now.people.keys().copied().collect();
        let Some(id) = self.chance.one_of(&ids) else { return };
        let (asked, may) = self.somebody(Role::Manager);
        let mut person = self.model.now.people[&id].clone();
        let expected = may && !person.retired;
        let value = if self.chance.once_in(2) {
            self.drawn += 1;
            person.name = format!("Somebody-{}-{}", self.seed, self.drawn);
            text("name", person.name.clone())
        } else {
            let day = self.today().saturating_sub(SignedDuration::from_hours(24 * self.chance.below(3) as i64));
            person.left_on = Some(day);
            (Path::field("left_on"), Value::Date(day))
        };
        let command = Command::Edit(support::Person::REGISTER, id, vec![value], None);
        let Some(done) = self.does(asked, command, expected).await else { return };
        person.version = done.seq;
        self.model.now.people.insert(id, person);
        self.model.written(self.now);
    }

    async fn erase_person(&mut self) {
        let ids: Vec<_> = self.model.now.people.keys().copied().collect();
        let Some(id) = self.chance.one_of(&ids) else { return };
        let (asked, may) = self.somebody(Role::Administrator);
        let (today, person) = (self.today(), self.model.now.people[&id].clone());
        let expected = may && !person.retired && person.left_on.is_some_and(|left| left < today);
        let Some(done) = self.does(asked, act("person.erase", "person", id), expected).await else { return };
        self.model.gone.push(person.name);
        self.model.erased.insert(id, today);
        let known = Person { name: mark(today), email: None, retired: true, version: done.seq, ..person };
        self.model.now.people.insert(id, known);
        self.model.written(self.now);
    }

    async fn make_document(&mut self) {
        let (asked, may) = self.somebody(Role::Contributor);
        self.drawn += 1;
        let body = format!("Secret-{}-{}", self.seed, self.drawn);
        let hold = self.chance.once_in(3);
        let values =
            vec![text("title", "Notes"), text("body", body.clone()), (Path::field("legal_hold"), Value::Flag(hold))];
        let command = Command::Create(support::Document::REGISTER, values);
        let Some(done) = self.does(asked, command, may).await else { return };
        let document = Document { body, hold, disposed: false, version: done.seq };
        self.model.now.documents.insert(done.changes[0].subject().1, document);
        self.model.written(self.now);
    }

    async fn edit_document(&mut self) {
        let ids: Vec<_> = self.model.now.documents.keys().copied().collect();
        let Some(id) = self.chance.one_of(&ids) else { return };
        let (asked, may) = self.somebody(Role::Contributor);
        let mut document = self.model.now.documents[&id].clone();
        if document.disposed {
            return;
        }
        let value = if self.chance.once_in(2) {
            self.drawn += 1;
            document.body = format!("Secret-{}-{}", self.seed, self.drawn);
            text("body", document.body.clone())
        } else {
            document.hold = !document.hold;
            (Path::field("legal_hold"), Value::Flag(document.hold))
        };
        let command = Command::Edit(support::Document::REGISTER, id, vec![value], None);
        let Some(done) = self.does(asked, command, may).await else { return };
        document.version = done.seq;
        self.model.now.documents.insert(id, document);
        self.model.written(self.now);
    }

    async fn erase_document(&mut self) {
        let ids: Vec<_> = self.model.now.documents.keys().copied().collect();
        let Some(id) = self.chance.one_of(&ids) else { return };
        let (asked, may) = self.somebody(Role::Administrator);
        let (today, document) = (self.today(), self.model.now.documents[&id].clone());
        if document.disposed {
            return;
        }
        let expected = may && !document.hold;
        let Some(done) = self.does(asked, act("document.erase", "document", id), expected).await else { return };
        self.model.gone.push(document.body);
        self.model.erased.insert(id, today);
        let disposed = Document { body: mark(today), hold: false, disposed: true, version: done.seq };
        self.model.now.documents.insert(id, disposed);
        self.model.written(self.now);
    }

    /// Some past day is what it was.
    async fn look_back(&mut self) {
        let day = self.today().saturating_sub(SignedDuration::from_hours(24 * self.chance.below(400) as i64));
        let state = self.engine.state_at("acme", day).await.unwrap();
        let (size, page) = self.model.at_end_of(day, self.clock_day());
        assert_eq!(state.size(), size, "{}: entries at the end of {day}", self.at());
        self.compare(&state, &page, &format!("at the end of {day}"));
    }

    /// Somebody keeps a checkpoint outside.
    async fn keep_note(&mut self) {
        self.notes.push(self.engine.checkpoint("acme").await.unwrap());
    }

    /// What is in memory is forgotten and read again, from a snapshot or from the beginning.
    async fn forget_memory(&mut self) {
        if self.chance.once_in(2) {
            self.engine.snapshot("acme").await.unwrap();
        }
        let before = kernel::snapshot::encode(&self.engine.state("acme").await.unwrap());
        self.engine.evict("acme").await;
        let after = kernel::snapshot::encode(&self.engine.state("acme").await.unwrap());
        assert_eq!(before, after, "{}: replay differs from what was live", self.at());
    }

    /// All of it, at the end.
    pub async fn judge(&mut self) {
        let state = self.engine.state("acme").await.unwrap();
        let page = self.model.now.clone();
        assert_eq!(state.size(), self.model.size, "{}", self.at());
        self.compare(&state, &page, "today");
        for _ in 0..5 {
            self.look_back().await;
        }
        self.forget_memory().await;
        let told = format!("{:?}", self.engine.entries("acme", 1, usize::MAX).await.unwrap());
        for word in &self.model.gone {
            assert!(!told.contains(&format!("{word}\"")), "{}: {word} is still in the ledger", self.at());
        }
        for note in &self.notes {
            let report = self.engine.verify("acme", Some(note)).await.unwrap();
            assert!(report.is_sound(), "{}: {report}", self.at());
            let size = ledger::Checkpoint::read(note).unwrap().size;
            let trust = ledger::Trust { checkpoint: Some(note.clone()), keys: None };
            let growth = self.engine.prove_growth("acme", size, None).await.unwrap();
            ledger::proof::judge(&growth, &trust).unwrap();
            if size > 0 {
                let seq = 1 + self.chance.below(size as usize) as u64;
                let proof = self.engine.prove_entry("acme", seq, true, Some(note)).await.unwrap();
                ledger::proof::judge(&proof, &trust).unwrap();
            }
        }
    }
}
