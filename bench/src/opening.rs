//! Opening an organization of 100,000 records from its snapshot.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use cpu_time::ProcessTime;

use crate::figure::{Figure, Goal};
use crate::worlds::{ORG, block, engine, fill};

const RECORDS: usize = 100_000;

/// Makes the organization, then opens it in a process of its own.
pub fn bench() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("room for a folder");
    block(async {
        let engine = engine(folder.path()).await;
        fill(&engine, RECORDS).await;
        engine.close().await;
    });
    let own = std::env::current_exe().expect("this program");
    let output = Command::new(own).arg("open").arg(folder.path()).output().expect("the child runs");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let numbers: Vec<f64> = told.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [cpu_s, wall_s, memory_mb, decode_s] = numbers[..] else { panic!("the child told {told:?}") };
    let beside = format!("wall {wall_s:.2} s; of it reading and decoding {decode_s:.2} s CPU");
    vec![
        Figure {
            what: "open 100,000 records from the snapshot, CPU".into(),
            value: cpu_s,
            unit: "s",
            goal: Goal::AtMost(0.5),
            beside,
        },
        Figure {
            what: "memory with it open".into(),
            value: memory_mb,
            unit: "MB",
            goal: Goal::AtMost(250.0),
            beside: "resident set of the process".into(),
        },
    ]
}

/// Opens the organization and tells CPU seconds, wall seconds, megabytes, and the CPU seconds of decoding alone.
pub fn child(folder: &str) {
    block(async {
        let (cpu, wall) = (ProcessTime::now(), Instant::now());
        let engine = engine(Path::new(folder)).await;
        let state = engine.state(ORG).await.expect("the organization is there");
        let (cpu_s, wall_s) = (cpu.elapsed().as_secs_f64(), wall.elapsed().as_secs_f64());
        assert_eq!(state.table("asset").map(|table| table.len()), Some(RECORDS));
        let memory_mb = resident_mb(std::process::id());
        let bytes = kernel::snapshot::encode(&state);
        let again = ProcessTime::now();
        kernel::snapshot::decode(isms::REGISTERS, &bytes).expect("it was just encoded");
        println!("{cpu_s} {wall_s} {memory_mb} {}", again.elapsed().as_secs_f64());
    });
}

/// Resident memory of a process in megabytes.
pub fn resident_mb(process: u32) -> f64 {
    status_mb(&process.to_string(), "VmRSS:")
}

/// The most that was resident of this process since [`peak_from_here`], in megabytes.
pub fn peak_mb() -> f64 {
    status_mb("self", "VmHWM:")
}

/// Begins to watch the peak of resident memory anew.
pub fn peak_from_here() {
    std::fs::write("/proc/self/clear_refs", "5").expect("a process may reset its own peak");
}

fn status_mb(process: &str, line: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|own| own.strip_prefix(line)).unwrap_or_default();
    line.split_whitespace().next().and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1_024.0
}
