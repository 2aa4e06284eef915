//! Why a verb ends early, how that is told, and with which exit code.

use std::process::ExitCode;

use engine::Failure;
use kernel::Refusal;
use serde_json::Value as Json;

/// A rule, or the usage, said no.
const EXIT_REFUSED: u8 = 2;
/// The world broke, or `check` found a gap.
const EXIT_FAULT: u8 = 1;

/// One refusal, from here or from a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    field: String,
    message: String,
    basis: String,
    clause: String,
}

/// Why a verb ends early.
#[derive(Debug)]
pub enum Stop {
    /// Rules said no.
    Refused(Vec<Said>),
    /// The world broke.
    Fault(String),
    /// What was asked for was done, and shows an open gap or damage.
    Found,
}

impl Stop {
    /// Something about how the verb was used, and what to do.
    pub fn usage(message: impl Into<String>) -> Self {
        Refusal::software("", message).into()
    }

    /// Tells it and gives the exit code.
    pub fn tell(&self) -> ExitCode {
        match self {
            Self::Refused(refusals) => {
                refusals.iter().for_each(|said| eprintln!("{said}"));
                ExitCode::from(EXIT_REFUSED)
            }
            Self::Fault(message) => {
                eprintln!("{message}");
                ExitCode::from(EXIT_FAULT)
            }
            Self::Found => ExitCode::from(EXIT_FAULT),
        }
    }

    /// What a server's problem says.
    pub fn from_problem(status: u16, problem: &Json) -> Self {
        let text = |json: &Json, key: &str| json[key].as_str().unwrap_or_default().to_owned();
        let errors = problem["errors"].as_array().into_iter().flatten();
        let said = errors.map(|error| Said {
            field: text(error, "field"),
            message: text(error, "message"),
            basis: text(error, "basis"),
            clause: text(error, "clause"),
        });
        let said: Vec<_> = said.collect();
        let told = Some(text(problem, "detail")).filter(|detail| !detail.is_empty());
        let told = told.unwrap_or_else(|| format!("the server answered {status} {}", text(problem, "title")));
        match status {
            500.. => Self::Fault(told),
            _ if said.is_empty() => Self::usage(told),
            _ => Self::Refused(said),
        }
    }
}

impl std::fmt::Display for Stop {
    /// Everything in one line, for whoever cannot be told line by line.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusals) => {
                let told: Vec<_> = refusals.iter().map(ToString::to_string).collect();
                f.write_str(&told.join("; "))
            }
            Self::Fault(message) => f.write_str(message),
            Self::Found => Ok(()),
        }
    }
}

impl std::fmt::Display for Said {
    /// `until: pick a date after today (requirement, 6.1.3 f)`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.message)?;
        match (self.basis.as_str(), self.clause.as_str()) {
            // That the software cannot take it needs no saying.
            ("software" | "", "") => Ok(()),
            (basis, "") => write!(f, " ({basis})"),
            (basis, clause) => write!(f, " ({basis}, {clause})"),
        }
    }
}

impl From<Refusal> for Said {
    fn from(refusal: Refusal) -> Self {
        let Refusal { field, message, basis, clause, .. } = refusal;
        Self { field, message, basis: basis.key().to_owned(), clause: clause.into_owned() }
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal.into()])
    }
}
impl From<Vec<Refusal>> for Stop {
    fn from(refusals: Vec<Refusal>) -> Self {
        Self::Refused(refusals.into_iter().map(Said::from).collect())
    }
}
impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusals) => refusals.into(),
            Failure::Missing(what) => Self::usage(what),
            Failure::Fault(fault) => Self::Fault(fault.to_string()),
        }
    }
}
impl From<engine::Fault> for Stop {
    fn from(fault: engine::Fault) -> Self {
        Self::Fault(fault.to_string())
    }
}
impl From<ledger::Fault> for Stop {
    fn from(fault: ledger::Fault) -> Self {
        Self::Fault(fault.to_string())
    }
}

/// A file that could not be read or written.
pub fn file(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Stop {
    move |error| Stop::Fault(format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_refusal_is_told_in_one_line_with_basis_and_clause() {
        let line = |refusal: Refusal| Said::from(refusal).to_string();
        let message = "pick a date after today";
        let requirement = Refusal::requirement("until", "6.1.3 f", message);
        assert_eq!(line(requirement), "until: pick a date after today (requirement, 6.1.3 f)");
        assert_eq!(line(Refusal::house_rule("until", message)), "until: pick a date after today (house-rule)");
        assert_eq!(line(Refusal::software("", message)), message);
    }

    #[test]
    fn a_problem_of_a_server_is_told_like_a_refusal_of_ours() {
        let error = json!({ "field": "until", "message": "too late", "basis": "requirement", "clause": "6.1.3 f" });
        let Stop::Refused(said) = Stop::from_problem(422, &json!({ "errors": [error] })) else { panic!("refused") };
        assert_eq!(said[0].to_string(), "until: too late (requirement, 6.1.3 f)");
        assert!(matches!(Stop::from_problem(500, &json!({ "title": "the server failed" })), Stop::Fault(_)));
        assert!(matches!(Stop::from_problem(404, &json!({ "detail": "no such risk" })), Stop::Refused(_)));
    }
}
