//! The way to a certificate and through its years, with the evidence.

pub mod audit_time;
pub mod certifications;
pub mod evidence;

pub use certifications::Certification;
pub use evidence::Evidence;
