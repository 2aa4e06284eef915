//! What only whoever reads entries can check: files that a ledger names, erasures, and snapshots against their entries.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::io::Read;
use std::path::Path;

use access::Organization;
use kernel::{Change, Declared, FileRef, Id, Row, State, snapshot as image};
use ledger::limits::INSTANCE;
use ledger::{Entry, Finding, Place, Report, Seen, Store};

use super::{Objects, Reading};
use crate::erasure::Account;
use crate::failure::{Failure, Fault};
use crate::load;

/// Entries read at a time.
const READ_ENTRIES: usize = 4_096;
/// What to do about a snapshot that holds something else.
const FORGED: &str = "somebody may have signed it with the key of this folder: drop the snapshots \
    with `muniment snapshots --drop`, rotate the key, and compare with a checkpoint kept outside";
/// What to do about an entry that cannot be carried out.
const NOT_OURS: &str = "it was written by another program: restore the newest backup that verifies";
/// What to do about ledgers without an instance, or an instance without ledgers.
const NO_INSTANCE: &str = "check that this is the right place; if it is, restore the newest backup that verifies";
/// The mark of an exported ledger and whose it is stand in so many bytes.
const HEAD_BYTES_MAX: u64 = 200;
/// What to do about a lost file.
const ADVICE: &str = "restore the newest backup that verifies, or bring the same file in again";

/// Checks all organizations of a data folder, ledgers and files, without changing anything in it.
///
/// # Errors
/// Where the folder cannot be read at all.
pub async fn verify_folder(data: &Path, outside: Option<&str>) -> Result<Vec<Report>, Fault> {
    verify_place(&crate::Place::Folder(data.to_owned()), outside).await
}

/// As [`verify_folder`], wherever the data lies.
///
/// # Errors
/// Where the place cannot be read at all.
pub async fn verify_place(place: &crate::Place, outside: Option<&str>) -> Result<Vec<Report>, Fault> {
    let store = place.read_only().await?;
    let mut reports = ledger::verify_all(&store, outside).await.map_err(Fault::of)?;
    let founded = founded(&store, &reports).await?;
    strangers(founded.as_ref(), &mut reports);
    let mut wanted = BTreeSet::from_iter(store.remembered().map_err(Fault::of)?);
    wanted.extend(founded.into_iter().flatten());
    wanted.retain(|org| reports.iter().all(|report| report.org != *org));
    for org in wanted {
        let mut report = Report::new(&org);
        report.findings.push(ledger::missing(&org));
        reports.push(report);
    }
    let objects = Objects::of(place);
    // What an unsound ledger names cannot be told with certainty.
    for report in reports.iter_mut().filter(|report| report.is_sound() && !report.org.is_empty()) {
        audit(&store, &objects, report).await?;
        if let Some(Finding { place, sentence, advice }) = store.recall(&report.org).await.map_err(Fault::of)? {
            report.add(place, sentence, &advice);
        }
        crate::erasure::add_traces(&store, report).await?;
    }
    store.close().await;
    Ok(reports)
}

/// The ledgers of a place that are not the ones remembered beside it: an older copy agrees with itself.
///
/// # Errors
/// Where the place cannot be read at all.
pub async fn recall_place(place: &crate::Place) -> Result<Vec<Report>, Fault> {
    let store = place.read_only().await?;
    let mut reports = Vec::new();
    for org in store.remembered().map_err(Fault::of)? {
        let found = match store.recall(&org).await {
            Err(ledger::Fault::NoOrganization(_)) => Some(ledger::missing(&org)),
            found => found.map_err(Fault::of)?,
        };
        if let Some(finding) = found {
            reports.push(Report { findings: vec![finding], ..Report::new(&org) });
        }
    }
    store.close().await;
    Ok(reports)
}

