//! In which order the register shows risks, and where its pages begin.

use std::cmp::Reverse;

use isms::planning::risks::{Assessed, Risk, stage};
use isms::planning::{Method, scoring};
use kernel::refusal::Wrong;
use kernel::{Held, Id, State};
use serde::Serialize;

use crate::error::Halt;
use crate::pages::address::Address;
use crate::pages::levels::Levels;
use crate::pages::scene::Scene;

/// A risk with its identity.
pub type Entry<'a> = (Id<Risk>, &'a Held<Risk>);

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The level of the risk as it is, then its score.
    Level,
    /// The level expected after the plan, then its score.
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
    Level(Rank, bool, i64),
    LevelDown(Reverse<Rank>, bool, Reverse<i64>),
    Words(String),
    WordsDown(Reverse<String>),
    Unknown,
}

/// Where a level stands among those of its method: its place from the calmest, in parts of a thousand. So the levels of
/// methods with other scales stand beside each other.
type Rank = usize;

/// The levels of every method, and the method whose scores stand for today.
struct Ranking<'a> {
    levels: Levels<'a>,
    in_force: Option<&'a Method>,
    state: &'a State,
}

impl<'a> Ranking<'a> {
    fn of(state: &'a State) -> Self {
        Self { levels: Levels::of(state), in_force: scoring::in_force(state).map(|(_, method)| method), state }
    }

    /// By level first; within a level what was judged on other scales than those in force comes last, and scores are
    /// compared only where they mean the same.
    fn key(&self, reading: Option<&'a Assessed>, down: bool) -> Key {
        let Some(reading) = reading else { return Key::Unknown };
        let steps = self.levels.in_method(reading.method).len().max(1);
        let rank = self.levels.badge(reading).step * 1000 / steps;
        let own = self.state.get(reading.method);
        let stale = self.in_force.zip(own).is_none_or(|(one, own)| !scoring::comparable(one, own));
        if down {
            Key::LevelDown(Reverse(rank), stale, Reverse(reading.score))
        } else {
            Key::Level(rank, stale, reading.score)
        }
    }
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
        let ranking = Ranking::of(scene.state);
        risks.sort_by_cached_key(|(id, held)| (self.key(scene, &ranking, *id, held), *id));
    }

    fn key<'a>(self, scene: Scene<'_>, ranking: &Ranking<'a>, id: Id<Risk>, held: &'a Held<Risk>) -> Key {
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
            Column::Level => ranking.key(held.current.as_deref(), self.down),
            Column::After => ranking.key(held.residual.as_deref(), self.down),
            Column::Reference => number(Some(i64::from(held.head.reference.number))),
            Column::Title => words(&held.title),
            Column::Owner => words(held.owner.map_or("", |owner| scene.person_name(owner))),
            Column::Decision => number(Some(stage(scene.state, id, held, scene.day) as i64)),
        }
    }
}
