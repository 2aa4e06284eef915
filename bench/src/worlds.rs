//! Organizations to measure on, made through the engine as a user would make them.

use std::path::Path;
use std::sync::Arc;

use engine::{Actor, Asked, Engine, Place, SystemClock};
use isms::planning::{Asset, Method, Risk};
use isms::support::Person;
use kernel::{Command, Declared, RawId, Register, Value};

/// The organization's key.
pub const ORG: &str = "bench";

/// Runs a future on a runtime of two threads, as the server does.
pub fn block<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime starts").block_on(future)
}

/// An engine on a data folder, with the organization founded.
pub async fn engine(folder: &Path) -> Engine {
    engine_at(Place::Folder(folder.to_owned())).await
}

/// The same, wherever the data lies.
pub async fn engine_at(place: Place) -> Engine {
    let engine = Engine::open(place, Arc::new(SystemClock)).await.expect("the place is ours");
    if engine.organizations().is_empty() {
        engine.found(ORG, "Bench", None, &Actor::operator()).await.expect("a new key");
    }
    engine
}

/// What the operator asks.
pub fn asked() -> Asked {
    Asked::by(Actor::operator())
}

/// A new asset with the fields that most have.
pub fn asset(number: usize) -> Command {
    let text = |text: String| Value::Text(text);
    let level = |level: usize| Value::Level(1 + (level % 5) as u8);
    let values = vec![
        ("name".parse(), text(format!("Asset number {number} of the bench"))),
        ("kind".parse(), Value::Choice("supporting".into())),
        ("classification".parse(), Value::Choice("internal".into())),
        ("description".parse(), text(format!("What asset {number} is and does, in one sentence of ordinary length."))),
        ("value[c].level".parse(), level(number)),
        ("value[i].level".parse(), level(number / 5)),
        ("value[a].level".parse(), level(number / 25)),
    ];
    let values = values.into_iter().map(|(path, value)| (path.expect("a path"), value));
    Command::Create(Asset::REGISTER, values.collect())
}

/// Fills the organization with assets, many in one entry, and writes a snapshot.
pub async fn fill(engine: &Engine, records: usize) {
    const AT_ONCE: usize = 2_000;
    for first in (0..records).step_by(AT_ONCE) {
        let rows = (first..records.min(first + AT_ONCE)).map(|number| (format!("row {number}"), asset(number)));
        engine.execute(ORG, asked(), Command::Batch("import", rows.collect())).await.expect("the assets are right");
    }
    engine.snapshot(ORG).await.expect("the disk has room");
}

/// A risk register as in use: a method in force, and risks of every level, each assessed and decided.
pub async fn register(engine: &Engine, risks: usize) {
    let person = make(engine, Person::REGISTER, &[("name", "Ada Ferreira")]).await;
    let asset = make(engine, Asset::REGISTER, &[("name", "Dispatch database"), ("kind", "primary")]).await;
    act(engine, person, "method.adopt", &[]).await;
    let state = engine.state(ORG).await.expect("it is open");
    let method = state.of::<Method>().iter().next().map(|(id, _)| id.raw().to_string()).expect("just adopted");
    act(engine, person, "method.approve", &[("method", &method)]).await;
    let (asset, owner) = (asset.to_string(), person.to_string());
    for number in 0..risks {
        let title = format!("Ransomware encrypts system number {number}");
        let fields = [("title", &*title), ("assets", &*asset), ("owner", &*owner)];
        let risk = make(engine, Risk::REGISTER, &fields).await.to_string();
        let level = |shift: usize| (1 + (number / shift) % 5).to_string();
        let (c, i, a, likelihood) = (level(1), level(5), level(2), level(3));
        let reading = [
            ("risk", &*risk),
            ("consequence[c].level", &*c),
            ("consequence[i].level", &*i),
            ("consequence[a].level", &*a),
            ("likelihood", &*likelihood),
        ];
        act(engine, person, "risk.assess", &reading).await;
        act(engine, person, "risk.decide", &[("risk", &risk), ("option", "modify")]).await;
    }
}

/// Makes one record.
pub async fn make(engine: &Engine, register: &'static Register, pairs: &[(&str, &str)]) -> RawId {
    let state = engine.state(ORG).await.expect("it is open");
    let values =
        kernel::parse::assignments(register.fields, pairs.iter().copied(), &state).expect("the values are right");
    let done = engine.execute(ORG, asked(), Command::Create(register, values)).await.expect("the record is right");
    done.changes[0].subject().1
}

/// Carries out one act.
pub async fn act(engine: &Engine, person: RawId, key: &str, pairs: &[(&str, &str)]) {
    let state = engine.state(ORG).await.expect("it is open");
    let act = isms::act(key).expect("a listed act");
    let values =
        kernel::parse::assignments(act.arguments, pairs.iter().copied(), &state).expect("the arguments are right");
    let asked = Asked::by(Actor::operator().as_person(person));
    let command = Command::Act(act, kernel::act::gathered(values));
    engine.execute(ORG, asked, command).await.expect("the act is right");
}
