//! Plain tables beside the ledger, for what must never enter it: password hashes, session and
//! token digests, drafts. A space is a table, a key is a row. Nothing here is hashed into a tree, but each row is marked with
//! the secret of the data folder, and one that is not was written by somebody else: it counts for nothing.

use crate::fault::Fault;
use crate::secret::{MARK_BYTES, Secret};
use crate::store::Store;
use std::path::Path;

/// Where it stands that rows are marked.
const SPACE: &str = "aside";
const MARKED: &str = "marked";

impl Store {
    /// Stores bytes under a key of a space, in the place of what was there.
    pub async fn put_aside(&self, space: &str, key: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        let bytes = match &self.secret {
            Some(secret) => secret.marked(space, key, bytes),
            None => bytes,
        };
        self.watched(self.medium.put_aside(space, key, bytes)).await
    }

    /// The bytes under a key of a space, if this store put them there.
    pub async fn get_aside(&self, space: &str, key: &str) -> Result<Option<Vec<u8>>, Fault> {
        let bytes = self.watched(self.medium.get_aside(space, key)).await?;
        Ok(bytes.and_then(|bytes| self.own(space, key, bytes)))
    }

    /// All keys of a space with their bytes, sorted by key, of those that this store put there.
    pub async fn list_aside(&self, space: &str) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let rows = self.watched(self.medium.list_aside(space)).await?.into_iter();
        Ok(rows.filter_map(|(key, bytes)| self.own(space, &key, bytes).map(|bytes| (key, bytes))).collect())
    }

    /// Forgets a key of a space; it need not be there.
    pub async fn delete_aside(&self, space: &str, key: &str) -> Result<(), Fault> {
        self.watched(self.medium.delete_aside(space, key)).await
    }

    /// Space and key of all rows that somebody else put here.
    pub(crate) async fn not_own(&self) -> Result<Vec<(String, String)>, Fault> {
        let mut found = Vec::new();
        for space in self.medium.spaces().await? {
            let rows = self.medium.list_aside(&space).await?.into_iter();
            let keys = rows.filter_map(|(key, bytes)| self.own(&space, &key, bytes).is_none().then_some(key));
            found.extend(keys.map(|key| (space.clone(), key)));
        }
        Ok(found)
    }

    /// That rows are marked with a secret which its folder does not have any more: what is here cannot be told apart.
    pub(crate) async fn lost_secret(&self) -> Result<Option<Fault>, Fault> {
        let Some(folder) = self.keys.folder().filter(|_| self.secret.is_none()) else { return Ok(None) };
        let is_marked = self.medium.get_aside(SPACE, MARKED).await?.is_some() || self.bears_marks().await?;
        Ok(is_marked.then(|| Secret::missing(folder)))
    }

    /// Refuses where rows are marked with a secret that its folder does not have any more: a copy of them would be worth
    /// nothing.
    pub async fn has_secret(&self) -> Result<(), Fault> {
        self.lost_secret().await?.map_or(Ok(()), Err)
    }

    /// Whether a row shows by itself that it was marked, whatever else says so, as that may have been taken away.
    async fn bears_marks(&self) -> Result<bool, Fault> {
        for space in self.medium.spaces().await? {
            if self.medium.list_aside(&space).await?.iter().any(|(_, bytes)| bears_mark(bytes)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// With the secret of its folder, if it can be read.
    pub(super) fn knowing(self) -> Store {
        let secret = self.keys.folder().and_then(|folder| Secret::read(folder).ok().flatten());
        Store { secret, ..self }
    }

    /// With the secret of its folder. Where there was none ever, all that is here is marked with a new one.
    pub(super) async fn marking(self) -> Result<Store, Fault> {
        let Some(folder) = self.keys.folder().map(ToOwned::to_owned) else { return Ok(self) };
        match self.secret_of(&folder).await {
            Ok(secret) => Ok(Store { secret, ..self }),
            // What cannot be written is read as it stands.
            Err(fault) if fault.hindrance().is_some() => Ok(self.knowing()),
            Err(fault) => Err(fault),
        }
    }

    async fn secret_of(&self, folder: &Path) -> Result<Option<Secret>, Fault> {
        let is_marked = self.medium.get_aside(SPACE, MARKED).await?.is_some();
        if let Some(secret) = Secret::read(folder)? {
            if !is_marked {
                self.tell_marked(&secret).await?;
            }
            return Ok(Some(secret));
        }
        let is_marked = is_marked || self.bears_marks().await?;
        let is_alone = self.medium.spaces().await?.iter().all(|space| space == SPACE);
        if is_marked && !is_alone && !Secret::is_begun(folder) {
            // Whoever was first may have come through meanwhile.
            return Ok(Some(Secret::read(folder)?.ok_or_else(|| Secret::missing(folder))?));
        }
        let Some(secret) = Secret::begin(folder)? else { return Secret::read(folder) };
        for space in self.medium.spaces().await? {
            for (key, bytes) in self.medium.list_aside(&space).await? {
                // One that is marked already was marked before this broke off.
                if secret.known(&space, &key, bytes.clone()).is_none() {
                    let bytes = secret.marked(&space, &key, bytes);
                    self.medium.put_aside(&space, &key, bytes).await?;
                }
            }
        }
        self.tell_marked(&secret).await?;
        Secret::count(folder).map(|()| Some(secret))
    }

    /// Writes down that rows are marked, so that nobody who comes with no secret takes them for older than it.
    async fn tell_marked(&self, secret: &Secret) -> Result<(), Fault> {
        self.medium.put_aside(SPACE, MARKED, secret.marked(SPACE, MARKED, Vec::new())).await
    }

    fn own(&self, space: &str, key: &str, bytes: Vec<u8>) -> Option<Vec<u8>> {
        match &self.secret {
            Some(secret) => secret.known(space, key, bytes),
            None => Some(bytes),
        }
    }
}

/// Whether behind a text stands what is none, as a mark is: whatever was written before there were marks ends with its
/// text, or is none from its beginning.
fn bears_mark(bytes: &[u8]) -> bool {
    let Some((text, mark)) = bytes.len().checked_sub(MARK_BYTES).map(|at| bytes.split_at(at)) else { return false };
    let is_text = |byte: &u8| byte.is_ascii_graphic() || *byte == b' ';
    !text.is_empty() && text.iter().all(is_text) && std::str::from_utf8(mark).is_err()
}
