//! Why something was not done: a rule said no, it is not there, or the world broke.

use std::fmt;
use std::sync::Arc;

use kernel::Refusal;
use ledger::Hindrance;

/// The answer to something that was not done.
#[derive(Clone, Debug)]
pub enum Failure {
    /// Rules said no: the user's matter.
    Refused(Vec<Refusal>),
    /// There is no such organization or record.
    Missing(String),
    /// The world broke: ours.
    Fault(Fault),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}
impl From<Vec<Refusal>> for Failure {
    fn from(refusals: Vec<Refusal>) -> Self {
        Self::Refused(refusals)
    }
}
impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusals) => {
                let lines: Vec<_> = refusals.iter().map(ToString::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
            Self::Missing(what) => f.write_str(what),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}
impl std::error::Error for Failure {}

/// The world broke. The cause is logged under the id; the user sees the id, and what to do where that is known.
#[derive(Clone)]
pub struct Fault {
    /// What the user may quote.
    pub id: String,
    /// What it means to whoever asked.
    pub means: Means,
    cause: Arc<dyn std::error::Error + Send + Sync>,
}

/// What a fault means to whoever asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Nobody knows without the log.
    Unknown,
    /// There is no room left where the data lies: nothing was recorded, and everything can be read.
    NoRoom,
    /// The data cannot be written: nothing was recorded, and everything can be read.
    ReadOnly,
    /// Nothing was recorded, and the cause says why and what to do.
    Unavailable,
    /// What is stored is not what was recorded: it is not served, and the cause says what was found and what to do.
    Unsound,
}

impl Means {
    fn of(cause: &(dyn std::error::Error + 'static)) -> Self {
        if let Some(fault) = cause.downcast_ref::<ledger::Fault>() {
            if matches!(fault, ledger::Fault::Key(_) | ledger::Fault::Unusable(_)) || fault.is_busy() {
                return Self::Unavailable;
            }
            return match fault.hindrance() {
                _ if fault.is_damage() => Self::Unsound,
                Some(Hindrance::NoRoom) => Self::NoRoom,
                Some(Hindrance::ReadOnly) => Self::ReadOnly,
                None => Self::Unknown,
            };
        }
        match cause.downcast_ref::<std::io::Error>().and_then(Hindrance::of) {
            Some(Hindrance::NoRoom) => Self::NoRoom,
            Some(Hindrance::ReadOnly) => Self::ReadOnly,
            None => Self::Unknown,
        }
    }
}

impl Fault {
    /// A fault with its cause, logged now.
    pub fn of(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        let mut bytes = [0; 6];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        let id = hex::encode(bytes);
        if is_closing(&cause) {
            tracing::debug!(id, %cause, "overtaken");
        } else {
            tracing::error!(id, %cause, "fault");
        }
        Self { id, means: Means::of(&cause), cause: Arc::new(cause) }
    }

    /// Stored bytes that are not what was recorded, in words that say where and what to do.
    pub fn unsound(what: impl Into<String>) -> Self {
        Self { means: Means::Unsound, ..Self::told(what) }
    }

    /// Something that cannot be done now, in words that say why and what to do.
    pub fn unavailable(what: impl Into<String>) -> Self {
        Self { means: Means::Unavailable, ..Self::told(what) }
    }

    /// Whether the store was closed before it was asked: nothing is wrong, and whoever asked was overtaken.
    pub(crate) fn is_closing(&self) -> bool {
        is_closing(&*self.cause)
    }

    /// What happened, for whoever is told without the number.
    pub fn cause(&self) -> String {
        self.cause.to_string()
    }

    /// A fault described in words.
    pub fn told(cause: impl Into<String>) -> Self {
        Self::of(kernel::state::Misfit(cause.into()))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (fault {})", self.cause, self.id)
    }
}
impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl std::error::Error for Fault {}

fn is_closing(cause: &(dyn std::error::Error + 'static)) -> bool {
    matches!(cause.downcast_ref(), Some(ledger::Fault::Closed))
}

#[cfg(test)]
mod tests {
    use super::{Fault, Means};

    #[test]
    fn what_the_place_does_not_let_be_done_is_unavailable_and_says_why() {
        let fault = Fault::of(ledger::Fault::Unusable("grant it again".into()));
        assert_eq!((fault.means, fault.cause()), (Means::Unavailable, "grant it again".to_owned()));
        assert_eq!(Fault::of(ledger::Fault::Closed).means, Means::Unknown);
    }
}
