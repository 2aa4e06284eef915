//! A ledger of a million entries: proofs out of it, all of it verified, and any day of its past shown.

use std::path::Path;
use std::sync::OnceLock;
use std::time::Instant;

use cpu_time::ProcessTime;
use engine::Spacing;
use isms::planning::Asset;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use kernel::{Change, Context, Declared, RawId, Reference, Value, entry};
use ledger::{Draft, Store, seal};
use tempfile::TempDir;

use crate::figure::{Figure, Goal};
use crate::worlds::{ORG, block, engine};

/// Entries of the ledger.
const ENTRIES: u64 = 1_000_000;
/// Records that the entries are about.
const RECORDS: u64 = 20_000;
/// Entries written at once.
const AT_ONCE: u64 = 250;
/// Proofs made.
const PROOFS: u64 = 2_000;
/// Minutes between two entries: the ledger tells nearly two years.
const MINUTES: i64 = 1;
/// The first day.
const FIRST: Date = date(2025, 1, 1);

/// Inclusion and consistency.
pub fn proofs() -> Vec<Figure> {
    block(async {
        let store = Store::sqlite(folder()).await.expect("the folder is ours");
        let begun = Instant::now();
        for nth in 0..PROOFS {
            store.prove_entry(ORG, nth * 499 % ENTRIES, false, None).await.expect("it is there");
        }
        let inclusion_ms = begun.elapsed().as_secs_f64() * 1_000.0 / PROOFS as f64;
        let begun = Instant::now();
        for nth in 0..PROOFS {
            store.prove_growth(ORG, 1 + nth * 499 % ENTRIES, None).await.expect("it grew");
        }
        let consistency_ms = begun.elapsed().as_secs_f64() * 1_000.0 / PROOFS as f64;
        store.close().await;
        let figure = |what: &str, value: f64| Figure {
            what: format!("{what} in 1,000,000 entries"),
            value,
            unit: "ms",
            goal: Goal::AtMost(1.0),
            beside: format!("mean of {PROOFS}, wall"),
        };
        vec![figure("proof of an entry", inclusion_ms), figure("proof of growth", consistency_ms)]
    })
}

/// The whole ledger recomputed.
pub fn verify() -> Vec<Figure> {
    block(async {
        let store = Store::sqlite_read_only(folder()).await.expect("the folder is ours");
        let (cpu, wall) = (ProcessTime::now(), Instant::now());
        let report = ledger::verify(&store, ORG, store.keys(), None).await;
        let (cpu_s, wall_s) = (cpu.elapsed().as_secs_f64(), wall.elapsed().as_secs_f64());
        assert!(report.is_sound(), "{report}");
        store.close().await;
        vec![Figure {
            what: "entries verified for each second of CPU".into(),
            value: report.entries as f64 / cpu_s,
            unit: "/s",
            goal: Goal::AtLeast(300_000.0),
            beside: format!("wall {wall_s:.2} s for {} entries", report.entries),
        }]
    })
}

/// A day of the past, as far as can be from a snapshot.
pub fn past() -> Vec<Figure> {
    block(async {
        let engine = engine(folder()).await;
        let size = engine.state(ORG).await.expect("it is there").size();
        assert_eq!(size, ENTRIES);
        // The last day that ends before the entry at which the next snapshot was written.
        let days = i64::try_from(ENTRIES / 2).expect("few") * MINUTES / (24 * 60) - 1;
        let day = FIRST.saturating_add(SignedDuration::from_hours(24 * days));
        let (cpu, wall) = (ProcessTime::now(), Instant::now());
        let state = engine.state_at(ORG, day).await.expect("it was there");
        let (cold_cpu_s, cold_s) = (cpu.elapsed().as_secs_f64(), wall.elapsed().as_secs_f64());
        let wall = Instant::now();
        let again = engine.state_at(ORG, day).await.expect("it was there");
        let warm_ms = wall.elapsed().as_secs_f64() * 1_000.0;
        assert!(state.size() == again.size() && state.size() < size);
        let at = state.size();
        engine.close().await;
        vec![
            Figure {
                what: "a past day in 1,000,000 entries, cold, CPU".into(),
                value: cold_cpu_s,
                unit: "s",
                goal: Goal::AtMost(1.0),
                beside: format!("wall {cold_s:.2} s, at entry {at}"),
            },
            Figure {
                what: "the same day again".into(),
                value: warm_ms,
                unit: "ms",
                goal: Goal::AtMost(10.0),
                beside: "wall".into(),
            },
        ]
    })
}

/// Entries between two snapshots, as a server writes them.
fn span() -> u64 {
    Spacing::default().entries
}

/// The data folder, made once for all three.
fn folder() -> &'static Path {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("room for a folder");
        std::thread::scope(|scope| {
            // In a thread of its own, since whoever asks runs on a runtime already.
            scope.spawn(|| block(write(folder.path()))).join().expect("the ledger is written");
        });
        folder
    });
    made.path()
}

async fn write(folder: &Path) {
    let founded = engine(folder).await;
    founded.close().await;
    for round in 0..ENTRIES / span() {
        let store = Store::sqlite(folder).await.expect("the folder is ours");
        let from = round * span();
        for first in (from..from + span()).step_by(AT_ONCE as usize) {
            let mut salts = ledger::random_salts();
            let sealed = (first..first + AT_ONCE).map(|seq| seal(draft(seq), seq, &mut salts).expect("it is small"));
            store.append(ORG, first, sealed.collect::<Vec<_>>()).await.expect("the disk has room");
        }
        store.close().await;
        let engine = engine(folder).await;
        engine.snapshot(ORG).await.expect("the disk has room");
        engine.close().await;
    }
}

/// The first entries make a record each, all others rename one.
fn draft(seq: u64) -> Draft {
    let start = FIRST.at(0, 0, 0, 0).in_tz("UTC").expect("a day").timestamp();
    let minutes = i64::try_from(seq).expect("few entries") * MINUTES;
    let now: Timestamp = start + SignedDuration::from_mins(minutes);
    let id = RawId(0x0199_0000_0000_7000_8000_0000_0000_0000 + u128::from(seq % RECORDS));
    let register = Asset::REGISTER.key;
    let mut changes = Vec::new();
    if seq < RECORDS {
        let reference = Reference { year: 0, number: u32::try_from(seq + 1).expect("few records") };
        changes.push(Change::Create { register: register.into(), id, reference });
    }
    let to = Value::Text(format!("Asset as of entry {seq}"));
    changes.push(Change::Set { register: register.into(), id, at: "name".parse().expect("a path"), to });
    let day = now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let mut context = Context::new(RawId(7), None, day, now, u128::from(seq));
    context.reason = Some("as it is called now".to_owned());
    Draft {
        time_us: now.as_microsecond(),
        actor: 7_u128.to_be_bytes(),
        act: if seq < RECORDS { "asset.create" } else { "asset.edit" }.to_owned(),
        idempotency: None,
        items: entry::items(&context, &changes).iter().collect(),
    }
}
