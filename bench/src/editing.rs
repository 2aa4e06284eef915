//! Editing a rule and running its tests: the loop in which the core is written.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};

use crate::figure::{Figure, Goal};

/// Touches a rule and runs the tests of the core, built before.
pub fn bench() -> Vec<Figure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the bench lies in the project");
    let tests = || {
        let mut tests = Command::new("cargo");
        tests.current_dir(root).args(["test", "--quiet", "-p", "isms"]).stdout(Stdio::null()).stderr(Stdio::null());
        assert!(tests.status().expect("cargo runs").success(), "the tests of the core fail");
    };
    tests();
    let rule = root.join("crates/isms/src/planning/acceptance.rs");
    let touched =
        std::fs::File::options().append(true).open(&rule).and_then(|file| file.set_modified(SystemTime::now()));
    touched.expect("the rule is there");
    let begun = Instant::now();
    tests();
    let beside = "wall time, debug build, all tests of the core".to_owned();
    let value = begun.elapsed().as_secs_f64();
    vec![Figure { what: "edit a rule, its tests run".into(), value, unit: "s", goal: Goal::AtMost(10.0), beside }]
}
