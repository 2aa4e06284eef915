//! Clause 6: the risk method, what is at risk, the risks, their treatment and the Statement of Applicability.

pub mod acceptance;
pub mod applicability;
pub mod asset_types;
pub mod assets;
pub mod changes;
pub mod controls;
pub mod effectiveness;
pub mod judgement;
pub mod matrix;
pub mod methods;
pub mod objectives;
pub mod opportunities;
pub mod reasons;
pub mod risks;
pub mod scoring;
pub mod soa;
pub mod statements;
pub mod threats;
pub mod treatments;
pub mod vulnerabilities;
pub mod worth;

pub use applicability::Applicability;
pub use asset_types::AssetType;
pub use assets::Asset;
pub use changes::PlannedChange;
pub use controls::Control;
pub use methods::Method;
pub use objectives::Objective;
pub use opportunities::Opportunity;
pub use risks::Risk;
pub use statements::Statement;
pub use threats::Threat;
pub use treatments::Treatment;
pub use vulnerabilities::Vulnerability;
