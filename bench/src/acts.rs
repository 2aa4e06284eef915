//! Durable acts from 64 clients, beside each store alone committing the same bytes in groups of 64.

use std::path::Path;
use std::time::Instant;

use cluster::Cluster;
use cpu_time::ProcessTime;
use engine::{Engine, Place};
use kernel::Command;

use crate::figure::{Figure, Goal};
use crate::raw::Raw;
use crate::raw_postgres::RawPostgres;
use crate::worlds::{ORG, asked, asset, block, engine_at};

const CLIENTS: usize = 64;
const ACTS: usize = 12_800;

/// Rates in acts a second of wall time and of CPU time of this process.
struct Rate {
    wall: f64,
    cpu: f64,
}

/// The bytes of one act's entry.
struct Entry {
    header: Vec<u8>,
    body: Vec<u8>,
}

/// Both on each store, one after the other, twice; the better of each counts.
pub fn bench() -> Vec<Figure> {
    let cluster = Cluster::own();
    let entry = entry();
    let sqlite = || {
        let folder = tempfile::tempdir().expect("room for a folder");
        (ours(Place::Folder(folder.path().to_owned())), raw(folder.path(), &entry))
    };
    let postgres = || {
        let folder = tempfile::tempdir().expect("room for a folder");
        let url = cluster.database();
        let raw = raw_postgres(&cluster.database(), &entry);
        (ours(Place::Database { url, folder: folder.path().to_owned() }), raw)
    };
    vec![figure("SQLite", 70.0, [sqlite(), sqlite()]), figure("PostgreSQL", 60.0, [postgres(), postgres()])]
}

fn figure(store: &str, goal: f64, rounds: [(Rate, Rate); 2]) -> Figure {
    let best = |rate: fn(&(Rate, Rate)) -> f64| rounds.iter().map(rate).fold(0.0, f64::max);
    let (ours, raw) = (best(|round| round.0.wall), best(|round| round.1.wall));
    let (ours_us, raw_us) = (1e6 / best(|round| round.0.cpu), 1e6 / best(|round| round.1.cpu));
    Figure {
        what: format!("durable acts, 64 clients, of raw {store}"),
        value: 100.0 * ours / raw,
        unit: "%",
        goal: Goal::AtLeast(goal),
        beside: format!("{ours:.0}/s beside raw {raw:.0}/s; CPU {ours_us:.1} us beside {raw_us:.1} us an act"),
    }
}

/// Creates assets through the engine.
fn ours(place: Place) -> Rate {
    block(async {
        let engine = engine_at(place).await;
        // Made before the clock starts, as the bytes of the raw store are.
        let commands: Vec<_> = (0..CLIENTS).map(commands).collect();
        let (cpu, wall) = (ProcessTime::now(), Instant::now());
        let clients = commands.into_iter().map(|commands| tokio::spawn(work(engine.clone(), commands)));
        for client in clients.collect::<Vec<_>>() {
            client.await.expect("no client panics");
        }
        let rate = rate(cpu, wall);
        engine.close().await;
        rate
    })
}

/// What one client asks for.
fn commands(client: usize) -> Vec<Command> {
    (0..ACTS / CLIENTS).map(|number| asset(client * 1_000 + number)).collect()
}

async fn work(engine: Engine, commands: Vec<Command>) {
    for command in commands {
        engine.execute(ORG, asked(), command).await.expect("the asset is right");
    }
}

/// An entry as such an act makes it.
fn entry() -> Entry {
    let folder = tempfile::tempdir().expect("room for a folder");
    let entry = block(async {
        let engine = engine_at(Place::Folder(folder.path().to_owned())).await;
        engine.execute(ORG, asked(), asset(1)).await.expect("the asset is right");
        let store = ledger::Store::sqlite_read_only(folder.path()).await.expect("the file is ours");
        store.read(ORG, 0, 1).await.expect("the entry is there").remove(0)
    });
    let body = vec![7_u8; entry.stored_bytes() - entry.header.len()];
    Entry { header: entry.header, body }
}

/// Writes the same bytes with raw SQLite, 64 entries in each transaction.
fn raw(folder: &Path, entry: &Entry) -> Rate {
    let mut raw = Raw::open(&folder.join("raw.db"));
    let (cpu, wall) = (ProcessTime::now(), Instant::now());
    for first in (0..ACTS).step_by(CLIENTS) {
        raw.commit(first, CLIENTS, &entry.header, &entry.body);
    }
    rate(cpu, wall)
}

/// Writes the same bytes to PostgreSQL in one prepared statement for each 64 entries, on one connection.
fn raw_postgres(url: &str, entry: &Entry) -> Rate {
    block(async {
        let mut raw = RawPostgres::open(url).await;
        let (cpu, wall) = (ProcessTime::now(), Instant::now());
        for first in (0..ACTS).step_by(CLIENTS) {
            raw.commit(first, CLIENTS, &entry.header, &entry.body).await;
        }
        rate(cpu, wall)
    })
}

fn rate(cpu: ProcessTime, wall: Instant) -> Rate {
    Rate { wall: ACTS as f64 / wall.elapsed().as_secs_f64(), cpu: ACTS as f64 / cpu.elapsed().as_secs_f64() }
}
