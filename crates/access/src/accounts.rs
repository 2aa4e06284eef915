//! The instance's own registers: organizations, accounts, and who belongs where.

use kernel::{Guard, Link, Proposal, Record, Refusal, Text};

use crate::roles::Role;

/// An organization whose management system is kept here.
#[derive(Clone, Debug, Record)]
#[register(key = "organization", plural = "organizations", reference = "ORG-{n:03}")]
pub struct Organization {
    /// Its name.
    #[field(column)]
    pub name: Text,
    /// Its key in URLs and commands: small letters, digits and hyphens.
    #[field(column, unique)]
    pub key: Text,
    /// Its time zone, such as Europe/Oslo; days begin and end there.
    #[field(column)]
    pub time_zone: Option<Text>,
}

/// Somebody, or a program, that can sign in.
#[derive(Clone, Debug, Record)]
#[register(key = "account", plural = "accounts", reference = "ACC-{n:04}")]
pub struct Account {
    /// Name as others see it.
    #[field(column)]
    pub name: Text,
    /// What is typed to sign in: an e-mail address or a short name.
    #[field(column, unique)]
    pub login: Text,
    /// Preferred language, such as en.
    pub language: Option<Text>,
    /// May found organizations and administer every account of this instance.
    #[field(column)]
    pub administrator: bool,
    /// Cannot sign in.
    #[field(column)]
    pub locked: bool,
}

/// An account belongs to an organization, in a role.
#[derive(Clone, Debug, Record)]
#[register(key = "membership", plural = "memberships", reference = "MEM-{n:04}")]
pub struct Membership {
    /// The organization's key and the account's login, so that each pair stands once.
    #[field(column, unique)]
    pub pair: Text,
    /// The account.
    pub account: Link<Account>,
    /// The organization.
    pub organization: Link<Organization>,
    /// What the account is there.
    #[field(column)]
    pub role: Role,
    /// The id of the person of that organization whom the account stands for.
    pub person: Option<Text>,
}

impl Guard for Organization {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let key: &str = &proposal.after.key;
        let first = key.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
        let rest = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        let mut refusals = Vec::new();
        if !first || !rest || key.len() > 40 || key == "instance" {
            let message = "use 1 to 40 small letters, digits and hyphens, beginning with a letter";
            refusals.push(Refusal::software("key", message));
        }
        let known = |zone: &Text| jiff::tz::TimeZone::get(zone).is_ok();
        if proposal.after.time_zone.as_ref().is_some_and(|zone| !known(zone)) {
            refusals.push(Refusal::software("time_zone", "write a time zone such as Europe/Oslo"));
        }
        refusals
    }
}

impl Guard for Account {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let login: &str = &proposal.after.login;
        let odd = login.chars().any(|c| c.is_whitespace() || c.is_uppercase());
        let refusal = || Refusal::software("login", "use small letters without spaces, such as an e-mail address");
        odd.then(refusal).into_iter().collect()
    }
}

impl Guard for Membership {}
