//! Durable acts on SQLite from 64 clients, beside raw SQLite committing the same bytes in the same groups.

use std::time::Instant;

use cpu_time::ProcessTime;

use crate::figure::{Figure, Goal};
use crate::raw::Raw;
use crate::worlds::{ORG, asked, asset, block, engine};

const CLIENTS: usize = 64;
const ACTS: usize = 12_800;

/// Rates in acts a second of wall time and of CPU time.
struct Rate {
    wall: f64,
    cpu: f64,
}

/// Both, one after the other, twice; the better of each counts.
pub fn bench() -> Vec<Figure> {
    let rounds: Vec<_> = (0..2).map(|_| (ours(), raw())).collect();
    let best = |rates: Vec<&Rate>| rates.iter().map(|rate| rate.wall).fold(0.0, f64::max);
    let (ours, raw) =
        (best(rounds.iter().map(|round| &round.0).collect()), best(rounds.iter().map(|round| &round.1).collect()));
    let cpu_us = rounds.iter().map(|round| 1e6 / round.0.cpu).fold(f64::INFINITY, f64::min);
    let raw_us = rounds.iter().map(|round| 1e6 / round.1.cpu).fold(f64::INFINITY, f64::min);
    let beside = format!("{ours:.0}/s beside raw {raw:.0}/s; CPU {cpu_us:.1} us beside {raw_us:.1} us an act");
    vec![Figure {
        what: "durable acts, 64 clients, of raw group commit".into(),
        value: 100.0 * ours / raw,
        unit: "%",
        goal: Goal::AtLeast(70.0),
        beside,
    }]
}

/// Creates assets through the engine.
fn ours() -> Rate {
    let folder = tempfile::tempdir().expect("room for a folder");
    block(async {
        let engine = engine(folder.path()).await;
        let (cpu, wall) = (ProcessTime::now(), Instant::now());
        let clients = (0..CLIENTS).map(|client| {
            let engine = engine.clone();
            tokio::spawn(async move {
                for number in 0..ACTS / CLIENTS {
                    engine.execute(ORG, asked(), asset(client * 1_000 + number)).await.expect("the asset is right");
                }
            })
        });
        for client in clients.collect::<Vec<_>>() {
            client.await.expect("no client panics");
        }
        rate(cpu, wall)
    })
}

/// Writes the same entries with raw SQLite, 64 in each transaction.
fn raw() -> Rate {
    let folder = tempfile::tempdir().expect("room for a folder");
    let rows = block(async {
        let engine = engine(folder.path()).await;
        engine.execute(ORG, asked(), asset(1)).await.expect("the asset is right");
        let store = ledger::Store::sqlite_read_only(folder.path()).await.expect("the file is ours");
        store.read(ORG, 0, 1).await.expect("the entry is there").remove(0)
    });
    let mut raw = Raw::open(&folder.path().join("raw.db"));
    let body = vec![7_u8; rows.stored_bytes() - rows.header.len()];
    let (cpu, wall) = (ProcessTime::now(), Instant::now());
    for first in (0..ACTS).step_by(CLIENTS) {
        raw.commit(first, CLIENTS, &rows.header, &body);
    }
    rate(cpu, wall)
}

fn rate(cpu: ProcessTime, wall: Instant) -> Rate {
    Rate { wall: ACTS as f64 / wall.elapsed().as_secs_f64(), cpu: ACTS as f64 / cpu.elapsed().as_secs_f64() }
}
