//! The header of an entry as bytes and as a view; the format stands in [`super`].

use crate::fault::Malformed;
use crate::hash::{self, Hash};

const VERSION: u8 = 1;
/// Bytes before the act key, its length included.
const FIXED_BYTES: usize = 66;

/// The decoded view of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Sequence number, from 0.
    pub seq: u64,
    /// Microseconds since 1970-01-01 UTC.
    pub time_us: i64,
    /// Who: an opaque id.
    pub actor: [u8; 16],
    /// Which act.
    pub act: String,
    /// The key of the request, if it had one.
    pub idempotency: Option<String>,
    /// The hash over the item digests of the body.
    pub body_root: Hash,
}

impl Header {
    /// Reads header bytes; every byte must be accounted for.
    pub fn read(bytes: &[u8]) -> Result<Header, Malformed> {
        let (fixed, rest) =
            bytes.split_first_chunk::<FIXED_BYTES>().ok_or_else(|| Malformed::new("the header is cut short"))?;
        if fixed[0] != VERSION {
            return Err(Malformed::new(format!("the header has unknown version {}", fixed[0])));
        }
        let (act, rest) = text(fixed[65], rest)?;
        let act = act.ok_or_else(|| Malformed::new("the header has no act key"))?;
        let (&length, rest) = rest.split_first().ok_or_else(|| Malformed::new("the header is cut short"))?;
        let (idempotency, rest) = text(length, rest)?;
        if !rest.is_empty() {
            return Err(Malformed::new("the header has bytes after its end"));
        }
        Ok(Header {
            seq: u64::from_be_bytes(part(fixed, 1)),
            time_us: i64::from_be_bytes(part(fixed, 9)),
            actor: part(fixed, 17),
            body_root: part(fixed, 33),
            act,
            idempotency,
        })
    }

    /// How many of the bytes are the header, where more follows it.
    pub(crate) fn length(bytes: &[u8]) -> Result<usize, Malformed> {
        let act = bytes.get(FIXED_BYTES - 1).map(|act| FIXED_BYTES + usize::from(*act));
        let length = act.and_then(|at| Some(at + 1 + usize::from(*bytes.get(at)?)));
        length.filter(|length| *length <= bytes.len()).ok_or_else(|| Malformed::new("the header is cut short"))
    }

    /// The header bytes. Only [`super::seal`] makes new ones; its limits make the lengths fit.
    pub(super) fn write(&self) -> Vec<u8> {
        let idempotency = self.idempotency.as_deref().unwrap_or("");
        let mut bytes = Vec::with_capacity(bytes(&self.act, self.idempotency.as_deref()));
        bytes.push(VERSION);
        bytes.extend(self.seq.to_be_bytes());
        bytes.extend(self.time_us.to_be_bytes());
        bytes.extend(self.actor);
        bytes.extend(self.body_root);
        for text in [&self.act, idempotency] {
            bytes.push(u8::try_from(text.len()).expect("checked by seal"));
            bytes.extend(text.as_bytes());
        }
        bytes
    }
}

/// The bytes of a header with these keys.
pub(super) fn bytes(act: &str, idempotency: Option<&str>) -> usize {
    FIXED_BYTES + 1 + act.len() + idempotency.map_or(0, str::len)
}

/// The index value under which a request is found again: the first 8 bytes of the leaf hash of the
/// key, as a signed number. Two keys may share it; the header decides.
pub(crate) fn idempotency_index(key: &str) -> i64 {
    let digest = hash::leaf(key.as_bytes());
    i64::from_be_bytes(part(&digest, 0))
}

fn part<const FROM: usize, const BYTES: usize>(from: &[u8; FROM], at: usize) -> [u8; BYTES] {
    std::array::from_fn(|i| from[at + i])
}

/// Takes a text of `length` bytes from the front; no bytes are no text.
fn text(length: u8, bytes: &[u8]) -> Result<(Option<String>, &[u8]), Malformed> {
    if length == 0 {
        return Ok((None, bytes));
    }
    let (text, rest) =
        bytes.split_at_checked(usize::from(length)).ok_or_else(|| Malformed::new("the header is cut short"))?;
    let text = str::from_utf8(text).map_err(|_| Malformed::new("the header has a key that is not text"))?;
    Ok((Some(text.to_owned()), rest))
}
