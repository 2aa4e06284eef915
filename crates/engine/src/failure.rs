//! Why something was not done: a rule said no, it is not there, or the world broke.

use std::fmt;
use std::sync::Arc;

use kernel::Refusal;

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

/// The world broke. The cause is logged under the id; the user sees the id.
#[derive(Clone)]
pub struct Fault {
    /// What the user may quote.
    pub id: String,
    cause: Arc<dyn std::error::Error + Send + Sync>,
}

impl Fault {
    /// A fault with its cause, logged now.
    pub fn of(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        let mut bytes = [0; 6];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        let id = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        tracing::error!(id, %cause, "fault");
        Self { id, cause: Arc::new(cause) }
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
