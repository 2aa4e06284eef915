//! In which order the register shows risks, and where its pages begin.

use std::cmp::Reverse;

use isms::planning::risks::{Risk, stage};
use kernel::refusal::Wrong;
use kernel::{Held, Id};
use serde::Serialize;

use crate::error::Halt;
use crate::pages::address::Address;
use crate::pages::scene::Scene;

/// A risk with its identity.
pub type Entry<'a> = (Id<Risk>, &'a Held<Risk>);

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The score of the risk as it is.
    Level,
    /// The score expected after the plan.
    After,
    /// The number.
    Reference,
    /// The title.
    Title,
    /// The owner's name.
    Owner,
    /// Where the risk stands on its way to acceptance.
    Decision,
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Order {
    /// By what.
    pub by: Column,
    /// The highest first.
    pub down: bool,
}

/// What is compared of one risk. Where nothing is known the risk comes last, whichever way.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Up(i64),
    Down(Reverse<i64>),
    Words(String),
    WordsDown(Reverse<String>),
    Unknown,
}

impl Column {
    /// Every column that sorts.
    pub const ALL: &[Column] = &[Self::Level, Self::After, Self::Reference, Self::Title, Self::Owner, Self::Decision];

    /// Its word in the address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::After => "after-plan",
            Self::Reference => "reference",
            Self::Title => "title",
            Self::Owner => "owner",
            Self::Decision => "decision",
        }
    }

    /// Whether the highest comes first unless asked otherwise.
    fn falls(self) -> bool {
        matches!(self, Self::Level | Self::After)
    }
}

impl Order {
    /// From `sort=title` or `sort=-title`; by current level where nothing is said.
    pub fn of(address: &Address) -> Result<Self, Halt> {
        let read = |text: &str| {
            let (word, down) = text.strip_prefix('-').map_or((text, false), |word| (word, true));
            let by = Column::ALL.iter().find(|column| column.key() == word).copied();
            by.map(|by| Self { by, down })
                .ok_or_else(|| Wrong::new("sort by level, after-plan, reference, title, owner or decision"))
        };
        Ok(address.read("sort", read)?.unwrap_or(Self { by: Column::Level, down: true }))
    }

    /// The address that sorts by a column, the other way round where it is sorted by already.
    pub fn href(self, address: &Address, by: Column) -> String {
        let down = if self.by == by { !self.down } else { by.falls() };
        let word = if down { format!("-{}", by.key()) } else { by.key().to_owned() };
        address.with("sort", &word)
    }

    /// The risks in this order; equals in the order of the register.
    pub fn sort(self, scene: Scene<'_>, risks: &mut [Entry<'_>]) {
        if self.by == Column::Reference && !self.down {
            return risks.sort_unstable_by_key(|(id, _)| *id);
        }
        risks.sort_by_cached_key(|(id, held)| (self.key(scene, *id, held), *id));
    }

    fn key(self, scene: Scene<'_>, id: Id<Risk>, held: &Held<Risk>) -> Key {
        let number = |number: Option<i64>| match number {
            None => Key::Unknown,
            Some(number) if self.down => Key::Down(Reverse(number)),
            Some(number) => Key::Up(number),
        };
        let words = |words: &str| match words.to_lowercase() {
            words if words.is_empty() => Key::Unknown,
            words if self.down => Key::WordsDown(Reverse(words)),
            words => Key::Words(words),
        };
        match self.by {
            Column::Level => number(held.current.as_ref().map(|reading| reading.score)),
            Column::After => number(held.residual.as_ref().map(|reading| reading.score)),
            Column::Reference => number(Some(i64::from(held.head.reference.number))),
            Column::Title => words(&held.title),
            Column::Owner => words(held.owner.map_or("", |owner| scene.person_name(owner))),
            Column::Decision => number(Some(stage(scene.state, id, held, scene.day) as i64)),
        }
    }
}
