//! The ledger through its public interface, on every store.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod aside;
mod beside;
mod builder;
mod cut;
mod damage;
mod disk;
mod exported;
mod failing;
mod lies;
mod load;
mod outrun;
mod outsiders;
mod proofs;
mod proxy;
mod stolen;
mod story;
