//! Recomputing a whole ledger from its stored bytes, to find what was changed, removed or added.
//!
//! Nothing stored is believed: leaf hashes are computed from headers, body roots from bodies, the
//! tree from the leaves, and the root is compared with every signed checkpoint on the way. The
//! stored hashes are compared too, and that is what names the place: if a header does not fit its
//! stored leaf hash, the next checkpoint tells which of the two was changed; if all hashes fit
//! each other but not the checkpoint, everything since the checkpoint before is in doubt.
//!
//! Whoever has the signing key can sign another history, and an older copy of a folder is sound.
//! Only a checkpoint kept outside shows either; give it as `outside`.

mod doubt;
mod file;
mod marks;
mod outside;
mod report;
mod snapshots;
mod walk;

pub use file::{Seen, verify_file};
pub use report::{Covered, Finding, Place, Report};

use crate::fault::Fault;
use crate::keys::Keys;
use crate::limits::{FINDINGS_MAX, READ_BYTES_MAX};
use crate::secret::ASIDE_FILE;
use crate::store::{Store, Stray};
use marks::Marks;
use report::advice;
use std::path::Path;
use walk::Walk;

/// How many rows are looked at in one go; memory is bounded by the bytes of one read.
const ROWS_AT_ONCE: usize = 2_000;

/// Checks one organization's ledger against all checkpoints in the store, and one from outside.
///
/// A server may be writing meanwhile; what is there when it starts is checked. It always gives a
/// report: what cannot be read is a finding.
pub async fn verify(store: &Store, org: &str, keys: &Keys, outside: Option<&str>) -> Report {
    let mut walk = Walk::new(org);
    if let Err(fault) = check(store, org, keys, outside, &mut walk).await {
        walk.report.find(Place::Organization, fault.to_string(), advice::RESTORE);
    }
    walk.finish()
}

/// Checks all organizations of a data folder without changing anything in it.
///
/// What belongs to no organization is reported under an empty organization key, and only if
/// there is something. A checkpoint from outside is compared with its own organization.
pub async fn verify_folder(folder: &Path, outside: Option<&str>) -> Result<Vec<Report>, Fault> {
    let store = Store::sqlite_read_only(folder).await?;
    let reports = verify_all(&store, outside).await;
    store.close().await;
    reports
}

/// As [`verify_folder`], of a store that is open.
pub async fn verify_all(store: &Store, outside: Option<&str>) -> Result<Vec<Report>, Fault> {
    let mut reports = Vec::new();
    let named = outside.and_then(marks::organization);
    for org in store.organizations().await? {
        let note = outside.filter(|_| named.as_deref() == Some(&org));
        reports.push(verify(store, &org, store.keys(), note).await);
    }
    let compared = reports.iter().any(|report| Some(&report.org) == named.as_ref());
    let mut strays = strays(store).await.unwrap_or_else(|fault| {
        let mut report = Report::new("");
        report.find(Place::Store, fault.to_string(), advice::RESTORE);
        report
    });
    strays.findings.extend(unmarked(store).await?);
    if outside.is_some() && !compared {
        let sentence = "the checkpoint from outside belongs to no organization here";
        strays.find(Place::Outside, sentence, advice::OUTSIDE_LOST);
    }
    reports.extend((!strays.is_sound() || !strays.warnings.is_empty()).then_some(strays));
    Ok(reports)
}

/// The finding about an organization that was founded here and has no ledger.
pub fn missing(org: &str) -> Finding {
    let sentence = format!("there is no ledger of {org}, though it was founded here");
    Finding { place: Place::Organization, sentence, advice: advice::RESTORE.to_owned() }
}

/// The same of one ledger by itself, where what is found is held against it: what could not be read for a moment is no
/// damage, and what is damaged is so twice.
///
/// # Errors
/// Where nobody can look now: a database that is away says nothing against what lies in it.
pub async fn damage(store: &Store, org: &str) -> Result<Report, Fault> {
    let report = readable(store, org).await?;
    if report.is_sound() { Ok(report) } else { readable(store, org).await }
}

