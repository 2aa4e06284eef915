//! The one place where a decision meets the disk: open, decide, append, publish, follow.
//!
//! Readers take the published state, an immutable value behind an atomic pointer. One writer task per
//! organization decides each act against the pending state left by those before it, appends the
//! batch with one compare-and-swap on the head, then publishes and answers. The clock and the random
//! source are read here and nowhere below.

pub mod accounts;
mod acts;
mod asked;
mod changed;
mod clock;
mod compare;
mod erasure;
mod failure;
mod instance;
mod load;
pub mod objects;
mod operator;
mod org;
mod past;
mod place;
mod proofs;
mod snapshots;
mod standing;
mod strays;
mod told;
mod unfinished;
mod verifying;
mod watch;
mod writer;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub use asked::{Actor, Asked, Done};
pub use changed::Changed;
pub use clock::{Clock, SetClock, SystemClock, is_ahead};
pub use compare::{Comparison, Steps};
pub use failure::{Failure, Fault, Means};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::entry::Room;
use kernel::{Change, Command, State};
use ledger::Store;
pub use operator::role_by_records;
use org::{Opened, Org};
pub use place::{Place, without_password};
pub use proofs::Signed;
pub use snapshots::Spacing;
use tokio::sync::{Mutex, OnceCell};
pub use told::Told;
pub use unfinished::Unfinished;
pub use writer::fits;

/// Most organizations kept in memory at once; the least recently used one makes room.
pub const OPEN_ORGANIZATIONS_MAX: usize = 256;

/// The running system: every organization of one store. Cheap to clone.
#[derive(Clone)]
pub struct Engine(Arc<Inner>);

/// An organization that is open, or being opened by whoever came first.
type Door = OnceCell<Opened>;

struct Inner {
    store: Store,
    objects: objects::Objects,
    /// How much of each organization is on its way in.
    rooms: objects::Rooms,
    clock: Arc<dyn Clock>,
    open: Mutex<HashMap<String, Arc<Door>>>,
    instance: Arc<Org>,
    accounts: accounts::Kept,
    /// Held by acts that name files, and alone by whoever removes files that nothing names any more.
    naming: objects::Naming,
    spacing: Spacing,
    warnings: strays::Warnings,
    verifying: verifying::Verifying,
    closed: AtomicBool,
}

impl Engine {
    /// Opens a store and the instance's own ledger in it.
    ///
    /// # Errors
    /// Where the store cannot be read, or the instance's ledger does not verify.
    pub async fn open(place: Place, clock: Arc<dyn Clock>) -> Result<Self, Fault> {
        Self::open_spaced(place, clock, Spacing::default()).await
    }

    /// The same, with snapshots kept as far apart as told.
    pub async fn open_spaced(place: Place, clock: Arc<dyn Clock>, spacing: Spacing) -> Result<Self, Fault> {
        let store = place.store().await?;
        if let Some(why) = store.unwritable() {
            tracing::warn!("{why}");
        }
        let (objects, naming) = (objects::Objects::of(&place), objects::Naming::of(&place));
        let warnings = strays::Warnings::default();
        if strays::is_small(&place) {
            warnings.look(&store).await?;
        }
        let known = store.organizations().await.map_err(Fault::of)?;
        if !known.iter().any(|org| org == ledger::limits::INSTANCE) {
            if !known.is_empty() {
                return Err(Fault::unsound(instance::lost(&known)));
            }
            store.create(ledger::limits::INSTANCE).await.map_err(Fault::of)?;
        }
        let instance = match Org::open(&store, ledger::limits::INSTANCE, access::REGISTERS, None, spacing).await? {
            Opened::Sound(instance) => instance,
            Opened::Damaged(fault) => return Err(fault),
        };
        let accounts = accounts::Kept::load(&store).await?;
        let engine = Self(Arc::new(Inner {
            store,
            objects,
            rooms: objects::Rooms::default(),
            clock,
            open: Mutex::default(),
            instance,
            accounts,
            naming,
            spacing,
            warnings,
            verifying: verifying::Verifying::default(),
            closed: AtomicBool::new(false),
        }));
        // An account whose erasure was cut off, or that is there again.
        let instance = engine.0.instance.state();
        for outcome in [
            engine.carry_out(ledger::limits::INSTANCE).await,
            engine.take_away_again(ledger::limits::INSTANCE, &instance).await.map(drop),
        ] {
            if let Err(Failure::Fault(fault)) = outcome {
                return Err(fault);
            }
        }
        watch::begin(&engine);
        Ok(engine)
    }

