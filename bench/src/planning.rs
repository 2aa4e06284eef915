//! Ten thousand risks over five thousand assets: the matrix, what assets inherit, what controls indicate, and the
//! register page by page, each computed from the records.

use cpu_time::ProcessTime;
use engine::{Actor, Asked, Engine};
use isms::planning::indicated;
use isms::planning::matrix::{Reading, matrix};
use isms::planning::worth::Worths;
use isms::planning::{Asset, Control, Method, Risk};
use isms::support::Person;
use kernel::{Command, Declared, RawId, Register, Value};

use crate::figure::{Figure, Goal};
use crate::load::{Ask, send};
use crate::pages::serve;
use crate::worlds::{ORG, act, block, engine, make};

const RISKS: usize = 10_000;
const RISKS_FEW: usize = 100;
const ASSETS: usize = 5_000;
/// Dependencies of each asset but the first ones.
const NEEDS: usize = 5;
const CONTROLS: usize = 90;
const AT_ONCE: usize = 1_000;
const PASSWORD: &str = "long enough to be measured";
/// A middle page of the register; the number at the end makes another address for the same page.
const PAGE: &str = "/o/bench/planning/risks?limit=100&after=R-{middle}&turn={}";
const TURNS: usize = 200;

/// The rules on the whole, and pages of a long register beside those of a short one.
pub fn bench() -> Vec<Figure> {
    let (mut figures, few, many) = block(async {
        let (_, few) = measure(RISKS_FEW, 50).await;
        let (figures, many) = measure(RISKS, ASSETS).await;
        (figures, few, many)
    });
    figures.push(Figure {
        what: "risk register, page of 10,000 / of 100".to_owned(),
        value: many / few,
        unit: "x",
        goal: Goal::AtMost(1.5),
        beside: format!("{many:.0} us CPU beside {few:.0} us, 100 lines, the same addresses"),
    });
    figures
}

/// The rules over a register of this size, and the CPU of one page in microseconds.
async fn measure(risks: usize, assets: usize) -> (Vec<Figure>, f64) {
    let folder = tempfile::tempdir().expect("room for a folder");
    let engine = engine(folder.path()).await;
    fill(&engine, risks, assets).await;
    let state = engine.state(ORG).await.expect("it is open");
    let day = engine.today(ORG);
    let control = state.of::<Control>().iter().next().map(|(id, _)| id).expect("there are controls");
    let figures = vec![
        once("matrix", 5.0, || matrix(&state, Reading::Current).cells.len()),
        once("values inherited by all assets", 5.0, || usize::from(Worths::of(&state).at(first_asset(&state), "a").0)),
        once("thread of one control: risks, plans, tests", 5.0, || state.incoming(control.raw()).count()),
        once("indicated levels of all risks", 50.0, || indicated::crossed(&state, day).len()),
    ];
    (figures, page(engine, risks).await)
}

fn first_asset(state: &kernel::State) -> kernel::Id<Asset> {
    state.of::<Asset>().iter().next().map(|(id, _)| id).expect("there are assets")
}

/// The CPU that one computation takes, the middle one of several.
fn once(what: &str, goal: f64, compute: impl Fn() -> usize) -> Figure {
    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let begun = ProcessTime::now();
            std::hint::black_box(compute());
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let beside = format!("CPU, {RISKS} risks, {ASSETS} assets, {} dependencies", (ASSETS - AT_ONCE) * NEEDS);
    Figure { what: what.to_owned(), value: times[times.len() / 2], unit: "ms", goal: Goal::AtMost(goal), beside }
}

/// The CPU of a page in the middle of the register, in microseconds.
async fn page(engine: Engine, risks: usize) -> f64 {
    let by = Actor::operator();
    let (account, _) =
        engine.create_account("bench", "Bench", Some(PASSWORD), false, &by).await.expect("a new account");
    engine.join(account, ORG, access::Role::Manager, None, &by).await.expect("the organization is there");
    let session = engine.sign_in("bench", PASSWORD, "bench").await.expect("the password is right");
    let headers = format!("Cookie: muniment={session}\r\n");
    let address = serve(web::app(engine, web::Settings::default())).await;
    let after = if risks > RISKS_FEW { format!("R-{:04}", risks / 2) } else { String::new() };
    let path = PAGE.replace("R-{middle}", &after);
    let ask = move |count: usize| {
        let (path, headers) = (path.clone(), headers.clone());
        async move {
            let before = ProcessTime::now();
            let sent = move || send(&Ask { address, path: &path, headers: &headers, count });
            tokio::task::spawn_blocking(sent).await.expect("the load ends");
            before.elapsed().as_secs_f64() * 1e6 / count as f64
        }
    };
    ask(1).await;
    ask(TURNS).await
}

