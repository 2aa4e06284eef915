//! Erasing for good: what the ledger tells of a record is found before the act is decided, and taken away once the act is
//! recorded: items with their salts, snapshots, files that nothing names any more, and past states in memory.
//!
//! The act is durable first. Should the work break off after it, a note beside the ledger says from which entry on to
//! look again, and it is brought to its end when the organization is opened next.

mod account;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use kernel::entry::Item;
use kernel::erasure::Standing;
use kernel::{Change, Command, RawId, State};
use ledger::{Place, Report, Store};

pub(crate) use account::{Account, add_unexplained};

use crate::Engine;
use crate::asked::{Asked, Done};
use crate::failure::{Failure, Fault};
use crate::load;
use crate::org::Org;

/// Places of items in their bodies, by entry, counted from 0.
type Items = BTreeMap<u64, Vec<usize>>;

/// Entries read at a time.
const READ_ENTRIES: usize = 4_096;
/// How often the ledger is looked at again because somebody changed the record meanwhile.
const TRIES_MAX: usize = 4;
/// The space of notes about erasures under way.
const SPACE: &str = "erasing";
/// The space of lists of files that erased items named.
const FILES: &str = "erasing-files";
/// The space of notes that what was erased may still stand in pages of the database.
const TRACES: &str = "erasing-traces";
/// What to do where the pages could not be written anew.
const SWEEP: &str = "run `VACUUM FULL entry; VACUUM FULL snapshot; VACUUM FULL aside` as the owner of the tables, \
    and open the organization once more";

impl Engine {
    /// Does a command that erases: when this returns, what it erases is gone.
    pub(crate) async fn erase(&self, org: &Org, asked: Asked, command: Command) -> Result<Done, Failure> {
        let _alone = org.erasing.lock().await;
        let store = &self.0.store;
        let (noted, size) = (noted(store, org.key()).await?, org.state().size());
        if noted.is_none() {
            store.put_aside(SPACE, org.key(), size.to_be_bytes().to_vec()).await.map_err(Fault::of)?;
        }
        let mut tries = 0;
        let outcome = loop {
            let standing = self.standing(org, &asked, &command).await?;
            let erasing = Command::Erasing(Box::new(command.clone()), standing);
            match org.write(asked.clone(), erasing, self.0.clock.clone()).await {
                Err(Failure::Refused(refusals)) if tries < TRIES_MAX && refusals.iter().any(is_conflict) => tries += 1,
                other => break other,
            }
        };
        // What came of it is not known after a fault: then the note stays, and tells whoever opens next.
        if !matches!(outcome, Err(Failure::Fault(_))) {
            self.take_away(org.key(), noted.unwrap_or(size)).await?;
            org.forget_past().await;
        }
        outcome
    }

    /// Brings erasures to their end that were recorded and perhaps not carried out.
    pub(crate) async fn carry_out(&self, org: &str) -> Result<(), Failure> {
        match noted(&self.0.store, org).await? {
            Some(from) => self.take_away(org, from).await,
            None if traces_noted(&self.0.store, org).await? => self.sweep(org).await,
            None => Ok(()),
        }
    }

    /// Takes away what is there again although the ledger says that it was erased, as after a body was put back from a
    /// backup. Gives whether anything was.
    pub(crate) async fn take_away_again(&self, org: &str, state: &State) -> Result<bool, Failure> {
        let again = returned(&self.0.store, org, state).await?;
        if again.is_empty() {
            return Ok(false);
        }
        tracing::warn!(org, items = again.len(), "what was erased is there again and is taken away once more");
        self.take_away_items(org, again).await.map(|()| true)
    }

    /// Takes away what erasures recorded from an entry on name, and the note that they are under way.
    async fn take_away(&self, org: &str, from: u64) -> Result<(), Failure> {
        let mut items = Items::new();
        each(&self.0.store, org, from, |change| erased_by(change, &mut items)).await?;
        self.take_away_items(org, items).await
    }

