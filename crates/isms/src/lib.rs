//! The rules of an information security management system, one folder per clause of ISO/IEC 27001.
//!
//! Everything here is pure: state and day in, verdict or changes out.

mod age;
mod barred;
pub mod catalogue;
pub mod certification;
pub mod context;
pub mod dates;
pub mod evaluation;
pub mod guards;
pub mod improvement;
pub mod leadership;
pub mod led;
pub mod loops;
pub mod operation;
pub mod planning;
pub mod project;
pub mod rehearsal;
pub mod rhythm;
pub mod sealing;
pub mod support;
mod telling;
pub mod thread;
pub mod work;

pub use barred::{barred, refused};

use kernel::{Act, Acted, Declared, Register};

/// Every register, in the order of the standard.
pub const REGISTERS: &[&Register] = &[
    context::Profile::REGISTER,
    context::Issue::REGISTER,
    context::Party::REGISTER,
    context::Feedback::REGISTER,
    context::Obligation::REGISTER,
    context::Scope::REGISTER,
    context::Unit::REGISTER,
    context::Site::REGISTER,
    context::Process::REGISTER,
    leadership::Commitment::REGISTER,
    leadership::Role::REGISTER,
    planning::Method::REGISTER,
    planning::AssetType::REGISTER,
    planning::Asset::REGISTER,
    planning::Threat::REGISTER,
    planning::Vulnerability::REGISTER,
    planning::Risk::REGISTER,
    planning::Opportunity::REGISTER,
    planning::Treatment::REGISTER,
    planning::Control::REGISTER,
    planning::Applicability::REGISTER,
    planning::Statement::REGISTER,
    planning::Objective::REGISTER,
    planning::PlannedChange::REGISTER,
    support::Resource::REGISTER,
    support::Person::REGISTER,
    support::Competence::REGISTER,
    support::Qualification::REGISTER,
    support::Course::REGISTER,
    support::Training::REGISTER,
    support::CredentialType::REGISTER,
    support::Credential::REGISTER,
    support::Experience::REGISTER,
    support::Campaign::REGISTER,
    support::Communication::REGISTER,
    support::Document::REGISTER,
    support::Acknowledgement::REGISTER,
    support::AccessChange::REGISTER,
    support::AccessReview::REGISTER,
    operation::Operation::REGISTER,
    operation::OperationRecord::REGISTER,
    operation::Assessment::REGISTER,
    operation::Incident::REGISTER,
    operation::Supplier::REGISTER,
    operation::Exception::REGISTER,
    operation::Impact::REGISTER,
    operation::Continuity::REGISTER,
    operation::Exercise::REGISTER,
    evaluation::Metric::REGISTER,
    evaluation::Measurement::REGISTER,
    evaluation::ControlTest::REGISTER,
    evaluation::Attestation::REGISTER,
    evaluation::Programme::REGISTER,
    evaluation::Audit::REGISTER,
    evaluation::Finding::REGISTER,
    evaluation::Review::REGISTER,
    improvement::Nonconformity::REGISTER,
    improvement::Action::REGISTER,
    improvement::Improvement::REGISTER,
    project::Project::REGISTER,
    project::Activity::REGISTER,
    certification::Certification::REGISTER,
    certification::Evidence::REGISTER,
    work::Task::REGISTER,
    work::Comment::REGISTER,
    work::OwnField::REGISTER,
    work::SavedView::REGISTER,
    work::ColumnMap::REGISTER,
];

