//! The items of an entry: a file that is brought in is a hundred thousand of them, so they share a few rooms, and each
//! room is deflated once it is full.

use std::borrow::Cow;
use std::io::{Read, Write};
use std::sync::Arc;

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// Bytes of a room; a larger item has one to itself.
const ROOM_BYTES: usize = 64 << 10;

/// Items in their order, one behind the other. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    rooms: Arc<Rooms>,
    len: usize,
    bytes: usize,
}

/// Each item after its length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rooms {
    full: Vec<Box<[u8]>>,
    open: Vec<u8>,
}

impl Items {
    /// Adds an item.
    pub fn push(&mut self, item: &[u8]) {
        let Rooms { full, open } = Arc::make_mut(&mut self.rooms);
        let length = u32::try_from(item.len()).expect("no act writes gigabytes").to_be_bytes();
        if !open.is_empty() && open.len() + length.len() + item.len() > ROOM_BYTES {
            full.push(deflated(open));
            open.clear();
        }
        open.extend(length);
        open.extend(item);
        (self.len, self.bytes) = (self.len + 1, self.bytes + item.len());
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Their bytes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, [u8]>> {
        let of_full = |room: &[u8]| {
            let (room, mut at) = (inflated(room), 0);
            std::iter::from_fn(move || item(&room, &mut at).map(|item| Cow::Owned(item.to_vec())))
        };
        let (open, mut at) = (&self.rooms.open, 0);
        let of_open = std::iter::from_fn(move || item(open, &mut at).map(Cow::Borrowed));
        self.rooms.full.iter().map(AsRef::as_ref).flat_map(of_full).chain(of_open)
    }
}

/// The item that begins here in a room; the next one begins behind it.
fn item<'r>(room: &'r [u8], at: &mut usize) -> Option<&'r [u8]> {
    let (length, rest) = room.get(*at..)?.split_first_chunk::<4>()?;
    let item = rest.get(..u32::from_be_bytes(*length) as usize)?;
    *at += length.len() + item.len();
    Some(item)
}

fn deflated(room: &[u8]) -> Box<[u8]> {
    let mut deflating = DeflateEncoder::new(Vec::new(), Compression::fast());
    let deflated = deflating.write_all(room).and_then(|()| deflating.finish());
    deflated.expect("memory takes what is written").into()
}

fn inflated(room: &[u8]) -> Vec<u8> {
    let mut inflated = Vec::with_capacity(ROOM_BYTES);
    DeflateDecoder::new(room).read_to_end(&mut inflated).expect("deflated here");
    inflated
}

impl<T: AsRef<[u8]>> FromIterator<T> for Items {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut all = Self::default();
        items.into_iter().for_each(|item| all.push(item.as_ref()));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_back_in_their_order_whatever_their_size() {
        let sizes = [0, 1, ROOM_BYTES - 8, 5, ROOM_BYTES + 1, 0, 3];
        let items: Vec<_> = sizes.iter().map(|size| vec![7; *size]).collect();
        let held: Items = items.iter().collect();
        assert!(held.rooms.full.len() > 2, "{} rooms", held.rooms.full.len());
        assert!(held.iter().eq(items.iter().map(Vec::as_slice)));
        assert_eq!((held.len(), held.bytes()), (sizes.len(), sizes.iter().sum()));
    }
}
