//! A client generated from the description does one real job, checked by its own compiler.

use std::path::Path;
use std::process::Stdio;

use tokio::process::Command;

/// Runs a command in this folder; what it says is shown where it fails.
async fn run(program: &str, arguments: &[&str]) {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    let output = command.output().await.unwrap_or_else(|error| panic!("{program}: {error}"));
    let told = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{program} {}: {told}", arguments.join(" "));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_generated_client_assesses_a_risk() {
    if !Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/.package-lock.json").exists() {
        run("npm", &["ci", "--no-audit", "--no-fund"]).await;
    }
    let served = peers::serve().await.unwrap();
    let description = format!("{}/api/v1/openapi.json", served.url);
    run("npx", &["--no-install", "openapi-typescript", &description, "--output", "built/muniment.d.ts"]).await;
    run("npx", &["--no-install", "tsc", "--project", "."]).await;
    run("node", &["built/flow.js", &served.url, &served.token]).await;
}
