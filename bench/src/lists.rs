//! A list of 100,000 records beside one of 1,000: the same page, sorted and filtered, through the server.

use cpu_time::ProcessTime;
use engine::Actor;
use isms::planning::Asset;
use kernel::list::{By, Cursor, Order, Query, Test};
use kernel::{Declared, State, Value};

use crate::figure::{Figure, Goal};
use crate::load::{Ask, send};
use crate::pages::serve;
use crate::worlds::{ORG, asked, asset, block, engine, fill};

/// The number at the end belongs to a sample that is not asked for: another address for the same page.
const LIST: &str = "/o/bench/planning/assets?kind=supporting&sort=description&limit=100&sample-seed={}";
const PASSWORD: &str = "long enough to be measured";
const PAGES: usize = 200;

/// What pages of one register cost, in microseconds of CPU.
struct Cost {
    first: f64,
    next: f64,
    middle: f64,
    edited: f64,
}

/// Both sizes of the register.
pub fn bench() -> Vec<Figure> {
    let (small, large) = (block(measure(1_000)), block(measure(100_000)));
    let ratio = |what: &str, small: f64, large: f64| Figure {
        what: format!("list of 100,000 / of 1,000, {what}"),
        value: large / small,
        unit: "x",
        goal: Goal::AtMost(1.5),
        beside: format!("{large:.0} us CPU beside {small:.0} us, 100 rows, sorted and filtered"),
    };
    let once = |what: &str, us: f64, goal: f64| Figure {
        what: format!("list of 100,000, {what}"),
        value: us / 1e3,
        unit: "ms",
        goal: Goal::AtMost(goal),
        beside: "CPU, then kept for all its pages".to_owned(),
    };
    vec![
        ratio("first page", small.next, large.next),
        ratio("page in the middle", small.middle, large.middle),
        once("a new order", large.first, 500.0),
        once("an order mended after an edit", large.edited, 50.0),
    ]
}

async fn measure(records: usize) -> Cost {
    let folder = tempfile::tempdir().expect("room for a folder");
    let engine = engine(folder.path()).await;
    fill(&engine, records).await;
    let by = Actor::operator();
    let (account, _) =
        engine.create_account("bench", "Bench", Some(PASSWORD), false, &by).await.expect("a new account");
    engine.join(account, ORG, access::Role::Manager, None, &by).await.expect("the organization is there");
    let session = engine.sign_in("bench", PASSWORD, "bench").await.expect("the password is right");
    let headers = format!("Cookie: muniment={session}\r\n");
    let state = engine.state(ORG).await.expect("it is open");
    let begun = ProcessTime::now();
    let order = Order::of(&state, Asset::REGISTER, &query());
    let first = begun.elapsed().as_secs_f64() * 1e6;
    let middle = format!("{LIST}&cursor={}", halfway(&state, &order));
    let address = serve(web::app(engine.clone(), web::Settings::default())).await;
    let cost = |path: String, count: usize| {
        let headers = headers.clone();
        async move {
            let before = ProcessTime::now();
            let sent = move || send(&Ask { address, path: &path, headers: &headers, count });
            tokio::task::spawn_blocking(sent).await.expect("the load ends");
            before.elapsed().as_secs_f64() * 1e6 / count as f64
        }
    };
    cost(LIST.to_owned(), 1).await;
    let (next, middle) = (cost(LIST.to_owned(), PAGES).await, cost(middle, PAGES).await);
    let done = engine.execute(ORG, asked(), asset(records)).await.expect("the asset is right");
    let begun = ProcessTime::now();
    let mended = order.renewed(&done.state, Asset::REGISTER, &query());
    let edited = begun.elapsed().as_secs_f64() * 1e6;
    assert_eq!(mended.ids().len(), records + 1, "the new asset stands in the list");
    Cost { first, next, middle, edited }
}

/// What the address of the list asks for.
fn query() -> Query {
    let field = |key: &str| By::Field(Asset::REGISTER.field(key).expect("a field of assets").0);
    let kind = Test::Is(vec![Value::Choice("supporting".into())]);
    Query { tests: vec![(field("kind"), kind)], sort: Some((field("description"), false)), ..Query::default() }
}

/// The cursor of the page in the middle of the list.
fn halfway(state: &State, order: &Order) -> String {
    let mut query = query();
    let mut left = order.ids().len() / 2;
    while left > 0 {
        query.limit = left.min(kernel::list::PAGE_ROWS_MAX);
        left -= query.limit;
        query.after = order.page(state, Asset::REGISTER, &query).next;
    }
    query.after.as_ref().map(Cursor::print).unwrap_or_default()
}
