//! Files in memory, for engines that keep nothing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::OFFER_HOURS;

/// The content of a file.
pub(super) type Content = Arc<[u8]>;

/// Files in memory.
#[derive(Default)]
pub(crate) struct Memory(Mutex<Inside>);

#[derive(Default)]
struct Inside {
    kept: HashMap<String, Content>,
    offered: HashMap<(String, String), (Timestamp, Content)>,
}

impl Memory {
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn offer(&self, org: &str, digest: &str, content: Vec<u8>, now: Timestamp) {
        self.inside().offered.insert((org.to_owned(), digest.to_owned()), (now, content.into()));
    }

    pub fn offered_content(&self, org: &str, digest: &str) -> Option<Content> {
        let key = (org.to_owned(), digest.to_owned());
        self.inside().offered.get(&key).map(|(_, content)| content.clone())
    }

    pub fn kept_content(&self, digest: &str) -> Option<Content> {
        self.inside().kept.get(digest).cloned()
    }

    pub fn offered(&self, org: &str, digest: &str) -> Option<u64> {
        self.offered_content(org, digest).map(|content| content.len() as u64)
    }

    pub fn kept(&self, digest: &str) -> Option<u64> {
        self.kept_content(digest).map(|content| content.len() as u64)
    }

    pub fn keep(&self, org: &str, digest: &str) {
        if let Some(content) = self.offered_content(org, digest) {
            self.inside().kept.insert(digest.to_owned(), content);
        }
    }

    pub fn withdraw(&self, org: &str, digest: &str) {
        self.inside().offered.remove(&(org.to_owned(), digest.to_owned()));
    }

    pub fn withdraw_all(&self, org: &str) {
        self.inside().offered.retain(|(own, _), _| own != org);
    }

    pub fn remove(&self, digest: &str) {
        self.inside().kept.remove(digest);
    }

    pub fn sweep(&self, org: &str, now: Timestamp) -> u64 {
        let mut inside = self.inside();
        let longest = SignedDuration::from_hours(OFFER_HOURS);
        inside.offered.retain(|_, (since, _)| now.duration_since(*since) <= longest);
        let own = inside.offered.iter().filter(|((own, _), _)| own == org);
        own.map(|(_, (_, content))| content.len() as u64).sum()
    }
}
