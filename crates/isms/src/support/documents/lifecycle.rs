//! 7.5: kinds and states of documents, and how they are kept.

use kernel::Choice;

/// Kinds of documented information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "document-kind")]
pub enum DocumentKind {
    /// What the organization wants and demands.
    Policy,
    /// Who does what, in which order.
    #[choice(alias = "process description")]
    #[choice(alias = "work instruction")]
    #[choice(alias = "guideline")]
    #[choice(alias = "standard")]
    Procedure,
    /// What is to be done by when.
    Plan,
    /// How something is judged or calculated.
    #[choice(alias = "method")]
    Methodology,
    /// Something to fill in.
    #[choice(alias = "template")]
    #[choice(alias = "checklist")]
    Form,
    /// Proof of what was done or decided.
    #[choice(alias = "report")]
    #[choice(alias = "minutes")]
    Record,
    /// Written by somebody outside.
    #[choice(alias = "external document")]
    External,
}

impl DocumentKind {
    /// Whether the organization approves it before it is published; records and what others wrote it only keeps.
    pub fn is_approved(self) -> bool {
        match self {
            Self::Policy | Self::Procedure | Self::Plan | Self::Methodology | Self::Form => true,
            Self::Record | Self::External => false,
        }
    }
}

/// Where a document stands between draft and retirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "document-state")]
pub enum DocumentState {
    /// It is being written.
    Draft,
    /// It was handed in, and is read before it is approved.
    #[choice(alias = "in review")]
    Review,
    /// It is approved and waits for its publication.
    Approved,
    /// It is in force.
    #[choice(alias = "in force")]
    #[choice(alias = "valid")]
    Published,
    /// A later version replaced it.
    #[choice(alias = "obsolete")]
    #[choice(alias = "replaced")]
    Superseded,
    /// It was taken out of force without a successor.
    #[choice(alias = "withdrawn")]
    Retired,
}

impl DocumentState {
    /// Whether its content may still be changed.
    pub fn is_open(self) -> bool {
        match self {
            Self::Draft | Self::Review => true,
            Self::Approved | Self::Published | Self::Superseded | Self::Retired => false,
        }
    }
}

/// On what a document is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "document-medium")]
pub enum Medium {
    /// As data.
    #[choice(alias = "digital")]
    Electronic,
    /// On paper.
    Paper,
    /// Both.
    Both,
}

/// From when the time of keeping a document is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "retention-start")]
pub enum RetentionStart {
    /// The day it was made.
    Creation,
    /// The day it was replaced or withdrawn.
    #[choice(alias = "superseded")]
    Replacement,
    /// The end of the year it was made in.
    YearEnd,
    /// The end of the contract or of the employment it belongs to.
    #[choice(alias = "contract end")]
    ContractEnd,
    /// The end of the certification cycle it belongs to.
    CycleEnd,
}
