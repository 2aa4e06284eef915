//! PostgreSQL's own programs, run as a user that is not root.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// Where Debian keeps the programs of each version.
const VERSIONS: &str = "/usr/lib/postgresql";
/// The user that they run as where we are root, as whom they refuse to run.
const USER: &str = "postgres";

/// The number of the user that runs this.
pub fn account() -> u32 {
    fs::metadata("/proc/self").map_or(0, |own| own.uid())
}

/// A program of the newest version that is installed.
pub fn tool(name: &str) -> PathBuf {
    let installed = fs::read_dir(VERSIONS).into_iter().flatten().flatten().map(|entry| entry.path());
    let number = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = installed.filter(|path| number(path).is_some()).max_by_key(number);
    let newest = newest.expect("PostgreSQL is missing: .ci/tools postgres installs it");
    newest.join("bin").join(name)
}

/// A folder that belongs to whoever runs the programs.
pub fn make_folder(folder: &Path) {
    // A guard that was killed may have left one.
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).unwrap();
    if account() == 0 {
        assert!(Command::new("chown").arg(USER).arg(folder).status().unwrap().success());
    }
}

pub fn initialize(data: &Path) {
    let data = data.as_os_str();
    let settings = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync", "--no-instructions"];
    run("initdb", [OsStr::new("-D"), data].into_iter().chain(settings.iter().map(OsStr::new)));
}

/// The files of a cluster that follows another one.
pub fn copy(data: &Path, port: u16, name: &str) {
    let primary = format!("host=127.0.0.1 port={port} user=postgres application_name={name}");
    let from = ["-R", "-X", "stream", "-c", "fast", "--no-sync", "-d", &primary];
    run("pg_basebackup", [OsStr::new("-D"), data.as_os_str()].into_iter().chain(from.iter().map(OsStr::new)));
}

/// Starts a cluster, with files of at most so many megabytes; gives whether it runs.
pub fn try_start(data: &Path, port: u16, megabytes: Option<u32>) -> bool {
    let home = data.parent().unwrap();
    let options = format!("-p {port} -k {} -c listen_addresses=127.0.0.1", home.display());
    let log = home.join("log");
    let arguments = [OsStr::new("-l"), log.as_os_str(), OsStr::new("-o"), OsStr::new(&options)];
    let arguments = arguments.into_iter().chain(["-w", "start"].map(OsStr::new));
    let arguments = [OsStr::new("-D"), data.as_os_str()].into_iter().chain(arguments);
    output_within(megabytes, "pg_ctl", arguments).status.success()
}

pub fn control(data: &Path, arguments: &[&str]) {
    run("pg_ctl", [OsStr::new("-D"), data.as_os_str()].into_iter().chain(arguments.iter().map(OsStr::new)));
}

pub fn sql(port: u16, database: &str, sql: &str) -> String {
    let port = port.to_string();
    let arguments = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", "postgres"];
    let arguments = arguments.into_iter().chain(["-p", &port, "-d", database, "-c", sql]);
    let told = run("psql", arguments.map(OsStr::new)).stdout;
    String::from_utf8(told).unwrap().trim().to_owned()
}

/// Asks again until it is so; a test that waits in vain fails here.
pub fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..600 {
        if is_so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("waited in vain: {what}");
}

fn run<'a>(name: &str, arguments: impl Iterator<Item = &'a OsStr>) -> Output {
    let told = output(name, arguments);
    assert!(told.status.success(), "{name}: {}", String::from_utf8_lossy(&told.stderr));
    told
}

fn output<'a>(name: &str, arguments: impl Iterator<Item = &'a OsStr>) -> Output {
    output_within(None, name, arguments)
}

fn output_within<'a>(megabytes: Option<u32>, name: &str, arguments: impl Iterator<Item = &'a OsStr>) -> Output {
    // The shell counts in blocks of 512 bytes.
    let limit = megabytes.map_or("unlimited".to_owned(), |megabytes| (megabytes * 2_048).to_string());
    let mut command = match account() {
        0 => {
            let mut command = Command::new("runuser");
            command.args(["-u", USER, "--", "sh"]);
            command
        }
        _ => Command::new("sh"),
    };
    command.args(["-c", r#"ulimit -f "$0" && exec "$@""#, &limit]).arg(tool(name));
    // The server keeps what it is given, so it is given nothing that somebody waits for.
    let log = if name == "pg_ctl" { Stdio::null() } else { Stdio::piped() };
    command.args(arguments).current_dir("/").stdin(Stdio::null()).stderr(log);
    command.stdout(if name == "pg_ctl" { Stdio::null() } else { Stdio::piped() });
    command.spawn().and_then(|child| child.wait_with_output()).unwrap()
}
