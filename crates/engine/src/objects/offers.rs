//! What was offered on its way among the kept files: before the act that names it is recorded, and not where that is
//! refused.

use std::collections::HashSet;

use kernel::{Command, Counter};

use super::admit;
use super::naming::Shared;
use crate::Engine;
use crate::asked::{Asked, Done};
use crate::failure::{Failure, Fault};
use crate::org::Org;

/// The offers that an act names. Nobody removes files until it is dropped.
#[derive(Default)]
pub(crate) struct Offers {
    digests: Vec<String>,
    /// Those that were not kept before.
    fresh: HashSet<String>,
    naming: Option<Shared>,
}

impl Offers {
    /// Puts what an act names among the kept files, where it would not be refused.
    pub async fn admitted(engine: &Engine, org: &Org, asked: &Asked, command: &Command) -> Result<Self, Failure> {
        let naming = engine.0.naming.shared().await.map_err(Fault::of)?;
        let digests = admit(engine, org, command).await?;
        // What was done before under the same key is answered, whatever would be said of it today.
        if !digests.is_empty() && !engine.was_done(org.key(), asked).await? {
            let state = org.state();
            let mut context = asked.context(engine.now().max(state.time()), &org.zone(), ledger::random_salts()());
            context.counter = Counter::default();
            command.decide_each(&state, &context, drop)?;
        }
        let objects = &engine.0.objects;
        let mut fresh = HashSet::new();
        for digest in &digests {
            if objects.kept(digest).await.map_err(Fault::of)?.is_none() {
                fresh.insert(digest.clone());
            }
            objects.keep(org.key(), digest).await.map_err(Fault::of)?;
        }
        Ok(Self { digests, fresh, naming: Some(naming) })
    }

    /// The act is done, and what it named waits no more; or it was refused after all, and what was kept for its sake goes.
    /// After a fault nobody knows, and it stays.
    pub async fn settled(self, engine: &Engine, org: &Org, done: &Result<Done, Failure>) {
        let Self { digests, fresh, naming } = self;
        let objects = &engine.0.objects;
        match done {
            Ok(_) => {
                for digest in &digests {
                    // What is not withdrawn now is swept later.
                    if let Err(error) = objects.withdraw(org.key(), digest).await {
                        tracing::warn!(org = org.key(), %error, "an offer stays");
                    }
                }
            }
            Err(Failure::Refused(_) | Failure::Missing(_)) if !fresh.is_empty() => {
                drop(naming);
                if let Err(failure) = engine.remove_unnamed(fresh).await {
                    tracing::warn!(org = org.key(), %failure, "a file stays that nothing names");
                }
            }
            Err(_) => {}
        }
    }
}
