//! `muniment verify`: ledgers and files recomputed from their stored bytes, here, in a backup or in an exported file.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use engine::{Clock, SystemClock, objects};
use jiff::Timestamp;
use ledger::keys::KEY_FILE;
use ledger::limits::INSTANCE;
use ledger::store::WITNESS_FOLDER;
use ledger::{ASIDE_FILE, Keys, Report, Trust};
use serde_json::{Value as Json, json};

use crate::cli::Place;
use crate::door;
use crate::stop::{Stop, file};

use super::{answer, restore};

/// Recompute the ledger
#[derive(Args, Debug)]
pub struct Verify {
    /// A backup or an exported ledger instead of the data folder
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// A file with a checkpoint that was kept outside
    #[arg(long, value_name = "NOTE")]
    checkpoint: Option<PathBuf>,
    /// Of an exported ledger: the public key of whoever signs, or a file with it
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
}

/// Verifies every organization; ends with exit code 1 where something was found.
pub async fn run(place: &Place, verb: Verify) -> Result<(), Stop> {
    door::local(place)?;
    let trust = trust(verb.checkpoint.as_deref(), verb.key.as_deref())?;
    let reports = match &verb.file {
        None => objects::verify_place(&door::store(place), trust.checkpoint.as_deref()).await?,
        Some(given) if given.metadata().is_ok_and(|found| found.is_file() && found.len() == 0) => {
            return Err(Stop::usage(format!("{} is empty: fetch the file again", given.display())));
        }
        Some(given) if given.metadata().is_ok_and(|found| !found.is_file()) => {
            return Err(Stop::usage(format!("{} is no file: name a backup or an exported ledger", given.display())));
        }
        Some(exported) if is_ledger(exported) => vec![objects::verify_export(exported, &trust)?],
        Some(backup) => {
            let unpacked = tempfile::tempdir().map_err(file(backup))?;
            restore::unpack(backup, unpacked.path())?;
            objects::verify_folder(unpacked.path(), trust.checkpoint.as_deref()).await?
        }
    };
    let all: Vec<_> = reports.iter().map(told).collect();
    answer(place.format, &json!(all), || {
        for report in &reports {
            out!("{report}");
            if let Some(last) = ahead(report) {
                out!(
                    "  its last entry is dated {last}, which is still to come: look at the clock (\"A wrong clock\" in the manual)"
                );
            }
        }
        if verb.file.is_none() {
            keys(&place.data);
            open_to_others(&place.data);
            if verb.checkpoint.is_none() {
                witness(&place.data);
            }
        }
    });
    if reports.iter().all(Report::is_sound) { Ok(()) } else { Err(Stop::Found) }
}

/// Says what is to be known of the keys of a folder, though all that they signed verifies.
fn keys(folder: &Path) {
    // Keys that cannot be read were told already: nothing could be opened with them.
    let Ok(keys) = Keys::load(folder) else { return };
    // Whoever may read the data but not the key can verify, and need not be told.
    if !folder.join(KEY_FILE).exists()
        && let Err(missing) = keys.can_sign()
    {
        out!("{missing}");
    }
    for lost in keys.told(INSTANCE).iter().skip(1).filter(|key| !key.handed_over) {
        out!("nobody signed that the key {} takes over: the one before it was said to be lost", lost.verifier);
    }
}

/// Says who else may read or write what only the owner of the folder should.
fn open_to_others(folder: &Path) {
    #[cfg(unix)]
    for (path, others) in [(folder.to_owned(), 0o022), (folder.join(KEY_FILE), 0o077), (folder.join(ASIDE_FILE), 0o077)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = path.metadata().map_or(0, |found| found.permissions().mode());
        if mode & others != 0 {
            let named = path.display();
            out!("{named} is open to others (mode {:o}): take that from them (chmod go-rwx {named})", mode & 0o777);
        }
    }
}

/// Says where nothing shows that the newest entries are there: neither a checkpoint from outside nor one noted here.
fn witness(folder: &Path) {
    if let Ok(there) = folder.join(WITNESS_FOLDER).read_link() {
        out!(
            "{WITNESS_FOLDER}/ is a link to {}: a copy of this folder writes its notes to the same place",
            there.display()
        );
    }
    if !folder.join(WITNESS_FOLDER).exists() {
        out!(
            "nothing outside the database tells how far its ledgers went (no {WITNESS_FOLDER}/): hold it against a \
             checkpoint kept outside, with --checkpoint"
        );
    }
}

/// What was kept outside: a checkpoint in a file, and a key, as words or in a file.
pub fn trust(checkpoint: Option<&Path>, key: Option<&str>) -> Result<Trust, Stop> {
    let read = |path: &Path| std::fs::read_to_string(path).map_err(file(path));
    let written = |key: &str| match Path::new(key) {
        path if path.exists() => read(path),
        _ => Ok(key.to_owned()),
    };
    let known = |text: String| {
        Keys::public(&text).map_err(|wrong| {
            let named = key.filter(|key| !key.contains(char::is_whitespace) && !Path::new(key).exists());
            let missing = named.map(|key| format!("there is no file {key}, and as a key it cannot be read: "));
            Stop::usage(format!("--key: {}{wrong}", missing.unwrap_or_default()))
        })
    };
    Ok(Trust {
        checkpoint: checkpoint.map(read).transpose()?,
        keys: key.map(written).transpose()?.map(known).transpose()?,
    })
}

/// Whether a file starts as an exported ledger does, or nearly so: what is wrong with it is told when it is read.
fn is_ledger(path: &Path) -> bool {
    let (mark, encoding) = (ledger::store::LEDGER_MARK.as_bytes(), "\u{feff}".as_bytes());
    let word = mark.split(|byte| *byte == b'@').next().unwrap_or(mark);
    let mut start = Vec::new();
    let most = (encoding.len() + word.len()) as u64;
    let read = std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut start));
    let start = start.strip_prefix(encoding).unwrap_or(&start);
    read.is_ok() && start.get(..word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word))
}

/// The time of the last entry that a checkpoint covers, where it is still to come by the clock of this machine.
fn ahead(report: &Report) -> Option<Timestamp> {
    let last = Timestamp::from_microsecond(report.covered?.time_us).ok()?;
    engine::is_ahead(last, SystemClock.now()).then_some(last)
}

fn told(report: &Report) -> Json {
    let findings = report.findings.iter().map(
        |finding| json!({ "place": finding.place.to_string(), "sentence": finding.sentence, "advice": finding.advice }),
    );
    json!({
        "org": report.org,
        "sound": report.is_sound(),
        "entries": report.entries,
        "items_erased": report.items_erased,
        "checkpoints": report.checkpoints,
        "covered": report.covered.as_ref().map(|covered| covered.size),
        "outside": report.outside,
        "dated_after_now": ahead(report).map(|last| last.to_string()),
        "findings": findings.collect::<Vec<_>>(),
        "warnings": report.warnings.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "further": report.further,
    })
}