    /// Now, by the engine's clock.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Today in an organization's time zone.
    pub fn today(&self, org: &str) -> Date {
        self.now().to_zoned_datetime(self.zone(org)).date()
    }

    /// The state of an organization as of its last published entry.
    pub async fn state(&self, org: &str) -> Result<Arc<State>, Failure> {
        Ok(self.org(org).await?.state())
    }

    /// The state of an organization at the end of a day.
    ///
    /// Today is what stands now: after a clock that was ahead there are entries of days to come, and they were made.
    pub async fn state_at(&self, org: &str, day: Date) -> Result<Arc<State>, Failure> {
        if day >= self.today(org) {
            return self.state(org).await;
        }
        let end = past::end_of(day, &self.zone(org));
        past::state(&self.0.store, &*self.org(org).await?, end).await
    }

    /// The state of an organization right after an entry, counted from 1.
    pub async fn state_after(&self, org: &str, entry: u64) -> Result<Arc<State>, Failure> {
        past::of_size(&self.0.store, &*self.org(org).await?, entry).await
    }

    /// Whether something was done under the key of this request before: then it is answered, and nothing is asked.
    pub async fn was_done(&self, org: &str, asked: &Asked) -> Result<bool, Failure> {
        let Some(key) = asked.stored_key().filter(|key| key.len() <= ledger::limits::IDEMPOTENCY_BYTES_MAX) else {
            return Ok(false);
        };
        let org = self.org(org).await?;
        Ok(self.0.store.find(org.key(), &key).await.map_err(Fault::of)?.is_some())
    }

    /// Does a command: durable when this returns.
    pub async fn execute(&self, org: &str, asked: Asked, command: Command) -> Result<Done, Failure> {
        let asked = Asked { by: self.still(org, asked.by)?, ..asked };
        self.may(org, &asked, &command)?;
        let org = self.org(org).await?;
        let offers = match command.files().is_empty() {
            true => objects::Offers::default(),
            false => objects::Offers::admitted(self, &org, &asked, &command).await?,
        };
        let done = match command.erases() {
            true => self.erase(&org, asked, command).await,
            false => org.write(asked, command, self.0.clock.clone()).await,
        };
        offers.settled(self, &org, &done).await;
        done
    }

    /// What a command would change, given away as it is decided, without doing it.
    pub async fn try_out(
        &self,
        org: &str,
        asked: Asked,
        command: Command,
        mut take: impl FnMut(Vec<Change>),
    ) -> Result<(), Failure> {
        self.may(org, &asked, &command)?;
        let org = self.org(org).await?;
        objects::admit(self, &org, &command).await?;
        let context = asked.context(self.now(), &org.zone(), ledger::random_salts()());
        let (act, mut room) = (command.key(), Room::of(&context));
        command.decide_away(&org.state(), &context, |changes| {
            room.take(&changes);
            take(changes);
        })?;
        Ok(fits(&act, room)?)
    }

    /// Entries `from` to `from + max - 1`, counted from 1, oldest first.
    pub async fn entries(&self, org: &str, from: u64, max: usize) -> Result<Vec<Told>, Failure> {
        told::entries(&self.0.store, &*self.read_through(org).await?, from, max).await
    }

    /// What happened to one record, newest first.
    pub async fn history(&self, org: &str, id: kernel::RawId) -> Result<Vec<Told>, Failure> {
        told::history(&self.0.store, &*self.read_through(org).await?, id).await
    }

    /// Recomputes an organization's ledger from its stored bytes, and its files from theirs: once at a time, and one answer
    /// for all who ask the same meanwhile.
    pub async fn verify(&self, org: &str, checkpoint: Option<&str>) -> Result<ledger::Report, Failure> {
        // Not through the door: what does not verify is not opened, and this tells why.
        self.door(org).await?;
        self.0.verifying.answer(org, checkpoint, || self.verified(org, checkpoint)).await
    }

    async fn verified(&self, org: &str, checkpoint: Option<&str>) -> Result<ledger::Report, Failure> {
        let mut report = ledger::verify(&self.0.store, org, self.0.store.keys(), checkpoint).await;
        if report.is_sound() {
            objects::audit(&self.0.store, &self.0.objects, &mut report).await?;
        }
        if !report.is_sound()
            && let Some(open) = self.opened().await.iter().find(|open| open.key() == org)
        {
            open.look_again(&self.0.store).await;
        }
        Ok(report)
    }

