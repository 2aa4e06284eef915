//! What accounts prefer to see, such as the columns of a list: small texts by name, kept in memory and written through.
//!
//! They decide nothing, so they stand beside the ledger and leave no history.

use std::collections::BTreeMap;

use access::Account;
use kernel::Id;
use ledger::Store;

use super::mirror::{Mirror, Rows};
use crate::failure::Fault;

/// Where they lie in the store.
const SPACE: &str = "preference";

/// The preferences of one account, by name.
pub type Preferred = BTreeMap<String, String>;

pub(super) struct Preferences(Mirror<String>);

impl Preferences {
    pub(super) async fn load(store: &Store) -> Result<Self, Fault> {
        Ok(Self(Mirror::of(read(store).await?)))
    }

    /// Takes over what another process wrote.
    pub(super) async fn refresh(&self, store: &Store) -> Result<(), Fault> {
        self.0.take_over(read(store), |_, stored| stored, |_| false).await
    }

    pub(super) fn of(&self, account: Id<Account>) -> Preferred {
        let begins = key(account, "");
        self.0.show(|rows| {
            let own = rows.range(begins.clone()..).map_while(|(key, row)| Some((key.strip_prefix(&begins)?, row)));
            own.map(|(name, content)| (name.to_owned(), content.clone())).collect()
        })
    }

    pub(super) fn holds(&self, account: Id<Account>, name: &str) -> bool {
        self.0.show(|rows| rows.contains_key(&key(account, name)))
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
        let key = key(account, name);
        match content {
            Some(content) => {
                store.put_aside(SPACE, &key, content.as_bytes().to_vec()).await.map_err(Fault::of)?;
                self.0.put(&key, content.to_owned());
            }
            None => {
                store.delete_aside(SPACE, &key).await.map_err(Fault::of)?;
                self.0.forget(&key);
            }
        }
        Ok(())
    }
}

fn key(account: Id<Account>, name: &str) -> String {
    format!("{:032x}/{name}", { account.raw().0 })
}

async fn read(store: &Store) -> Result<Rows<String>, Fault> {
    let all = store.list_aside(SPACE).await.map_err(Fault::of)?.into_iter();
    Ok(all.filter_map(|(key, bytes)| Some((key, String::from_utf8(bytes).ok()?))).collect())
}
