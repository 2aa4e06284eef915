//! The rules of an information security management system, one folder per clause of ISO/IEC 27001.
//!
//! Everything here is pure: state and day in, verdict or changes out.

pub mod catalogue;
pub mod context;
pub mod leadership;
pub mod operation;
pub mod planning;
pub mod rehearsal;
pub mod support;

use kernel::{Act, Acted, Declared, Register};

/// Every register, in the order of the standard.
pub const REGISTERS: &[&Register] = &[
    context::Scope::REGISTER,
    context::Unit::REGISTER,
    context::Site::REGISTER,
    leadership::Role::REGISTER,
    planning::Method::REGISTER,
    planning::AssetType::REGISTER,
    planning::Asset::REGISTER,
    planning::Threat::REGISTER,
    planning::Vulnerability::REGISTER,
    planning::Risk::REGISTER,
    planning::Treatment::REGISTER,
    planning::Control::REGISTER,
    planning::Applicability::REGISTER,
    support::Person::REGISTER,
];

/// Every named act, in the order of the standard.
pub const ACTS: &[&Act] = &[
    context::scopes::ApproveScope::ACT,
    context::scopes::ReviseScope::ACT,
    context::scopes::BeginOperation::ACT,
    planning::methods::AdoptMethod::ACT,
    planning::methods::ApproveMethod::ACT,
    planning::methods::ReviseMethod::ACT,
    planning::risks::ProposeRisks::ACT,
    planning::risks::AdoptRisks::ACT,
    planning::risks::RejectRisks::ACT,
    planning::risks::AssessRisk::ACT,
    planning::risks::DecideRisk::ACT,
    planning::risks::ExpectRisk::ACT,
    planning::risks::AcceptRisk::ACT,
    planning::risks::AcceptRisks::ACT,
    planning::risks::CountersignRisk::ACT,
    planning::risks::ReopenRisk::ACT,
    planning::treatments::ApproveTreatment::ACT,
    planning::treatments::ReviseTreatment::ACT,
    planning::treatments::CompleteTreatment::ACT,
    planning::applicability::PrepareStatement::ACT,
    planning::applicability::ConfirmReasons::ACT,
];

/// The act with this key.
pub fn act(key: &str) -> Option<&'static Act> {
    ACTS.iter().find(|act| act.key == key).copied()
}

/// The acts on records of this register.
pub fn acts_on(register: &str) -> impl Iterator<Item = &'static Act> {
    ACTS.iter().filter(move |act| act.subject() == Some(register)).copied()
}