    async fn take_away_items(&self, org: &str, items: Items) -> Result<(), Failure> {
        let store = &self.0.store;
        // Once the items are gone nothing names their files, so these are noted first.
        let mut files = files_noted(store, org).await?;
        for (seq, places) in &items {
            let entry = store.entry(org, *seq).await.map_err(Fault::of)?;
            files.extend(places.iter().flat_map(|place| named_by(&entry, *place)));
        }
        let list = files.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
        store.put_aside(FILES, org, list.into_bytes()).await.map_err(Fault::of)?;
        let any = !items.is_empty();
        for (seq, places) in items {
            store.erase(org, seq, &places).await.map_err(Fault::of)?;
        }
        if any {
            // What waits to be brought in may tell of who was erased.
            self.0.objects.withdraw_all(org).await.map_err(Fault::of)?;
            self.sweep(org).await?;
        }
        if !files.is_empty() {
            self.drop_files(org, files).await?;
        }
        store.delete_aside(FILES, org).await.map_err(Fault::of)?;
        Ok(store.delete_aside(SPACE, org).await.map_err(Fault::of)?)
    }

    /// Takes what was erased out of the pages it stood in. Where that cannot be, the act stands all the same: it is
    /// noted, told to whoever looks, and tried again when the organization is opened next.
    async fn sweep(&self, org: &str) -> Result<(), Failure> {
        let store = &self.0.store;
        if !store.leaves_traces() {
            return Ok(());
        }
        store.put_aside(TRACES, org, Vec::new()).await.map_err(Fault::of)?;
        if let Err(fault) = store.sweep().await {
            tracing::error!(org, %fault, "what was erased may still stand in pages of the database: {SWEEP}");
            return Ok(());
        }
        Ok(store.delete_aside(TRACES, org).await.map_err(Fault::of)?)
    }

    /// Removes the files of those erased, kept and offered, that no ledger of the instance names any more.
    async fn drop_files(&self, org: &str, files: HashSet<String>) -> Result<(), Failure> {
        for digest in self.remove_unnamed(files).await? {
            self.0.objects.withdraw(org, &digest).await.map_err(Fault::of)?;
        }
        Ok(())
    }

    /// Removes those of some kept files that no ledger of the instance names; gives which.
    pub(crate) async fn remove_unnamed(&self, mut files: HashSet<String>) -> Result<HashSet<String>, Failure> {
        let _alone = self.0.naming.alone().await.map_err(Fault::of)?;
        for other in self.0.store.organizations().await.map_err(Fault::of)? {
            each(&self.0.store, &other, 0, |change| {
                for (_, file) in change.files() {
                    files.remove(&file.digest);
                }
            })
            .await?;
        }
        for digest in &files {
            self.0.objects.remove(digest).await.map_err(Fault::of)?;
        }
        Ok(files)
    }

    /// What stands in the ledger of the records that a command would erase from.
    async fn standing(&self, org: &Org, asked: &Asked, command: &Command) -> Result<Vec<Standing>, Failure> {
        let state = org.state();
        let now = self.now().max(state.time());
        let context = asked.context(now, &org.zone(), ledger::random_salts()());
        let mut all = Vec::new();
        // What is refused here is refused by the writer again, unless it was done before under the same key.
        for change in command.decide(&state, &context).unwrap_or_default() {
            if let Change::Erase { id, .. } = change {
                all.push(of_record(&self.0.store, org.key(), &state, id).await?);
            }
        }
        Ok(all)
    }
}

/// The entry from which on erasures may not have been carried out.
pub(crate) async fn noted(store: &Store, org: &str) -> Result<Option<u64>, Fault> {
    let noted = store.get_aside(SPACE, org).await.map_err(Fault::of)?;
    Ok(noted.map(|bytes| bytes.first_chunk::<8>().map_or(0, |size| u64::from_be_bytes(*size))))
}

/// Whether what was erased may still stand in pages of the database.
async fn traces_noted(store: &Store, org: &str) -> Result<bool, Fault> {
    Ok(store.get_aside(TRACES, org).await.map_err(Fault::of)?.is_some())
}

/// Adds that what was erased may still stand in pages of the database.
pub(crate) async fn add_traces(store: &Store, report: &mut Report) -> Result<(), Fault> {
    if traces_noted(store, &report.org).await? {
        let sentence = "what was erased may still stand in pages of the database";
        report.add(Place::Beside("erased items".to_owned()), sentence, SWEEP);
    }
    Ok(())
}

/// Notes the items that a change says are gone.
fn erased_by(change: &Change, items: &mut Items) {
    if let Change::Erase { items: told, .. } = change {
        for (entry, place) in told {
            items.entry(entry.saturating_sub(1)).or_default().push(*place as usize);
        }
    }
}

