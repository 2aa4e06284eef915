//! Running the program: verbs, and a server on a free port.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A data folder and the verbs on it.
pub struct Muniment {
    pub data: TempDir,
    /// The address of a database, where the ledgers lie in one.
    pub database: Option<String>,
}

/// What a verb printed and how it ended.
pub struct Told {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Muniment {
    /// An empty data folder with the organization `acme`.
    pub fn founded() -> Self {
        Self::founded_in(None)
    }

    /// The same, with its ledgers in a database.
    pub fn founded_in(database: Option<String>) -> Self {
        let own = Self { data: tempfile::tempdir().unwrap(), database };
        own.ok(&["init", "--org", "acme", "--name", "Acme"]);
        own
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_muniment"));
        command.args(args).arg("--data").arg(self.data.path());
        if let Some(database) = &self.database {
            command.args(["--database", database]);
        }
        for name in ["MUNIMENT_DATA", "MUNIMENT_DATABASE", "MUNIMENT_SERVER", "MUNIMENT_TOKEN", "MUNIMENT_ORG"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs a verb.
    pub fn run(&self, args: &[&str]) -> Told {
        told(&mut self.command(args))
    }

    /// Runs a verb where no byte can be written to any file, as on a disk that is full or read-only.
    pub fn run_without_room(&self, args: &[&str]) -> Told {
        let own = self.command(args);
        let mut command = Command::new("sh");
        // Without the trap the first write would end the program instead of failing.
        command.args(["-c", r#"trap "" XFSZ; ulimit -f 0; exec "$0" "$@""#]).arg(own.get_program());
        told(command.args(own.get_args()).envs(own.get_envs().filter_map(|(name, set)| Some((name, set?)))))
    }

    /// Runs a verb that must succeed; gives what it printed.
    pub fn ok(&self, args: &[&str]) -> String {
        let told = self.run(args);
        assert_eq!(told.code, 0, "{args:?}\n{}{}", told.out, told.err);
        told.out
    }

    /// Runs a verb that must succeed and print JSON.
    pub fn json(&self, args: &[&str]) -> Value {
        let out = self.ok(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?}: {error}\n{out}"))
    }

    /// Runs a verb that must be refused; gives what it said.
    pub fn refused(&self, args: &[&str]) -> String {
        let told = self.run(args);
        assert_eq!(told.code, 2, "{args:?} was not refused\n{}{}", told.out, told.err);
        told.err
    }

    /// Starts a server on a free port and waits until it says where it is.
    pub fn serve(&self) -> Server {
        self.serve_logging("warn", Stdio::null())
    }

    /// The same, with what goes into the log and where it goes.
    pub fn serve_logging(&self, level: &str, log: impl Into<Stdio>) -> Server {
        let mut child = self
            .command(&["serve", "--listen", "127.0.0.1:0"])
            .env("RUST_LOG", level)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let told = lines.by_ref().find_map(|line| line.unwrap().strip_prefix("Muniment is at ").map(str::to_owned));
        // Whoever writes to a closed pipe is killed, so somebody goes on reading.
        std::thread::spawn(move || lines.for_each(drop));
        Server { child, url: told.expect("the server says where it is") }
    }
}

fn told(command: &mut Command) -> Told {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Told { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    pub url: String,
}

impl Server {
    /// Ends it at once, as a power cut would.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
