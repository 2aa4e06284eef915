//! Entries as they are appended: the bytes as stored, made once and hashed once.

use super::{Draft, Entry, Header, Unwritten, body, header};
use crate::fault::Malformed;
use crate::hash::{self, Hash};

/// An entry whose header and body belong together, and which keeps within the limits: nobody can make another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    seq: u64,
    time_us: i64,
    idempotency: Option<i64>,
    header: Vec<u8>,
    body: Unwritten,
}

/// By what an entry is known again among all: salts are random, so no other has the same header bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub(crate) seq: u64,
    pub(crate) header: Vec<u8>,
}

/// Gives a draft its sequence number and each item its salt.
///
/// `salts` is asked once per item, in order, or once for very many: [`random_salts`] in earnest, fixed ones in tests.
/// Fails when the act key, the idempotency key or the whole entry breaks a limit.
pub fn seal(draft: Draft, seq: u64, salts: &mut dyn FnMut() -> [u8; 32]) -> Result<Sealed, Malformed> {
    draft.check()?;
    let Draft { time_us, actor, act, idempotency, items } = draft;
    let (body, body_root) = Unwritten::of(items, salts);
    let view = Header { seq, time_us, actor, act, idempotency, body_root };
    Ok(Sealed::of(&view, view.write(), body))
}

/// Salts from the operating system's random source, fetched 32 at a time.
pub fn random_salts() -> impl FnMut() -> [u8; 32] {
    let mut ready: Vec<[u8; 32]> = Vec::new();
    move || {
        if ready.is_empty() {
            let mut fresh = [0u8; 32 * 32];
            getrandom::fill(&mut fresh).expect("the operating system gives random bytes");
            ready.extend(fresh.as_chunks().0);
        }
        ready.pop().expect("filled just now")
    }
}

impl Sealed {
    pub(super) fn of(view: &Header, header: Vec<u8>, body: Unwritten) -> Self {
        let idempotency = view.idempotency.as_deref().map(header::idempotency_index);
        Self { seq: view.seq, time_us: view.time_us, idempotency, header, body }
    }

    /// The sequence number, from 0.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Microseconds since 1970-01-01 UTC.
    pub fn time_us(&self) -> i64 {
        self.time_us
    }

    /// The index of the idempotency key, if there is one.
    pub(crate) fn idempotency(&self) -> Option<i64> {
        self.idempotency
    }

    /// The leaf hash of this entry in the tree.
    pub fn leaf(&self) -> Hash {
        hash::leaf(&self.header)
    }

    /// Bytes this entry takes when stored: header and body.
    pub fn stored_bytes(&self) -> usize {
        self.header.len() + self.body.len()
    }

    /// By what it is known again.
    pub fn mark(&self) -> Mark {
        Mark { seq: self.seq, header: self.header.clone() }
    }

    /// The entry, as it is read back.
    pub fn entry(&self) -> Entry {
        let body = body::decode(&self.body.bytes()).expect("sealed as it is read");
        Entry { header: self.header.clone(), body }
    }

    /// Header and body, to be stored.
    pub(crate) fn into_parts(self) -> (Vec<u8>, Unwritten) {
        (self.header, self.body)
    }
}