async fn readable(store: &Store, org: &str) -> Result<Report, Fault> {
    let report = verify(store, org, store.keys(), None).await;
    if report.is_sound() {
        return Ok(report);
    }
    match store.head(org).await {
        Err(Fault::NoOrganization(_)) | Ok(_) => Ok(report),
        Err(fault) if fault.is_damage() => Ok(report),
        // Whoever closes the store cuts the looking off, and the next to open it looks again.
        Err(fault) => Err(fault),
    }
}

/// Passwords, sessions, tokens and notes that somebody else wrote into the tables beside the ledgers. They count for
/// nothing, so that everything else is served.
pub async fn unmarked(store: &Store) -> Result<Vec<Finding>, Fault> {
    let one = |(space, key): (String, String)| Finding {
        place: Place::Beside(format!("{space} {key}")),
        sentence: "it was written past this program and counts for nothing".to_owned(),
        advice: advice::UNMARKED.to_owned(),
    };
    let lost = store.lost_secret().await?.map(|lost| Finding {
        place: Place::Beside(ASIDE_FILE.to_owned()),
        sentence: lost.to_string(),
        advice: advice::UNMARKED.to_owned(),
    });
    let others = store.not_own().await?.into_iter().map(one);
    Ok(lost.into_iter().chain(others).take(FINDINGS_MAX).collect())
}

/// What is wrong with the place where all ledgers lie, and what lies there and belongs to no organization. What alters
/// nothing that is read or written is a warning: rows under a number that no organization has or before the first place
/// there is, pages of the file that nothing leads to, and bytes behind its end. All else is a finding: tables, indexes and triggers that are not
/// the ones that were made, pages and lists of free pages that do not fit, a log that is broken.
///
/// # Errors
/// Where nobody can look now, which says nothing against what lies there.
pub async fn strays(store: &Store) -> Result<Report, Fault> {
    let mut report = Report::new("");
    match store.medium().strays().await {
        Ok(found) => found.into_iter().for_each(|stray| match stray {
            Stray::Harmless(sentence) => report.warn(Place::Store, sentence, advice::HARMLESS),
            Stray::Harmful(sentence) => report.find(Place::Store, sentence, advice::RESTORE),
            Stray::Forgetful(sentence) => report.find(Place::Store, sentence, advice::REINDEX),
        }),
        Err(fault) if fault.is_damage() => report.find(Place::Store, fault.to_string(), advice::RESTORE),
        Err(fault) => return Err(fault),
    }
    Ok(report)
}

async fn check(store: &Store, org: &str, keys: &Keys, outside: Option<&str>, walk: &mut Walk) -> Result<(), Fault> {
    let mut marks = Marks::open(store, org, keys, outside, &mut walk.report).await?;
    walk.keep_roots(store.medium().snapshots(org).await?.into_iter().map(|(size, _)| size));
    entries(store, org, &mut marks, walk).await?;
    marks.finish(walk).await?;
    snapshots::check(store, org, keys, walk).await
}

/// Walks over all entries that the head knows of.
async fn entries(store: &Store, org: &str, marks: &mut Marks<'_>, walk: &mut Walk) -> Result<(), Fault> {
    let size = marks.size();
    let mut at_once = ROWS_AT_ONCE;
    marks.pass(walk).await?;
    while walk.next() < size {
        let rows = match store.medium().rows(org, walk.next(), at_once, READ_BYTES_MAX).await {
            Ok(rows) => rows,
            Err(_) if at_once > 1 => {
                // One row at a time, to name the first that cannot be read.
                at_once = 1;
                continue;
            }
            Err(fault) => {
                walk.unreadable(&fault);
                return Ok(());
            }
        };
        let before = walk.next();
        for row in rows.iter().take_while(|row| row.seq < size) {
            walk.row(row);
            marks.pass(walk).await?;
        }
        if walk.next() == before {
            walk.cut_short(size);
            marks.pass(walk).await?;
        }
    }
    Ok(())
}
