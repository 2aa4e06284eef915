//! What stands in a ledger entry's body: the reason, the day it happened on, and each change.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::change::{Change, Path};
use crate::context::Context;
use crate::id::RawId;
use crate::reference::Reference;
use crate::register::Register;
use crate::state::Misfit;
use crate::types::is_blank;
use crate::value::Value;

/// Bytes that an item takes, more or less.
const ITEM_BYTES: usize = 128;
/// The largest entry, in bytes.
pub const BYTES_MAX: usize = 32 << 20;
/// Bytes that an entry keeps beside each item: its kind, its salt and its length.
pub const BESIDE_ITEM_BYTES: usize = 1 + 32 + 4;

/// One item of a body, salted and hashed by itself so that it can be erased by itself.
/// The order of the variants is part of the stored format: add at the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Item {
    /// One change.
    Change(Change),
    /// Why, in the actor's words.
    Reason(String),
    /// The day it happened on, where earlier than the day of recording.
    HappenedOn(Date),
    /// Digest of the request behind an idempotency key, so that another under the same key is told apart.
    Request([u8; 16]),
}

impl Item {
    /// Reads stored bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, Misfit> {
        postcard::from_bytes(bytes).map_err(|error| Misfit(format!("the item is not readable: {error}")))
    }
}

/// An entry's body, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The changes.
    pub changes: Vec<Change>,
    /// Why, in the actor's words.
    pub reason: Option<String>,
    /// The day it happened on, where earlier.
    pub happened_on: Option<Date>,
    /// Digest of the request behind an idempotency key.
    pub request: Option<[u8; 16]>,
    /// Number of items that were erased.
    pub erased: usize,
}

/// The same layout as [`Item`], written without copying what it holds.
#[derive(Serialize)]
enum Lent<'a> {
    Change(&'a Change),
    Reason(&'a str),
    HappenedOn(Date),
    Request([u8; 16]),
}

/// The item that keeps the digest of a request with an idempotency key.
pub fn request(digest: [u8; 16]) -> Vec<u8> {
    postcard::to_stdvec(&Lent::Request(digest)).expect("items hold only plain data")
}

/// The items of a decided act, in the order they are stored.
pub fn items(context: &Context, changes: &[Change]) -> Vec<Vec<u8>> {
    let mut items = Vec::with_capacity(changes.len() + 2);
    begin(context, |item| items.push(item.to_vec()));
    each(changes, |item| items.push(item.to_vec()));
    items
}

/// What the items of a decided act take, counted as it is decided, without keeping any of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// How many they are.
    pub items: usize,
    /// Their bytes, without what an entry keeps beside each.
    pub bytes: usize,
}

impl Room {
    /// What is taken before the first change.
    pub fn of(context: &Context) -> Self {
        let mut room = Self::default();
        begin(context, |item| room.add(item));
        room
    }

    /// Changes take their part.
    pub fn take(&mut self, changes: &[Change]) {
        each(changes, |item| self.add(item));
    }

    fn add(&mut self, item: &[u8]) {
        (self.items, self.bytes) = (self.items + 1, self.bytes + item.len());
    }
}

/// Bytes of an entry that a new record of a register takes at least, beside its contents.
pub fn room_of_new(register: &Register) -> usize {
    room_of(&Change::Create { register: register.key.into(), id: SOME, reference: Reference { year: 0, number: 1 } })
}

/// Bytes of an entry that a place of a record takes at least, beside what stands in it.
pub fn room(register: &Register, at: &Path) -> usize {
    room_of(&Change::Set { register: register.key.into(), id: SOME, at: at.clone(), to: Value::Nothing })
}

/// An identity that takes as many bytes as one minted in our days.
const SOME: RawId = RawId(1 << 120);

fn room_of(change: &Change) -> usize {
    BESIDE_ITEM_BYTES + postcard::to_stdvec(&Lent::Change(change)).expect("items hold only plain data").len()
}

/// The items before those of the changes, one after the other.
pub fn begin(context: &Context, take: impl FnMut(&[u8])) {
    let reason = context.reason.as_deref().filter(|reason| !is_blank(reason)).map(Lent::Reason);
    let happened = context.happened_on.filter(|day| *day < context.day).map(Lent::HappenedOn);
    written(reason.into_iter().chain(happened), take);
}

/// The items of changes, one after the other.
pub fn each(changes: &[Change], take: impl FnMut(&[u8])) {
    written(changes.iter().map(Lent::Change), take);
}

/// Writes one item after the other, all in the same place.
fn written<'a>(items: impl Iterator<Item = Lent<'a>>, mut take: impl FnMut(&[u8])) {
    let mut room = Vec::with_capacity(ITEM_BYTES);
    for item in items {
        room.clear();
        room = postcard::to_extend(&item, room).expect("items hold only plain data");
        take(&room);
    }
}

/// Reads a body from its stored items; an erased item is `None`.
pub fn body(items: impl IntoIterator<Item = Option<impl AsRef<[u8]>>>) -> Result<Body, Misfit> {
    let mut body = Body::default();
    for item in items {
        match item.map(|item| Item::decode(item.as_ref())).transpose()? {
            None => body.erased += 1,
            Some(Item::Change(change)) => body.changes.push(change),
            Some(Item::Reason(reason)) => body.reason = Some(reason),
            Some(Item::HappenedOn(day)) => body.happened_on = Some(day),
            Some(Item::Request(digest)) => body.request = Some(digest),
        }
    }
    Ok(body)
}
