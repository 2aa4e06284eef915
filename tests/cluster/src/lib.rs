//! PostgreSQL for tests: clusters of their own, started on free ports as a user that is not root.
//!
//! [`Cluster::shared`] is one for all tests that run at the same time, in whichever process: each of them holds a lock
//! that the operating system takes back when it ends, however it ends, and a guard beside the cluster stops it and
//! removes its files once nobody holds the lock any more. [`Cluster::own`] is for tests that stop, kill or promote it.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

mod guard;
mod program;

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use guard::After;

/// A running cluster.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    port: u16,
    /// While this is locked, the guard lets the cluster be.
    _lock: File,
}

/// What a new cluster is told beside the defaults, and what it is made from.
#[derive(Clone, Copy, Debug)]
enum Origin<'a> {
    Nothing,
    /// It follows another one, under this name.
    Primary(&'a Cluster, &'a str),
}

impl Cluster {
    /// The cluster of all tests that run at the same time.
    pub fn shared() -> &'static Cluster {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(|| {
            let folder = std::env::temp_dir().join(format!("muniment-postgres-{}", program::account()));
            fs::create_dir_all(&folder).unwrap();
            let lock = guard::hold(&folder);
            let starting = File::create(folder.join("starting")).unwrap();
            starting.lock().unwrap();
            let port = match running(&folder) {
                Some(port) => port,
                None => {
                    let port = start(&folder, Origin::Nothing);
                    guard::watch(&folder, After::Stays);
                    port
                }
            };
            Cluster { folder, port, _lock: lock }
        })
    }

    /// A cluster of this test alone.
    pub fn own() -> Cluster {
        Cluster::made(Origin::Nothing)
    }

    /// A cluster that follows this one and may take its place. From now on this one answers a commit when the other
    /// has it, too.
    pub fn follower(&self, name: &str) -> Cluster {
        let follower = Cluster::made(Origin::Primary(self, name));
        self.run(&format!("ALTER SYSTEM SET synchronous_standby_names = '{name}'"));
        self.run("SELECT pg_reload_conf()");
        let waited_for = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
        program::until(&format!("{name} is waited for"), || self.run(waited_for) == "1");
        follower
    }

    /// The address of a new, empty database.
    pub fn database(&self) -> String {
        let name = unique();
        self.run(&format!("CREATE DATABASE {name}"));
        self.address(&name)
    }

    /// The address of a new, empty schema in a database, which is quicker made than a database.
    pub fn schema(&self, address: &str) -> String {
        let name = unique();
        self.run_in(address, &format!("CREATE SCHEMA {name}"));
        format!("{address}?options=-csearch_path%3D{name}")
    }

    /// The address of a database here.
    pub fn address(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Runs SQL as its administrator; gives the rows as lines of text.
    pub fn run(&self, sql: &str) -> String {
        program::sql(self.port, "postgres", sql)
    }

    /// As [`Cluster::run`], in the database at an address of this cluster.
    pub fn run_in(&self, address: &str, sql: &str) -> String {
        program::sql(self.port, address.rsplit('/').next().unwrap_or_default(), sql)
    }

    /// Stops it at once, as a power cut would; what was acknowledged is on disk.
    pub fn cut(&self) {
        program::control(&self.data(), &["stop", "-m", "immediate"]);
    }

    /// Starts it again after it was stopped.
    pub fn start_again(&self) {
        self.start_within(None);
    }

    /// Starts it again so that no file of it grows beyond so many megabytes, as on a disk that is full then.
    pub fn start_within(&self, megabytes: Option<u32>) {
        assert!(program::try_start(&self.data(), self.port, megabytes), "PostgreSQL does not start again");
    }

    /// Has a follower take writes from now on.
    pub fn promote(&self) {
        program::control(&self.data(), &["promote", "-w"]);
    }

    fn data(&self) -> PathBuf {
        self.folder.join("cluster").join("data")
    }

    fn made(origin: Origin<'_>) -> Cluster {
        let folder = std::env::temp_dir().join(unique());
        fs::create_dir_all(&folder).unwrap();
        let lock = guard::hold(&folder);
        let port = start(&folder, origin);
        guard::watch(&folder, After::Goes);
        Cluster { folder, port, _lock: lock }
    }
}

/// The port of a cluster that runs in a folder.
fn running(folder: &Path) -> Option<u16> {
    fs::read_to_string(folder.join("port")).ok()?.trim().parse().ok()
}

/// Makes the files of a cluster and starts it.
fn start(folder: &Path, origin: Origin<'_>) -> u16 {
    let home = folder.join("cluster");
    program::make_folder(&home);
    let data = home.join("data");
    match origin {
        Origin::Nothing => program::initialize(&data),
        Origin::Primary(primary, name) => program::copy(&data, primary.port, name),
    }
    // Somebody else may take the port between here and there; then it is another one's turn.
    let port = (0..5).find_map(|_| {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        program::try_start(&data, port, None).then_some(port)
    });
    let port = port.unwrap_or_else(|| panic!("PostgreSQL does not start; see {}", home.join("log").display()));
    fs::write(folder.join("port"), port.to_string()).unwrap();
    port
}

/// A name that no other test uses.
fn unique() -> String {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).unwrap();
    format!("muniment_{:016x}", u64::from_be_bytes(bytes))
}
