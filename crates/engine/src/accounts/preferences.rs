//! What accounts prefer to see, such as the columns of a list: small texts by name, kept in memory and written through.
//!
//! They decide nothing, so they stand beside the ledger and leave no history.

use std::collections::{BTreeMap, HashMap};
use std::sync::RwLock;

use access::Account;
use kernel::Id;
use ledger::Store;

use crate::failure::Fault;

/// Where they lie in the store.
const SPACE: &str = "preference";

/// The preferences of one account, by name.
pub type Preferred = BTreeMap<String, String>;

pub(super) struct Preferences(RwLock<HashMap<u128, Preferred>>);

impl Preferences {
    pub(super) async fn load(store: &Store) -> Result<Self, Fault> {
        Ok(Self(RwLock::new(read(store).await?)))
    }

    /// Takes over what another process wrote.
    pub(super) async fn refresh(&self, store: &Store) -> Result<(), Fault> {
        let stored = read(store).await?;
        *self.0.write().expect("nobody panics while holding preferences") = stored;
        Ok(())
    }

    pub(super) fn of(&self, account: Id<Account>) -> Preferred {
        let kept = self.0.read().expect("nobody panics while holding preferences");
        kept.get(&{ account.raw().0 }).cloned().unwrap_or_default()
    }

    pub(super) fn holds(&self, account: Id<Account>, name: &str) -> bool {
        let kept = self.0.read().expect("nobody panics while holding preferences");
        kept.get(&{ account.raw().0 }).is_some_and(|own| own.contains_key(name))
    }

    /// Forgets all that an account prefers.
    pub(super) async fn forget(&self, store: &Store, account: Id<Account>) -> Result<(), Fault> {
        for name in self.of(account).into_keys() {
            self.put(store, account, &name, None).await?;
        }
        Ok(())
    }

    /// Writes a preference; none forgets it.
    pub(super) async fn put(
        &self,
        store: &Store,
        account: Id<Account>,
        name: &str,
        content: Option<&str>,
    ) -> Result<(), Fault> {
        let key = format!("{:032x}/{name}", { account.raw().0 });
        match content {
            Some(content) => store.put_aside(SPACE, &key, content.as_bytes().to_vec()).await.map_err(Fault::of)?,
            None => store.delete_aside(SPACE, &key).await.map_err(Fault::of)?,
        }
        let mut kept = self.0.write().expect("nobody panics while holding preferences");
        let own = kept.entry(account.raw().0).or_default();
        match content {
            Some(content) => own.insert(name.to_owned(), content.to_owned()),
            None => own.remove(name),
        };
        Ok(())
    }
}

async fn read(store: &Store) -> Result<HashMap<u128, Preferred>, Fault> {
    let mut all: HashMap<u128, Preferred> = HashMap::new();
    for (key, bytes) in store.list_aside(SPACE).await.map_err(Fault::of)? {
        let Some((account, name)) = key.split_once('/') else { continue };
        let (Ok(account), Ok(content)) = (u128::from_str_radix(account, 16), String::from_utf8(bytes)) else {
            continue;
        };
        all.entry(account).or_default().insert(name.to_owned(), content);
    }
    Ok(all)
}
