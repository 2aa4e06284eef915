//! Everything of the sample organization out as one file and into a new one, beside parsing and writing the same bytes.

use cpu_time::ProcessTime;
use engine::Actor;
use exchange::whole::{self, Form, Origin, Whole};
use serde_json::Value as Json;

use crate::figure::{Figure, Goal};
use crate::starting;
use crate::worlds::{asked, block, engine};

const SAMPLE: &str = "sample";
const SECOND: &str = "second";

/// Out and in again, with the check that nothing was lost on the way.
pub fn bench() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("room for a folder");
    starting::sample(folder.path());
    let (seconds, bytes, records) = block(async {
        let engine = engine(folder.path()).await;
        let state = engine.state(SAMPLE).await.expect("it was just made");
        let begun = ProcessTime::now();
        let bytes = whole::export(&state, &Origin::default(), Form::Json);
        let Whole { command, records, .. } = whole::read(&bytes, isms::REGISTERS).expect("it was just written");
        engine.found(SECOND, "Second", None, &Actor::operator()).await.expect("a new key");
        let done = engine.execute(SECOND, asked(), command).await.expect("a new organization takes it");
        let seconds = begun.elapsed().as_secs_f64();
        let again = whole::export(&done.state, &Origin::default(), Form::Json);
        assert!(registers(&again) == registers(&bytes), "everything came over as it was");
        engine.close().await;
        (seconds, bytes, records)
    });
    let begun = ProcessTime::now();
    let parsed: Json = serde_json::from_slice(&bytes).expect("it is JSON");
    let written = format!("{parsed:#}");
    let limit = begun.elapsed().as_secs_f64();
    assert!(written.len() + 1 == bytes.len(), "the same bytes");
    vec![Figure {
        what: "whole export and re-import of the sample, CPU".into(),
        value: seconds,
        unit: "s",
        goal: Goal::AtMost(2.0),
        beside: format!(
            "{records} records, {:.1} MB; parsing and writing these bytes alone {:.3} s",
            bytes.len() as f64 / 1e6,
            limit
        ),
    }]
}

fn registers(bytes: &[u8]) -> Json {
    serde_json::from_slice::<Json>(bytes).expect("it is JSON")["registers"].take()
}
