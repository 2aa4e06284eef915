//! What every request needs: the engine, the settings, the kept pages.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use engine::Engine;
use kernel::State;

use crate::cache::Cache;
use crate::closing::Closing;
use crate::intake::{Jobs, Turns};
use crate::lobby::sample::{Begun, Sampler};
use crate::orders::Orders;
use crate::pages::planning::risks::{KeptFinds, KeptLines};
use crate::pages::planning::worths::KeptWorths;
use crate::pages::rehearsal::Rehearsals;
use crate::pages::today::Ways;
use crate::searches::Searches;

/// How the door is set up.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Whether browsers reach it by https, directly or through a proxy: cookies are then bound to it.
    pub secure: bool,
    /// What the first administrator has to type beside name and password; printed where the server was started.
    pub setup_code: Option<String>,
    /// Who can make the sample organization beside the running house; none where the data lies nowhere.
    pub sampler: Option<Sampler>,
    /// How long somebody waits for an import before its progress is shown; none for as long as usual.
    pub patience: Option<Duration>,
    /// Whoever opened the house tells here that it closes.
    pub closing: Closing,
}

/// Shared by all requests.
#[derive(Clone)]
pub struct House(Arc<Inside>);

/// What a house holds.
pub struct Inside {
    /// The running system.
    pub engine: Engine,
    /// How the door is set up.
    pub settings: Settings,
    /// Pages rendered before.
    pub cache: Cache,
    /// Who brings files in at the moment.
    pub turns: Turns,
    /// Imports under way.
    pub jobs: Jobs,
    /// Orders of long lists made before.
    pub orders: Orders,
    /// Rehearsals computed before.
    pub rehearsals: Rehearsals,
    /// How far each organization is on its way.
    pub ways: Ways,
    /// Words of records read before.
    pub searches: Searches,
    /// What was found in risk registers before.
    pub risk_finds: KeptFinds,
    /// Lines of risk registers printed before.
    pub risk_lines: KeptLines,
    /// Values of assets worked out before.
    pub worths: KeptWorths,
    /// The making of the sample organization.
    pub sample: Begun,
    /// How much was erased in each organization by when somebody looked last.
    erased: Mutex<HashMap<String, usize>>,
}

impl House {
    /// A house around an engine.
    pub fn new(engine: Engine, settings: Settings) -> Self {
        Self(Arc::new(Inside {
            engine,
            settings,
            cache: Cache::default(),
            turns: Turns::default(),
            jobs: Jobs::default(),
            orders: Orders::default(),
            rehearsals: Rehearsals::default(),
            ways: Ways::default(),
            searches: Searches::default(),
            risk_finds: KeptFinds::default(),
            risk_lines: KeptLines::default(),
            worths: KeptWorths::default(),
            sample: Begun::default(),
            erased: Mutex::default(),
        }))
    }

    /// Forgets what may tell of whom was erased since somebody looked last: pages, and answers to imports.
    pub fn heed(&self, org: &str, state: &State) {
        let now = state.erasures().len();
        let mut erased = self.erased.lock().unwrap_or_else(PoisonError::into_inner);
        if erased.get(org) == Some(&now) {
            return;
        }
        erased.insert(org.to_owned(), now);
        drop(erased);
        self.cache.forget();
        self.turns.forget(org);
        self.jobs.forget(org);
    }
}

impl Deref for House {
    type Target = Inside;
    fn deref(&self) -> &Inside {
        &self.0
    }
}