/// The organizations that were founded here; none where the instance's ledger is missing or unsound, as then nobody can
/// tell.
async fn founded(store: &Store, reports: &[Report]) -> Result<Option<BTreeSet<String>>, Fault> {
    if !reports.iter().any(|report| report.org == INSTANCE && report.is_sound()) {
        return Ok(None);
    }
    let (state, _) = load::state(store, INSTANCE, access::REGISTERS, None, None).await?;
    let rows = state.table(Organization::REGISTER.key).into_iter().flat_map(|table| table.rows());
    let key = |row: Row<'_>| state.get(Id::<Organization>::of(row.id)).map(|org| org.key.to_string());
    Ok(Some(rows.filter_map(key).collect()))
}

/// Adds ledgers that nobody founded here, and that there is nothing at all.
fn strangers(founded: Option<&BTreeSet<String>>, reports: &mut Vec<Report>) {
    let of_nobody = |sentence: &str| {
        let mut report = Report::new("");
        report.add(Place::Store, sentence, NO_INSTANCE);
        report
    };
    if !reports.iter().any(|report| report.org == INSTANCE) {
        reports.push(of_nobody("the instance's own ledger is missing, which names organizations and accounts"));
    } else if reports.iter().all(|report| report.entries == 0 && report.is_sound()) {
        reports.push(of_nobody("there is nothing here: no organization was founded and nobody has an account"));
    }
    let Some(founded) = founded else { return };
    let is_stray = |report: &&mut Report| {
        // An empty one was left from a founding that broke off.
        report.entries > 0 && report.org != INSTANCE && !report.org.is_empty() && !founded.contains(&report.org)
    };
    for report in reports.iter_mut().filter(is_stray) {
        let sentence = "it was not founded here: the instance's ledger does not name it";
        report.add(Place::Organization, sentence, NO_INSTANCE);
    }
}

/// Checks an exported ledger with nothing beside it: its bytes, and every erasure against the act that says so.
///
/// # Errors
/// Where the file cannot be read at all.
pub fn verify_export(path: &Path, trust: &ledger::Trust) -> Result<Report, Fault> {
    ledger::verify_file(path, trust, &mut Exported::of(path)).map_err(Fault::of)
}

/// What the entries of an exported ledger come to.
struct Exported {
    account: Account,
    state: State,
    /// The first entry that cannot be carried out, counted from 1, and why.
    stuck: Option<(u64, String)>,
}

impl Exported {
    fn of(path: &Path) -> Self {
        let mut head = String::new();
        // A file that cannot be read is named by the ledger's own verification.
        let _ = std::fs::File::open(path).and_then(|file| file.take(HEAD_BYTES_MAX).read_to_string(&mut head));
        let origin = format!("origin {}", ledger::checkpoint::origin(INSTANCE));
        let registers = if head.lines().nth(1) == Some(&*origin) { access::REGISTERS } else { isms::REGISTERS };
        Self { account: Account::default(), state: State::new(registers), stuck: None }
    }
}

impl Seen for Exported {
    fn entry(&mut self, entry: &Entry) {
        self.account.entry_of(entry);
        if self.stuck.is_none() {
            let seq = self.state.size() + 1;
            self.stuck = load::apply(&mut self.state, entry).err().map(|misfit| (seq, misfit.to_string()));
        }
    }

    fn finish(&mut self, report: &mut Report) {
        self.account.finish(report);
        if let Some((seq, misfit)) = self.stuck.take().filter(|_| report.is_sound()) {
            report.add(Place::Entry(seq - 1), misfit, NOT_OURS);
        }
    }
}

