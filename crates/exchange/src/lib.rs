//! exchange.
pub mod threat_library;
