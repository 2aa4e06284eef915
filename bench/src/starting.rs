//! Starting the server with the sample organization, in a process of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::figure::{Figure, Goal};
use crate::opening::resident_mb;

/// Starts it three times; the quickest start and the largest memory count.
pub fn bench() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("room for a folder");
    let program = muniment();
    sample(folder.path());
    let starts: Vec<_> = (0..3).map(|_| start(&program, folder.path())).collect();
    let quickest = starts.iter().map(|start| start.0).fold(f64::INFINITY, f64::min);
    let largest = starts.iter().map(|start| start.1).fold(0.0, f64::max);
    let beside = "wall time of the quickest of three, sign-in page answered".to_owned();
    vec![
        Figure {
            what: "server start to first page".into(),
            value: quickest,
            unit: "s",
            goal: Goal::AtMost(0.3),
            beside,
        },
        Figure {
            what: "resident with the sample organization".into(),
            value: largest,
            unit: "MB",
            goal: Goal::AtMost(60.0),
            beside: "after a first page and the description of the API".into(),
        },
    ]
}

/// Makes the sample organization in a folder.
pub fn sample(folder: &Path) {
    let made = Command::new(muniment()).args(["sample", "--data"]).arg(folder).stdout(Stdio::null()).status();
    assert!(made.expect("cargo build --profile serve -p muniment comes first").success());
}

/// The server built beside this program.
fn muniment() -> PathBuf {
    let own = std::env::current_exe().expect("this program");
    own.with_file_name("muniment")
}

fn start(program: &PathBuf, data: &Path) -> (f64, f64) {
    let begun = Instant::now();
    let mut server = Command::new(program);
    server.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).stdout(Stdio::piped());
    let mut server = server.spawn().expect("the server starts");
    let mut lines = BufReader::new(server.stdout.take().expect("it is piped")).lines();
    let told = lines.find_map(|line| line.ok()?.strip_prefix("Muniment is at http://").map(str::to_owned));
    let address = told.expect("the server says where it is");
    get(&address, "/sign-in");
    let seconds = begun.elapsed().as_secs_f64();
    get(&address, "/api/v1/openapi.json");
    let megabytes = resident_mb(server.id());
    server.kill().expect("the server ends");
    server.wait().expect("the server ends");
    (seconds, megabytes)
}

fn get(address: &str, path: &str) {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("the server reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the server answers");
    assert!(
        answer.starts_with(b"HTTP/1.1 200"),
        "{path}: {}",
        String::from_utf8_lossy(&answer[..60.min(answer.len())])
    );
}
