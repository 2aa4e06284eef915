//! The way to the data: a folder on this machine.

use std::sync::Arc;

use engine::{Actor, Asked, Engine, Place as Store, SystemClock};
use kernel::{Date, Refusal, State};

use crate::ask::Circumstances;
use crate::cli::Place;
use crate::server::Server;
use crate::stop::Stop;

/// Where a verb works.
pub enum Door {
    /// On a data folder.
    Folder(Box<Folder>),
    /// Through a server.
    Server(Server),
}

/// An organization in a data folder.
pub struct Folder {
    /// The running system.
    pub engine: Engine,
    /// The organization's key.
    pub org: String,
}

/// The way that the words typed ask for.
pub async fn open(place: &Place) -> Result<Door, Stop> {
    match &place.server {
        Some(url) => {
            if place.person.is_some() {
                return Err(Stop::usage("leave --as out: on a server you act as the person behind your token"));
            }
            Server::at(url, place.token.as_deref(), place.org.as_deref()).map(Door::Server)
        }
        None => folder(place).await.map(|folder| Door::Folder(Box::new(folder))),
    }
}

/// The organization in the data folder, for verbs that work on the data itself.
pub async fn folder(place: &Place) -> Result<Folder, Stop> {
    within(existing(place).await?, place)
}

/// The organization in an engine that is open.
pub fn within(engine: Engine, place: &Place) -> Result<Folder, Stop> {
    let org = organization(&engine, place)?;
    Ok(Folder { engine, org })
}

/// The engine of a data folder that is there already.
pub async fn existing(place: &Place) -> Result<Engine, Stop> {
    made(place).await?;
    engine(place).await
}

/// The store of a place with data, for writing or for reading alone; nothing in it is opened.
pub async fn store_there(place: &Place, writing: bool) -> Result<ledger::Store, Stop> {
    let store = made(place).await?;
    Ok(if writing { store.store().await? } else { store.read_only().await? })
}

/// A place with data.
async fn made(place: &Place) -> Result<Store, Stop> {
    local(place)?;
    let store = store(place);
    if store.is_made().await? {
        return Ok(store);
    }
    Err(Stop::usage(format!("there is no data in {store}; begin with muniment init or muniment sample")))
}

/// The engine of a data folder, made where it is missing.
pub async fn engine(place: &Place) -> Result<Engine, Stop> {
    local(place)?;
    Ok(Engine::open(store(place), Arc::new(SystemClock)).await?)
}

/// Where the data lies that the words typed name.
pub fn store(place: &Place) -> Store {
    match &place.database {
        Some(url) => Store::Database { url: url.clone(), folder: place.data.clone() },
        None => Store::Folder(place.data.clone()),
    }
}

/// The words that name the same data again, without a password.
pub fn again(place: &Place) -> String {
    let data = format!("--data {}", place.data.display());
    place.database.as_ref().map_or(data.clone(), |url| format!("{data} --database {}", engine::without_password(url)))
}

/// Refuses a server where only a data folder will do.
pub fn local(place: &Place) -> Result<(), Stop> {
    match &place.server {
        Some(_) => {
            Err(Stop::usage("this verb works on the data folder; leave --server out and give --data or --database"))
        }
        None => Ok(()),
    }
}

fn organization(engine: &Engine, place: &Place) -> Result<String, Stop> {
    let known = engine.organizations();
    let keys = || known.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>().join(", ");
    match (&place.org, known.as_slice()) {
        (Some(key), _) if known.iter().any(|(own, _)| own == key) => Ok(key.clone()),
        (Some(key), []) => Err(Stop::usage(format!("there is no organization {key}; found it with muniment init"))),
        (Some(key), _) => Err(Stop::usage(format!("there is no organization {key}; there are {}", keys()))),
        (None, [(key, _)]) => Ok(key.clone()),
        (None, []) => Err(Stop::usage("there is no organization yet; begin with muniment init or muniment sample")),
        (None, _) => Err(Stop::usage(format!("name the organization with --org; there are {}", keys()))),
    }
}

impl Folder {
    /// The state now, or at the end of a day.
    pub async fn state(&self, as_of: Option<Date>) -> Result<Arc<State>, Stop> {
        Ok(match as_of {
            Some(day) if day > self.engine.today(&self.org) => {
                return Err(Stop::usage(format!("--as-of: {day} is still to come; give today or a day before")));
            }
            Some(day) => self.engine.state_at(&self.org, day).await?,
            None => self.engine.state(&self.org).await?,
        })
    }

    /// Who asks, under which circumstances.
    pub fn asked(&self, place: &Place, how: &Circumstances, state: &State) -> Result<Asked, Stop> {
        let by = match &place.person {
            None => Actor::operator(),
            Some(person) => {
                let id = state.resolve("person", person);
                let id = id.map_err(|wrong| Refusal::software("--as", wrong.0))?;
                self.engine.operator_for(&self.org, state, id, self.engine.today(&self.org))
            }
        };
        let asked = Asked { reason: how.because.clone(), happened_on: how.on, ..Asked::by(by) };
        Ok(Asked { idempotency: how.key.clone(), seen: how.seen, ..asked })
    }

    /// The organization's name.
    pub fn name(&self) -> String {
        let known = self.engine.organizations();
        known.into_iter().find(|(key, _)| *key == self.org).map_or_else(|| self.org.clone(), |(_, name)| name)
    }
}
