//! Where a step of the way stands: taken, or open with what is missing for it.

use kernel::{Date, Id, RawId};

use crate::support::Person;

/// Where a step stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is taken; a decision tells who took it and when.
    Done(Option<Decided>),
    /// It is to be taken, on this record where there is one already, and this is missing for it.
    Open(Option<RawId>, Vec<Lack>),
}

/// What is still missing for a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Its text is `way-lacks-` and this.
    pub key: &'static str,
    /// How many there are of it.
    pub count: usize,
}

impl Lack {
    /// Something missing so often; nothing where that is never.
    pub(super) fn of(key: &'static str, count: usize) -> Option<Self> {
        (count > 0).then_some(Self { key, count })
    }

    /// Something missing once, where it is.
    pub(super) fn once(key: &'static str, missing: bool) -> Option<Self> {
        Self::of(key, usize::from(missing))
    }
}

/// Who decided, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Who.
    pub by: Id<Person>,
    /// The day.
    pub on: Date,
}

impl Standing {
    /// Whether the step is taken.
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done(_))
    }

    /// Taken where nothing of this is missing, else open on this record.
    pub(super) fn of(on: Option<RawId>, lacks: impl IntoIterator<Item = Option<Lack>>) -> Self {
        let lacks: Vec<_> = lacks.into_iter().flatten().collect();
        if lacks.is_empty() { Self::Done(None) } else { Self::Open(on, lacks) }
    }
}
