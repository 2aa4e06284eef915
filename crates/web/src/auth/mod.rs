//! Accounts at the door: the first administrator, signing in and out, sessions, tokens, members.

pub mod account;
mod agent;
pub mod cookie;
pub mod inviting;
pub mod members;
mod past;
pub mod preferences;
pub mod settings;
pub mod setup;
pub mod sign_in;

/// What a form sent: names with their texts, in the order of the page.
pub type Pairs = Vec<(String, String)>;

/// The last text under a name; empty where there is none.
pub fn text<'a>(pairs: &'a Pairs, name: &str) -> &'a str {
    pairs.iter().rev().find(|(own, _)| own == name).map_or("", |(_, text)| text)
}
