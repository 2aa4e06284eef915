//! A threat library as commands: asset types, threats, and vulnerabilities with what exploits them.
//!
//! A record belongs to the library entry whose UUID it keeps as `library_key`. Its library fields (title, plain words,
//! description, kind, theme, criteria, what exploits it) follow the library: a second import of the same files gives
//! nothing to do, an import of a newer edition edits what is different. An entry whose record was retired stays
//! retired, and records that are no longer in the library stay as they are: risks may rest on them.
//! Whoever wants another wording for good takes the library key away, or makes a record of their own.

use std::collections::HashMap;
use std::sync::LazyLock;

use isms::planning::{AssetType, Threat, Vulnerability};
use kernel::value::Parts;
use kernel::{Command, Declared, Path, RawId, State, Value};

use crate::threat_library::{self, AssetKind, ThreatLibrary, Uuid};

/// The key under which an import is recorded.
pub const ACT: &str = "library.import";

const CARRIED: [(&str, &[u8]); 4] = [
    ("assets.en.json", include_bytes!("../../../content/threats/monarc/assets.en.json")),
    ("threats.en.json", include_bytes!("../../../content/threats/monarc/threats.en.json")),
    ("vulnerabilities.en.json", include_bytes!("../../../content/threats/monarc/vulnerabilities.en.json")),
    ("risks.json", include_bytes!("../../../content/threats/monarc/risks.json")),
];

/// The library that the build carries, so that nobody needs a file to begin with.
pub fn carried() -> &'static ThreatLibrary {
    static READ: LazyLock<ThreatLibrary> =
        LazyLock::new(|| threat_library::parse(&CARRIED).expect("the library of the build is read by a test"));
    &READ
}

/// How the threats of the library that the build carries are told in plain words, by their identity.
fn wordings() -> &'static HashMap<Uuid, String> {
    static READ: LazyLock<HashMap<Uuid, String>> = LazyLock::new(|| {
        let text = include_str!("../../../content/threats/monarc/wording.yaml");
        let mut words: HashMap<String, String> = serde_norway::from_str(text).expect("a test reads the wording");
        carried().threats.iter().filter_map(|own| Some((own.uuid, words.remove(&own.code)?))).collect()
    });
    &READ
}

/// What has to be done so that the records agree with the library, each with its place in it.
pub fn commands(library: &ThreatLibrary, state: &State) -> Vec<(String, Command)> {
    let mut import = Import { state, commands: Vec::new(), known: HashMap::new() };
    for own in &library.assets {
        let values = [title(&own.label), kind(own.kind), description(&own.description)];
        import.put::<AssetType>(own.uuid, format!("asset type {}", own.code), values.into());
    }
    for own in &library.threats {
        let criteria = [
            ("confidentiality", own.confidentiality),
            ("integrity", own.integrity),
            ("availability", own.availability),
        ];
        let criteria = criteria.map(|(field, harmed)| (Path::field(field), Value::Flag(harmed)));
        let mut values =
            vec![title(&own.label), (Path::field("theme"), text(&own.theme)), description(&own.description)];
        values.extend(criteria);
        values.extend(wordings().get(&own.uuid).map(|words| (Path::field("wording"), text(words))));
        import.put::<Threat>(own.uuid, format!("threat {}", own.code), values);
    }
    let exploited = exploits(library);
    for own in &library.vulnerabilities {
        let rows = exploited.get(&own.uuid).map(Vec::as_slice).unwrap_or_default();
        let exploited = (Path::field("exploited"), import.rows(rows));
        let values = vec![title(&own.label), description(&own.description), exploited];
        import.put::<Vulnerability>(own.uuid, format!("vulnerability {}", own.code), values);
    }
    import.commands
}

/// Code of the threat, the threat, and the types of assets on which it uses a vulnerability.
type Exploits = Vec<(String, Uuid, Vec<Uuid>)>;

/// The triples by vulnerability, then by threat, in the order of the library.
fn exploits(library: &ThreatLibrary) -> HashMap<Uuid, Exploits> {
    let codes: HashMap<_, _> = library.threats.iter().map(|threat| (threat.uuid, threat.code.as_str())).collect();
    let mut found: HashMap<Uuid, Exploits> = HashMap::new();
    for scenario in &library.scenarios {
        let rows = found.entry(scenario.vulnerability).or_default();
        let at = rows.iter().position(|(_, threat, _)| *threat == scenario.threat).unwrap_or_else(|| {
            let code = codes.get(&scenario.threat).copied().unwrap_or_default();
            rows.push((code.to_owned(), scenario.threat, Vec::new()));
            rows.len() - 1
        });
        if !rows[at].2.contains(&scenario.asset) {
            rows[at].2.push(scenario.asset);
        }
    }
    found
}

fn title(label: &str) -> (Path, Value) {
    // Labels of the library may run over several lines; a title is one.
    let line = label.split_whitespace().collect::<Vec<_>>().join(" ");
    (Path::field("title"), Value::Text(line))
}

fn description(words: &str) -> (Path, Value) {
    (Path::field("description"), text(words))
}

fn text(words: &str) -> Value {
    let words = words.trim();
    if words.is_empty() { Value::Nothing } else { Value::Text(words.to_owned()) }
}

fn kind(kind: AssetKind) -> (Path, Value) {
    let key = match kind {
        AssetKind::Primary => "primary",
        AssetKind::Supporting => "supporting",
    };
    (Path::field("kind"), Value::Choice(key.into()))
}

struct Import<'a> {
    state: &'a State,
    commands: Vec<(String, Command)>,
    /// Records by the entry they belong to, those of this import as pending ones.
    known: HashMap<Uuid, RawId>,
}

impl Import<'_> {
    /// Makes the record of an entry, or edits it where it differs.
    fn put<R: Declared>(&mut self, uuid: Uuid, place: String, mut values: Vec<(Path, Value)>) {
        let key = Value::Text(uuid.to_string());
        let (at, _) = R::REGISTER.field("library_key").expect("registers of the library keep its keys");
        let table = self.state.table(R::KEY).expect("the state has every register");
        let Some(row) = table.holder(at, &key).and_then(|id| table.row(id)) else {
            self.known.insert(uuid, RawId::pending(self.commands.len() as u64));
            values.push((Path::field("library_key"), key));
            return self.commands.push((place, Command::Create(R::REGISTER, values)));
        };
        self.known.insert(uuid, row.id);
        values.retain(|(path, value)| !row.record.value(&path.field).is_like(value));
        if !values.is_empty() && !row.head.retired {
            self.commands.push((place, Command::Edit(R::REGISTER, row.id, values, None)));
        }
    }

    /// What exploits a vulnerability, keyed by the threat's code.
    fn rows(&self, exploits: &[(String, Uuid, Vec<Uuid>)]) -> Value {
        let linked = |uuid: &Uuid| self.known.get(uuid).copied();
        let row = |(code, threat, assets): &(String, Uuid, Vec<Uuid>)| {
            let parts: Parts = vec![
                ("threat".into(), Value::Link(linked(threat)?)),
                ("asset_types".into(), Value::Links(assets.iter().filter_map(linked).collect())),
            ];
            Some((code.clone(), parts))
        };
        Value::Many(exploits.iter().filter_map(row).collect())
    }
}
