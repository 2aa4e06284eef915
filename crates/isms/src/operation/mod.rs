//! Clause 8: doing what was planned, again and again.

pub mod assessments;
pub mod continuities;
pub mod exceptions;
pub mod exercises;
pub mod impacts;
pub mod incidents;
pub mod operations;
pub mod records_of_operation;
mod severity;
pub mod suppliers;

pub use assessments::Assessment;
pub use continuities::Continuity;
pub use exceptions::Exception;
pub use exercises::Exercise;
pub use impacts::Impact;
pub use incidents::Incident;
pub use operations::Operation;
pub use records_of_operation::OperationRecord;
pub use severity::Severity;
pub use suppliers::Supplier;