/// Every named act, in the order of the standard.
pub const ACTS: &[&Act] = &[
    context::profiles::BeginSystem::ACT,
    context::profiles::FindNoOpportunity::ACT,
    context::profiles::SetRuleAside::ACT,
    context::profiles::CountRuleAgain::ACT,
    context::scopes::ApproveScope::ACT,
    context::scopes::ReviseScope::ACT,
    context::scopes::BringInScope::ACT,
    context::scopes::BeginOperation::ACT,
    leadership::roles::AssignRole::ACT,
    leadership::roles::RelieveRole::ACT,
    leadership::roles::CommunicateRole::ACT,
    planning::methods::AdoptMethod::ACT,
    planning::methods::ApproveMethod::ACT,
    planning::methods::ReviseMethod::ACT,
    planning::methods::BringInMethod::ACT,
    planning::threats::AdoptThreats::ACT,
    planning::assets::FindNoRisk::ACT,
    planning::risks::ProposeRisks::ACT,
    planning::risks::AdoptRisks::ACT,
    planning::risks::RejectRisks::ACT,
    planning::risks::AssessRisk::ACT,
    planning::risks::DecideRisk::ACT,
    planning::risks::DecideRisks::ACT,
    planning::risks::ExpectRisk::ACT,
    planning::risks::AcceptRisk::ACT,
    planning::risks::AcceptRisks::ACT,
    planning::risks::SignRisks::ACT,
    planning::risks::CountersignRisk::ACT,
    planning::risks::BringInAcceptances::ACT,
    planning::risks::HandOverRisks::ACT,
    planning::risks::ReopenRisk::ACT,
    planning::risks::ReopenIndicated::ACT,
    planning::treatments::ApproveTreatment::ACT,
    planning::treatments::BringInTreatments::ACT,
    planning::treatments::ReviseTreatment::ACT,
    planning::treatments::HandOverTreatments::ACT,
    planning::treatments::AdvanceTreatment::ACT,
    planning::treatments::CompleteTreatment::ACT,
    planning::treatments::JudgeTreatment::ACT,
    planning::treatments::DropTreatment::ACT,
    planning::opportunities::EvaluateOpportunity::ACT,
    planning::applicability::PrepareStatement::ACT,
    planning::applicability::ConfirmReasons::ACT,
    planning::applicability::DecideControls::ACT,
    planning::applicability::TakeStatus::ACT,
    planning::applicability::UpholdExclusion::ACT,
    planning::applicability::CarryOver::ACT,
    planning::statements::FreezeStatement::ACT,
    planning::statements::ApproveStatement::ACT,
    planning::statements::BringInStatement::ACT,
    planning::objectives::CheckInObjective::ACT,
    planning::changes::ApproveChange::ACT,
    planning::changes::ReviseChange::ACT,
    planning::changes::ReviewChange::ACT,
    planning::changes::SettleRisks::ACT,
    planning::changes::BringInChange::ACT,
    support::resources::DecideResource::ACT,
    support::people::HandOverAll::ACT,
    support::people::ErasePerson::ACT,
    support::qualifications::EvaluateQualification::ACT,
    support::trainings::RecordTrainings::ACT,
    support::experiences::ConfirmExperience::ACT,
    support::documents::SubmitDocument::ACT,
    support::documents::ReviewDocument::ACT,
    support::documents::ReturnDocument::ACT,
    support::documents::ApproveDocument::ACT,
    support::documents::PublishDocument::ACT,
    support::documents::BringInDocument::ACT,
    support::documents::ReviseDocument::ACT,
    support::documents::WithdrawDocument::ACT,
    support::documents::EraseDocument::ACT,
    support::acknowledgements::GiveAcknowledgement::ACT,
    support::access_reviews::CompleteAccessReview::ACT,
    operation::operations::RecordOperation::ACT,
    operation::assessments::CompleteAssessment::ACT,
    operation::incidents::ReportIncident::ACT,
    operation::incidents::StartClocks::ACT,
    operation::incidents::SendReport::ACT,
    operation::incidents::CloseIncident::ACT,
    operation::incidents::BringInIncident::ACT,
    operation::incidents::ReopenIncident::ACT,
    operation::exceptions::ApproveException::ACT,
    evaluation::attestations::SignAttestation::ACT,
    evaluation::attestations::WithdrawAttestation::ACT,
    evaluation::programmes::ApproveProgramme::ACT,
    evaluation::programmes::ReviseProgramme::ACT,
    evaluation::audits::IssueReport::ACT,
    evaluation::audits::CloseAudit::ACT,
    evaluation::audits::BringInAudit::ACT,
    evaluation::findings::ConfirmGrade::ACT,
    evaluation::findings::CloseFinding::ACT,
    evaluation::findings::ReopenFinding::ACT,
    evaluation::findings::BringInFinding::ACT,
    evaluation::reviews::SignReview::ACT,
    evaluation::reviews::BringInReview::ACT,
    improvement::nonconformities::AdvanceNonconformity::ACT,
    improvement::nonconformities::JudgeEffectiveness::ACT,
    improvement::nonconformities::CloseNonconformity::ACT,
    improvement::nonconformities::ReopenNonconformity::ACT,
    improvement::nonconformities::BringInNonconformity::ACT,
    improvement::improvements::DecideImprovement::ACT,
    project::activities::DeclareDone::ACT,
    project::activities::DeclareShown::ACT,
    certification::certifications::DecideCertification::ACT,
    certification::certifications::BringInCertificate::ACT,
    work::tasks::AskFor::ACT,
    work::tasks::CompleteTasks::ACT,
    work::comments::WriteComment::ACT,
    work::comments::WithdrawComment::ACT,
];

/// The act with this key.
pub fn act(key: &str) -> Option<&'static Act> {
    ACTS.iter().find(|act| act.key == key).copied()
}

/// The acts on records of this register.
pub fn acts_on(register: &str) -> impl Iterator<Item = &'static Act> {
    ACTS.iter().filter(move |act| act.subject() == Some(register)).copied()
}
