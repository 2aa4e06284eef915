//! Plain tables beside the ledger, for what must never enter it: password hashes, session and
//! token digests, drafts. A space is a table, a key is a row. Nothing here is hashed or signed.

use crate::fault::Fault;
use crate::store::Store;

impl Store {
    /// Stores bytes under a key of a space, in the place of what was there.
    pub async fn put_aside(&self, space: &str, key: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        self.watched(self.medium.put_aside(space, key, bytes)).await
    }

    /// The bytes under a key of a space.
    pub async fn get_aside(&self, space: &str, key: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.watched(self.medium.get_aside(space, key)).await
    }

    /// All keys of a space with their bytes, sorted by key.
    pub async fn list_aside(&self, space: &str) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        self.watched(self.medium.list_aside(space)).await
    }

    /// Forgets a key of a space; it need not be there.
    pub async fn delete_aside(&self, space: &str, key: &str) -> Result<(), Fault> {
        self.watched(self.medium.delete_aside(space, key)).await
    }
}