/// A method in force, assets that need others, controls, and risks assessed and decided about.
async fn fill(engine: &Engine, risks: usize, assets: usize) {
    let person = make(engine, Person::REGISTER, &[("name", "Ada Ferreira")]).await;
    act(engine, person, "method.adopt", &[]).await;
    let state = engine.state(ORG).await.expect("it is open");
    let method = state.of::<Method>().iter().next().map(|(id, _)| id.raw().to_string()).expect("just adopted");
    act(engine, person, "method.approve", &[("method", &method)]).await;
    let mut made: Vec<RawId> = Vec::new();
    for first in (0..assets).step_by(AT_ONCE) {
        let needs = |number: usize| -> Vec<RawId> {
            let steps = (1..=NEEDS).map(|step| number.wrapping_mul(7919).wrapping_add(step * 31) % made.len().max(1));
            steps.filter_map(|at| made.get(at).copied()).collect()
        };
        let rows = (first..assets.min(first + AT_ONCE)).map(|number| {
            let name = Value::Text(format!("Asset number {number}"));
            let mut values = vec![("name", name), ("kind", Value::Choice("supporting".into()))];
            values.push(("depends_on", Value::Links(needs(number))));
            if number % 10 == 0 {
                values.push(("value[a].level", Value::Level(1 + (number % 5) as u8)));
            }
            command(Asset::REGISTER, values)
        });
        let rows: Vec<_> = rows.collect();
        made.extend(batch(engine, person, rows).await);
    }
    let controls = (0..CONTROLS).map(|number| {
        let status = ("status", Value::Choice("implemented".into()));
        command(Control::REGISTER, vec![("title", Value::Text(format!("Control number {number}"))), status])
    });
    let controls = batch(engine, person, controls.collect()).await;
    for first in (0..risks).step_by(AT_ONCE) {
        let rows = (first..risks.min(first + AT_ONCE)).map(|number| {
            let links = |id: RawId| Value::Links(vec![id]);
            let values = vec![
                ("title", Value::Text(format!("Ransomware encrypts system number {number}"))),
                ("owner", Value::Link(person)),
                ("assets", links(made[number % made.len()])),
                ("controls", links(controls[number % controls.len()])),
            ];
            command(Risk::REGISTER, values)
        });
        let ids = batch(engine, person, rows.collect()).await;
        let assessed = ids.iter().enumerate().map(|(number, id)| judge(*id, number));
        batch(engine, person, assessed.collect()).await;
    }
}

fn command(register: &'static Register, values: Vec<(&str, Value)>) -> Command {
    let values = values.into_iter().map(|(path, value)| (path.parse().expect("a path"), value));
    Command::Create(register, values.collect())
}

fn judge(risk: RawId, number: usize) -> Command {
    let level = |shift: usize| Value::Level(1 + ((number / shift) % 5) as u8);
    let values = vec![
        ("risk".parse(), Value::Link(risk)),
        ("consequence[c].level".parse(), level(1)),
        ("consequence[a].level".parse(), level(2)),
        ("likelihood".parse(), level(3)),
    ];
    let values = values.into_iter().map(|(path, value)| (path.expect("a path"), value)).collect();
    Command::Act(isms::act("risk.assess").expect("a listed act"), kernel::act::gathered(values))
}

/// Commands as one entry; what they made.
async fn batch(engine: &Engine, person: RawId, commands: Vec<Command>) -> Vec<RawId> {
    let rows = commands.into_iter().enumerate().map(|(at, command)| (format!("row {at}"), command));
    let asked = Asked::by(Actor::operator().as_person(person));
    let done = engine.execute(ORG, asked, Command::Batch("import", rows.collect())).await.expect("the rows are right");
    let made = done.changes.iter().filter(|change| matches!(change, kernel::Change::Create { .. }));
    made.map(|change| change.subject().1).collect()
}