/// The items that stand in a ledger although it says that they are gone. Only what tells of an erased record is read.
async fn returned(store: &Store, org: &str, state: &State) -> Result<Items, Fault> {
    let records: BTreeSet<RawId> = state.erasures().map(|(id, ..)| id).collect();
    let (mut entries, mut gone) = (BTreeMap::new(), Items::new());
    for seq in records.iter().flat_map(|id| state.entries_of(*id)) {
        if let Entry::Vacant(place) = entries.entry(seq.saturating_sub(1)) {
            let entry = store.entry(org, seq.saturating_sub(1)).await.map_err(Fault::of)?;
            load::read(&entry).map_err(Fault::of)?.changes.iter().for_each(|change| erased_by(change, &mut gone));
            place.insert(entry);
        }
    }
    let stands = |seq: &u64, place: &usize| {
        let item = entries.get(seq).and_then(|entry| entry.body.get(*place));
        item.is_some_and(|item| item.bytes().is_some())
    };
    for (seq, places) in &mut gone {
        places.retain(|place| stands(seq, place));
    }
    gone.retain(|_, places| !places.is_empty());
    Ok(gone)
}

/// The files that items named which were erased when the work broke off.
async fn files_noted(store: &Store, org: &str) -> Result<HashSet<String>, Failure> {
    let noted = store.get_aside(FILES, org).await.map_err(Fault::of)?.unwrap_or_default();
    let list = String::from_utf8(noted).unwrap_or_default();
    Ok(list.lines().map(str::to_owned).collect())
}

fn is_conflict(refusal: &kernel::Refusal) -> bool {
    refusal.ground == kernel::refusal::Ground::Conflict
}

async fn of_record(store: &Store, org: &str, state: &State, id: RawId) -> Result<Standing, Failure> {
    let mut items = Vec::new();
    for seq in state.entries_of(id) {
        let entry = store.entry(org, seq - 1).await.map_err(Fault::of)?;
        items.extend(of_entry(&entry, id)?.into_iter().map(|(field, place)| (field, seq, place)));
    }
    let version = state.find(id).map_or(0, |row| row.head.changed);
    Ok(Standing { id, version, items })
}

/// The items of an entry that tell of a record. The reason goes along where the entry is about this record alone, and
/// the digest of the request always, since it could be guessed from.
fn of_entry(entry: &ledger::Entry, id: RawId) -> Result<Vec<(Option<String>, u32)>, Fault> {
    let (mut found, mut whole, mut alone) = (Vec::new(), Vec::new(), true);
    for (place, item) in entry.body.iter().enumerate() {
        let place = u32::try_from(place).map_err(Fault::of)?;
        let Some(bytes) = item.bytes() else { continue };
        match Item::decode(bytes).map_err(Fault::of)? {
            Item::Change(change) if change.subject().1 != id => alone = false,
            Item::Change(Change::Set { at, .. }) => found.push((Some(at.field.into_owned()), place)),
            Item::Change(_) | Item::HappenedOn(_) => {}
            Item::Reason(_) => whole.push((None, place)),
            Item::Request(_) => found.push((None, place)),
        }
    }
    found.extend(whole.into_iter().filter(|_| alone));
    Ok(found)
}

/// The files that an item names.
fn named_by(entry: &ledger::Entry, place: usize) -> Vec<String> {
    let item = entry.body.get(place).and_then(|item| Item::decode(item.bytes()?).ok());
    match item {
        Some(Item::Change(change)) => change.files().into_iter().map(|(_, file)| file.digest.clone()).collect(),
        Some(Item::Reason(_) | Item::HappenedOn(_) | Item::Request(_)) | None => Vec::new(),
    }
}

/// Shows every change of a ledger from an entry on.
pub(crate) async fn each(store: &Store, org: &str, from: u64, mut show: impl FnMut(&Change)) -> Result<(), Fault> {
    each_entry(store, org, from, |_, changes| changes.iter().for_each(&mut show)).await
}

/// Shows every entry of a ledger from one on, with the changes that can be read.
async fn each_entry(
    store: &Store,
    org: &str,
    from: u64,
    mut show: impl FnMut(&ledger::Entry, &[Change]),
) -> Result<(), Fault> {
    let mut next = from;
    loop {
        let entries = store.read(org, next, READ_ENTRIES).await.map_err(Fault::of)?;
        if entries.is_empty() {
            return Ok(());
        }
        for entry in &entries {
            show(entry, &load::read(entry).map_err(Fault::of)?.changes);
        }
        next += entries.len() as u64;
    }
}