/// Adds to a report every place in a record that names a file which is gone or altered, every item that was erased
/// without an act, and every snapshot that does not hold what its entries say.
pub(crate) async fn audit(store: &Store, objects: &Objects, report: &mut Report) -> Result<(), Fault> {
    let org = report.org.clone();
    let registers = if org == INSTANCE { access::REGISTERS } else { isms::REGISTERS };
    let (mut state, mut account, mut files) = (State::new(registers), Account::default(), Files::default());
    let snapshots = store.snapshots(&org).await.map_err(Fault::of)?;
    let mut snapshots: VecDeque<u64> =
        snapshots.into_iter().filter(|(_, kind)| kind == image::FORMAT).map(|(size, _)| size).collect();
    let size = store.head(&org).await.map_err(Fault::of)?.size;
    // The first entry that cannot be carried out: what follows is held against no state any more.
    let (mut read, mut stuck) = (0, None);
    while read < size {
        let entries = store.read(&org, read, READ_ENTRIES).await.map_err(Fault::of)?;
        if entries.is_empty() {
            break;
        }
        for entry in &entries {
            read += 1;
            let changes = match load::read(entry) {
                Ok(body) => body.changes,
                Err(misfit) => {
                    stuck.get_or_insert((read, misfit));
                    continue;
                }
            };
            account.entry(read, entry, &changes);
            if stuck.is_none() {
                stuck = load::apply(&mut state, entry).err().map(|misfit| (read, misfit));
            }
            for change in &changes {
                files.look(objects, change, &state, report).await;
            }
            if stuck.is_none() && snapshots.pop_front_if(|own| *own == read).is_some() {
                hold(store, &org, &state, report).await?;
            }
        }
    }
    let before = report.findings.len();
    account.tell(report);
    account.warn(report);
    // Where an item was taken away, that is why it cannot be carried out.
    if let Some((seq, misfit)) = stuck.filter(|_| report.findings.len() == before) {
        report.add(Place::Entry(seq - 1), misfit.to_string(), NOT_OURS);
    }
    Ok(())
}

/// Holds the snapshot of a state's size against it.
async fn hold(store: &Store, org: &str, state: &State, report: &mut Report) -> Result<(), Fault> {
    let found = store.snapshot(org, image::FORMAT, state.size()).await.map_err(Fault::of)?;
    // One that was altered is named by the ledger's own verification, and one may have been dropped meanwhile.
    let Some((_, bytes)) = found.filter(|(size, _)| *size == state.size()) else { return Ok(()) };
    let same =
        load::decoded(state.registers(), bytes).await?.is_ok_and(|own| image::encode(&own) == image::encode(state));
    if !same {
        let sentence = "it does not hold what the entries say, though it is signed";
        report.add(Place::Snapshot(state.size()), sentence, FORGED);
    }
    Ok(())
}

/// Files that were looked at, and what was told of them.
#[derive(Default)]
struct Files {
    known: HashMap<String, Option<&'static str>>,
    told: HashSet<(String, String)>,
}

impl Files {
    async fn look(&mut self, objects: &Objects, change: &Change, state: &State, report: &mut Report) {
        for (place, file) in change.files() {
            let wrong = match self.known.get(&file.digest) {
                Some(wrong) => *wrong,
                None => *self.known.entry(file.digest.clone()).or_insert(wrong(objects, file).await),
            };
            let place = named(change, &place, state);
            if let Some(wrong) = wrong.filter(|_| self.told.insert((place.clone(), file.digest.clone()))) {
                let sentence = format!("the file {} (sha256 {}) {wrong}", file.name, file.digest);
                report.add(Place::Beside(place), sentence, ADVICE);
            }
        }
    }
}

/// The record and field of a change, in words.
fn named(change: &Change, place: &str, state: &State) -> String {
    let (register, id) = change.subject();
    let record = state.row(register, id).map_or_else(|| id.to_string(), |row| row.reference());
    format!("{record}, field {place}")
}

async fn wrong(objects: &Objects, file: &FileRef) -> Option<&'static str> {
    match objects.kept(&file.digest).await {
        Ok(Some(_)) => {}
        Ok(None) => return Some("is missing"),
        Err(_) => return Some("cannot be read"),
    }
    whole(objects, &file.digest).await.err().map(|_| "was altered")
}

async fn whole(objects: &Objects, digest: &str) -> Result<(), Failure> {
    let mut reading = Reading::kept(objects, digest).await?;
    while reading.next().await?.is_some() {}
    Ok(())
}