    /// The newest signed checkpoint of an organization, to be kept outside.
    pub async fn checkpoint(&self, org: &str) -> Result<String, Failure> {
        let org = self.org(org).await?;
        Ok(self.0.store.checkpoint(org.key()).await.map_err(Fault::of)?)
    }

    /// Writes a snapshot of an organization, so that opening it again is quick.
    pub async fn snapshot(&self, org: &str) -> Result<(), Failure> {
        let state = self.org(org).await?.state();
        let size = state.size();
        Ok(snapshots::keep(&self.0.store, org, state, size, self.0.spacing).await?)
    }

    /// Forgets an organization held in memory; the next request reads it again.
    pub async fn evict(&self, org: &str) {
        self.0.open.lock().await.remove(org);
    }

    /// Lets all writes finish, writes snapshots where much happened since the last, and closes the store.
    pub async fn close(&self) {
        self.0.closed.store(true, Ordering::SeqCst);
        let open: Vec<_> = self.0.open.lock().await.drain().collect();
        for (key, door) in open {
            let Some(Opened::Sound(org)) = door.get() else { continue };
            let state = org.state();
            let size = state.size();
            if self.0.store.unwritable().is_none()
                && org.behind_snapshot(size)
                && let Err(fault) = snapshots::keep(&self.0.store, &key, state, size, self.0.spacing).await
            {
                tracing::warn!(org = key, %fault, "no snapshot was written");
            }
            org::remember(&self.0.store, &key).await;
        }
        org::remember(&self.0.store, ledger::limits::INSTANCE).await;
        self.0.store.close().await;
    }

    async fn org(&self, key: &str) -> Result<Arc<Org>, Failure> {
        let door = self.door(key).await?;
        // Opening may take a while; it must keep nobody from the other organizations.
        let opened = door.get_or_try_init(|| async {
            let zone = self.organization(key).and_then(|known| known.zone);
            // What was recorded as erased must not be read into memory again.
            self.carry_out(key).await?;
            let opened = Org::open(&self.0.store, key, isms::REGISTERS, zone, self.0.spacing).await?;
            if let Opened::Sound(org) = &opened
                && self.take_away_again(key, &org.state()).await?
            {
                org.forget_past().await;
            }
            Ok::<_, Failure>(opened)
        });
        match opened.await? {
            Opened::Damaged(fault) => Err(fault.clone().into()),
            Opened::Sound(org) => {
                org.used(self.now());
                org.lies_in(self.zone(key));
                org.sound()?;
                // Who may do what stands in the instance's own ledger.
                self.0.instance.sound()?;
                Ok(org.clone())
            }
        }
    }

    /// An organization whose whole ledger was verified, for whoever reads what stands far back in it.
    async fn read_through(&self, key: &str) -> Result<Arc<Org>, Failure> {
        let org = self.org(key).await?;
        org.verified().await?;
        Ok(org)
    }

    /// The door of an organization; the least recently used one is shut where too many stand open.
    async fn door(&self, key: &str) -> Result<Arc<Door>, Failure> {
        let mut open = self.0.open.lock().await;
        if let Some(door) = open.get(key) {
            return Ok(door.clone());
        }
        self.organization(key).ok_or_else(|| Failure::Missing(format!("there is no organization {key}")))?;
        let last_used = |door: &Arc<Door>| match door.get() {
            Some(Opened::Sound(org)) => org.last_used(),
            Some(Opened::Damaged(_)) => i64::MIN,
            None => i64::MAX,
        };
        if open.len() >= OPEN_ORGANIZATIONS_MAX
            && let Some(idle) = open.iter().min_by_key(|(_, door)| last_used(door)).map(|(key, _)| key.clone())
        {
            open.remove(&idle);
        }
        let door = open.entry(key.to_owned()).or_default().clone();
        Ok(door)
    }

    async fn opened(&self) -> Vec<Arc<Org>> {
        let open = self.0.open.lock().await;
        let sound = open.values().filter_map(|door| match door.get() {
            Some(Opened::Sound(org)) => Some(org.clone()),
            Some(Opened::Damaged(_)) | None => None,
        });
        sound.chain([self.0.instance.clone()]).collect()
    }
}
