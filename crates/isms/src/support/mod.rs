//! Clause 7: the people, and later what they need to know, read and be told.

pub mod access_changes;
pub mod access_reviews;
pub mod acknowledgements;
pub mod campaigns;
pub mod communications;
pub mod competences;
pub mod courses;
pub mod credential_types;
pub mod credentials;
pub mod documents;
pub mod experiences;
pub mod people;
pub mod qualifications;
pub mod resources;
pub mod trainings;

pub use access_changes::AccessChange;
pub use access_reviews::AccessReview;
pub use acknowledgements::Acknowledgement;
pub use campaigns::Campaign;
pub use communications::Communication;
pub use competences::Competence;
pub use courses::Course;
pub use credential_types::CredentialType;
pub use credentials::Credential;
pub use documents::Document;
pub use experiences::Experience;
pub use people::Person;
pub use qualifications::Qualification;
pub use resources::Resource;
pub use trainings::Training;
