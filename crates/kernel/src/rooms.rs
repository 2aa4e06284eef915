//! Bytes of many small things: one behind the other in rooms, each deflated once it is full. Rows of a file say much of
//! the same in the same words, so that they take a third of the room or less.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// Bytes of a room before it is deflated; what is larger has one to itself.
const ROOM_BYTES: usize = 64 << 10;

/// Things as bytes, in the order of their coming.
#[derive(Clone, Default)]
pub struct Rooms {
    full: Vec<Box<[u8]>>,
    open: Vec<u8>,
}

/// Where a thing is.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    room: u32,
    from: u32,
    to: u32,
}

/// The room looked into last, so that what stands side by side is inflated once.
#[derive(Default)]
pub struct Seen {
    room: Option<u32>,
    bytes: Vec<u8>,
}

impl Rooms {
    /// Adds a thing.
    pub fn push(&mut self, bytes: &[u8]) -> Spot {
        if !self.open.is_empty() && self.open.len() + bytes.len() > ROOM_BYTES {
            self.full.push(deflated(&self.open));
            self.open.clear();
        }
        let (room, from) = (count(self.full.len()), count(self.open.len()));
        self.open.extend_from_slice(bytes);
        Spot { room, from, to: count(self.open.len()) }
    }

    /// Lets go of what stands before a thing; it may not be asked for after that.
    pub fn let_go_before(&mut self, at: Spot) {
        for room in self.full.iter_mut().take(at.room as usize).rev().take_while(|room| !room.is_empty()) {
            *room = Box::default();
        }
    }

    /// A thing.
    pub fn get<'a>(&'a self, at: Spot, seen: &'a mut Seen) -> &'a [u8] {
        let room = match self.full.get(at.room as usize) {
            None => &self.open,
            Some(full) => {
                if seen.room != Some(at.room) {
                    (seen.room, seen.bytes) = (Some(at.room), inflated(full));
                }
                &seen.bytes
            }
        };
        &room[at.from as usize..at.to as usize]
    }
}

fn count(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("files that come in are megabytes")
}

fn deflated(bytes: &[u8]) -> Box<[u8]> {
    let mut deflating = DeflateEncoder::new(Vec::new(), Compression::fast());
    let deflated = deflating.write_all(bytes).and_then(|()| deflating.finish());
    deflated.expect("memory takes what is written").into()
}

fn inflated(bytes: &[u8]) -> Vec<u8> {
    let mut inflated = Vec::with_capacity(ROOM_BYTES);
    DeflateDecoder::new(bytes).read_to_end(&mut inflated).expect("deflated here");
    inflated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_come_back_from_where_they_are_whatever_their_size() {
        let sizes = [0, 1, ROOM_BYTES - 1, 5, ROOM_BYTES + 1, 0, 3];
        let things: Vec<_> = (0_u8..).zip(sizes).map(|(nth, size)| vec![nth; size]).collect();
        let mut rooms = Rooms::default();
        let spots: Vec<_> = things.iter().map(|thing| rooms.push(thing)).collect();
        assert!(rooms.full.len() > 2, "{} rooms", rooms.full.len());
        let mut seen = Seen::default();
        for (thing, spot) in things.iter().zip(&spots).chain(things.iter().zip(&spots).rev()) {
            assert_eq!(rooms.get(*spot, &mut seen), thing);
        }
    }
}
