//! A rule said no: which field, why, on what basis, and what to do.

use std::borrow::Cow;
use std::fmt;

/// What a refusal rests on, so that a house rule is never printed as if the standard demanded it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A requirement of the standard; the clause is named.
    Requirement,
    /// A law or regulation.
    Law,
    /// The organization's own approved method.
    Method,
    /// Good practice or sound bookkeeping that this product asks for and no clause does. Some of these an organization may
    /// set aside on its profile; which, the register of house rules says.
    HouseRule,
    /// The software itself: kinds, links, versions.
    Software,
}

impl Basis {
    /// The word for it in the API and in texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Law => "law",
            Self::Method => "method",
            Self::HouseRule => "house-rule",
            Self::Software => "software",
        }
    }
}

/// Which sort of no this is; each surface has its own way to say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The content does not pass a rule.
    Rule,
    /// The actor may not do this.
    Forbidden,
    /// The record named does not exist.
    Missing,
    /// Somebody else changed the record meanwhile.
    Conflict,
}

impl Ground {
    /// What several refusals come to, so that every surface answers them alike: who may not do it, is told so before
    /// anything else.
    pub fn gravest(refusals: &[Refusal]) -> Self {
        // A link that leads nowhere is a wrong value; only a subject that is not there is a missing page.
        let counts = |refusal: &Refusal| refusal.ground != Self::Missing || refusal.field.is_empty();
        let any = |ground: Self| refusals.iter().any(|refusal| refusal.ground == ground && counts(refusal));
        [Self::Forbidden, Self::Missing, Self::Conflict].into_iter().find(|ground| any(*ground)).unwrap_or(Self::Rule)
    }
}

/// One refusal. Messages are lower case, without full stop, and say what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The place: a field (`owner`, `consequence[c].level`), or empty for the whole act.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
    /// What it rests on.
    pub basis: Basis,
    /// The clause, where one is concerned.
    pub clause: Cow<'static, str>,
    /// Which sort of no.
    pub ground: Ground,
}

impl Refusal {
    fn new(field: impl Into<String>, message: impl Into<String>, basis: Basis, clause: &'static str) -> Self {
        let (field, message, clause) = (field.into(), message.into(), Cow::Borrowed(clause));
        Self { field, message, basis, clause, ground: Ground::Rule }
    }

    /// The standard demands otherwise, in this clause.
    pub fn requirement(field: &str, clause: &'static str, message: impl Into<String>) -> Self {
        Self::new(field, message, Basis::Requirement, clause)
    }

    /// The organization's approved method says otherwise.
    pub fn method(field: &str, message: impl Into<String>) -> Self {
        Self::new(field, message, Basis::Method, "6.1.2 a")
    }

    /// A default of good practice says otherwise.
    pub fn house_rule(field: &str, message: impl Into<String>) -> Self {
        Self::new(field, message, Basis::HouseRule, "")
    }

    /// The software cannot take it.
    pub fn software(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(field, message, Basis::Software, "")
    }

    /// The record or register named does not exist.
    pub fn missing(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { ground: Ground::Missing, ..Self::software(field, message) }
    }

    /// The actor may not do this.
    pub fn forbidden(message: impl Into<String>, basis: Basis) -> Self {
        Self { ground: Ground::Forbidden, ..Self::new("", message, basis, "") }
    }

    /// Somebody else changed the record meanwhile.
    pub fn conflict(message: impl Into<String>) -> Self {
        Self { ground: Ground::Conflict, ..Self::software("", message) }
    }

    /// The same refusal, at a place inside which it was found: a sheet's row, an act of many.
    pub fn within(mut self, place: &str) -> Self {
        self.field = if self.field.is_empty() { place.into() } else { format!("{place}.{}", self.field) };
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.message)?;
        if !self.clause.is_empty() {
            write!(f, " ({})", self.clause)?;
        }
        Ok(())
    }
}

/// A value does not fit its kind. Becomes a [`Refusal`] where the field is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong(pub String);

impl Wrong {
    /// What is wrong and what to write instead.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// The refusal of this at a field.
    pub fn at(self, field: impl Into<String>) -> Refusal {
        Refusal::software(field, self.0)
    }
}
