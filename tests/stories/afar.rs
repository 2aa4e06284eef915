//! Files through a running server, from another machine: tried, refused, done, and out again, as on the data folder.

use serde_json::Value;

use crate::program::{Muniment, Server, Told};

const ASSETS: &str =
    "Name;Kind;Owner;C\nDispatch database;primary;Ada Berg;4 - Major\nDriver laptops;supporting;;niedrig\n";

/// A server, and a token of a manager there.
struct Afar {
    muniment: Muniment,
    server: Server,
    token: String,
}

impl Afar {
    fn begun() -> Self {
        Self::served(Muniment::serve)
    }

    fn served(serve: impl Fn(&Muniment) -> Server) -> Self {
        let muniment = Muniment::founded();
        muniment.ok(&["do", "person.create", "--org", "acme", "name=Ada Berg"]);
        muniment.ok(&["do", "method.adopt", "--org", "acme"]);
        muniment.ok(&["account", "create", "ada", "--name", "Ada", "--role", "administrator", "--org", "acme"]);
        let token = muniment.json(&["account", "token", "ada", "--name", "afar"])["token"].as_str().unwrap().to_owned();
        let server = serve(&muniment);
        Self { muniment, server, token }
    }

    /// Runs a verb of another machine: its data folder is empty.
    fn run(&self, args: &[&str]) -> Told {
        let elsewhere = Muniment { data: tempfile::tempdir().unwrap(), database: None };
        elsewhere.run(&[args, &["--server", &self.server.url, "--token", &self.token, "--org", "acme"]].concat())
    }

    fn ok(&self, args: &[&str]) -> String {
        let told = self.run(args);
        assert_eq!(told.code, 0, "{args:?}\n{}{}", told.out, told.err);
        told.out
    }

    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.ok(&[args, &["--format", "json"]].concat())).unwrap()
    }

    /// A file beside the data, by its path.
    fn file(&self, name: &str, content: &str) -> String {
        let path = self.muniment.data.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

#[test]
fn a_sheet_is_tried_refused_and_done_through_a_server() {
    let afar = Afar::begun();
    let wrong = afar.file("assets-wrong.csv", &ASSETS.replace("Ada Berg", "Nobody"));
    let told = afar.run(&["import", &wrong, "--kind", "assets"]);
    assert_eq!(told.code, 2, "{}{}", told.out, told.err);
    assert!(told.err.contains("row 2, column Owner (C2)"), "{}", told.err);

    let sound = afar.file("assets.csv", ASSETS);
    let tried = afar.json(&["import", &sound, "--dry-run"]);
    assert_eq!((&tried["new"], &tried["entry"]), (&Value::from(2), &Value::Null), "{tried}");
    let notes = tried["sheets"][0]["notes"].to_string();
    assert!(notes.contains("niedrig as 2 Minor"), "{tried}");
    assert_eq!(afar.json(&["list", "assets"])["total"], 0, "nothing came in yet");

    let done = afar.json(&["import", &sound, "--because", "the inventory of this year"]);
    assert!(done["entry"].is_u64(), "{done}");
    let again = afar.json(&["import", &sound, "--match-titles"]);
    assert_eq!((&again["same"], &again["entry"]), (&Value::from(2), &Value::Null), "{again}");
}

#[test]
fn registers_and_everything_go_out_through_a_server_and_come_back() {
    let afar = Afar::begun();
    afar.ok(&["import", &afar.file("assets.csv", ASSETS)]);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for format in ["csv", "xlsx", "pdf", "json"] {
        let out = path(&format!("assets.{format}"));
        afar.ok(&["export", "assets", "--format", format, "--out", &out]);
        assert!(!std::fs::read(&out).unwrap().is_empty(), "{format}");
    }
    let back = afar.json(&["import", &path("assets.csv")]);
    assert_eq!((&back["same"], &back["entry"]), (&Value::from(2), &Value::Null), "{back}");
    let back = afar.json(&["import", &path("assets.xlsx")]);
    assert_eq!((&back["same"], &back["entry"]), (&Value::from(2), &Value::Null), "{back}");

    let (all, again) = (path("all.json"), path("again.json"));
    afar.ok(&["export", "all", "--format", "json", "--out", &all]);
    let refused = afar.run(&["import", &all, "--kind", "organization"]);
    assert!(refused.code == 2 && refused.err.contains("stand in this organization already"), "{}", refused.err);
    let other = Muniment { data: tempfile::tempdir().unwrap(), database: None };
    other.ok(&["import", &all, "--kind", "organization", "--org", "copy"]);
    other.ok(&["export", "all", "--org", "copy", "--format", "json", "--out", &again]);
    let registers =
        |path: &str| serde_json::from_slice::<Value>(&std::fs::read(path).unwrap()).unwrap()["registers"].take();
    assert_eq!(registers(&all), registers(&again));
}

#[test]
fn whoever_has_no_token_or_an_old_one_is_told_so() {
    let afar = Afar::begun();
    let other = Afar { token: "mun_nothing".to_owned(), muniment: afar.muniment, server: afar.server };
    let told = other.run(&["export", "assets", "--format", "csv"]);
    assert!(told.code != 0 && !told.err.is_empty(), "{}", told.out);
    let sheet = other.file("assets.csv", ASSETS);
    let told = other.run(&["import", &sheet]);
    assert!(told.code != 0 && told.err.contains("token"), "{}", told.err);
}

#[test]
fn a_log_that_takes_nothing_stops_no_work() {
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    let afar = Afar::served(|muniment| muniment.serve_logging("trace", full()));
    for name in ["Sales", "Support"] {
        afar.ok(&["do", "unit.create", &format!("name={name}")]);
    }
    assert_eq!(afar.json(&["list", "units"])["total"], 2);
}
