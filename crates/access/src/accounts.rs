//! The instance's own registers: organizations, accounts, and who belongs where.

use kernel::{Guard, Held, Id, Link, Proposal, Record, Refusal, State, Text};

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
        if odd {
            return vec![Refusal::software("login", "use small letters without spaces, such as an e-mail address")];
        }
        // Whoever has an odd one from earlier keeps it.
        if proposal.before.is_none() && !is_plausible(login) {
            let message = format!(
                "use at most {LOGIN_BYTES_MAX} bytes of letters, digits and . _ - + ' @, beginning with a letter or a digit, such as an e-mail address"
            );
            return vec![Refusal::software("login", message)];
        }
        Vec::new()
    }
}

/// Longest login: as long as an e-mail address may be.
const LOGIN_BYTES_MAX: usize = 254;

/// Whether a login can be somebody's address or short name.
fn is_plausible(login: &str) -> bool {
    let known = |letter: char| letter.is_alphanumeric() || "._-+'@".contains(letter);
    login.len() <= LOGIN_BYTES_MAX
        && login.chars().next().is_some_and(char::is_alphanumeric)
        && login.chars().all(known)
        && login.matches('@').count() <= 1
}

/// Where an account belongs: each organization, with what the account is there.
pub fn belongs(account: Id<Account>, state: &State) -> impl Iterator<Item = (&Held<Organization>, &Held<Membership>)> {
    let all = state.pointing::<Membership>(account.raw());
    all.filter_map(|(_, membership)| Some((state.get(membership.organization)?, membership)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_an_address_or_a_short_name() {
        for login in ["ada", "ada@example.org", "o'neil+isms@example.org", "åse.østby", "7up", "a_b-c"] {
            assert!(is_plausible(login), "{login}");
        }
        let long = "a".repeat(255);
        for login in
            ["", "<b>ada</b>", "ada\u{1b}[31m", "ada\u{202e}", "\"ada\"", "a@b@c", "@ada", "-ada", "a/b", &long]
        {
            assert!(!is_plausible(login), "{login:?}");
        }
    }
}
