//! Whether words tell that something is done.

/// What turns what follows in a sentence into its opposite.
const DENYING: [&str; 12] =
    ["no", "not", "none", "nobody", "without", "neither", "nor", "never", "except", "excluding", "outside", "instead"];
/// Development of these is none of software.
const OTHERWISE: [&str; 18] = [
    "business",
    "staff",
    "personal",
    "personnel",
    "people",
    "career",
    "professional",
    "sales",
    "market",
    "organizational",
    "organisational",
    "competence",
    "regional",
    "urban",
    "rural",
    "community",
    "property",
    "leadership",
];
/// What tells of equipment that software runs on.
const EQUIPMENT: [&str; 26] = [
    "laptop",
    "laptops",
    "notebook",
    "notebooks",
    "workstation",
    "workstations",
    "computer",
    "computers",
    "desktop",
    "desktops",
    "endpoint",
    "endpoints",
    "pc",
    "pcs",
    "server",
    "servers",
    "phones",
    "smartphone",
    "smartphones",
    "tablet",
    "tablets",
    "device",
    "devices",
    "controllers",
    "network",
    "networks",
];
/// What tells of incidents and how they are handled.
const INCIDENTS: [&str; 6] = ["incident", "incidents", "event", "events", "breach", "breaches"];
/// What tells that people work from home.
const HOME: [[&str; 2]; 8] = [
    ["from", "home"],
    ["at", "home"],
    ["home", "office"],
    ["home", "offices"],
    ["home", "working"],
    ["remote", "work"],
    ["remote", "working"],
    ["work", "remotely"],
];

/// Whether words tell that software is developed.
pub fn development(text: &str) -> bool {
    let at = |words: &[String], at: usize| match words[at].as_str() {
        "development" | "develop" | "develops" | "developing" | "developed" | "developers" => {
            at == 0 || !OTHERWISE.contains(&words[at - 1].as_str())
        }
        "code" => at > 0 && words[at - 1] == "source",
        other => other.contains("development") && other.len() > "development".len(),
    };
    tells(text, at)
}

/// Whether words tell that people work from home.
pub fn home(text: &str) -> bool {
    let pair = |words: &[String], at: usize| {
        at > 0 && HOME.iter().any(|[one, other]| words[at - 1] == *one && words[at] == *other)
    };
    let one = |word: &str| matches!(word, "teleworking" | "telework" | "homeoffice" | "homes");
    tells(text, |words, at| pair(words, at) || one(&words[at]))
}

/// Whether a name tells of equipment that software runs on.
pub fn equipment(name: &str) -> bool {
    tells(name, |words, at| EQUIPMENT.contains(&words[at].as_str()))
}

/// Whether a name tells of incidents.
pub fn incidents(name: &str) -> bool {
    tells(name, |words, at| INCIDENTS.contains(&words[at].as_str()))
}

/// Whether a sentence tells of something, by a word of it and those around, and denies nothing before.
fn tells(text: &str, of: impl Fn(&[String], usize) -> bool) -> bool {
    let told = |sentence: &str| {
        let words = sentence.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        let words: Vec<_> = words.map(str::to_lowercase).collect();
        let denied = words.iter().position(|word| DENYING.contains(&word.as_str())).unwrap_or(words.len());
        (0..denied).any(|at| of(&words, at))
    };
    text.split(['.', ';', '\n']).any(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_of_development_of_software_alone() {
        for text in ["Development of the platform", "Softwaredevelopment", "Source code", "We run and develop it"] {
            assert!(development(text), "{text}");
        }
        for text in ["Business development", "Operation without development", "No own development", "Codes of conduct"]
        {
            assert!(!development(text), "{text}");
        }
    }

    #[test]
    fn words_tell_of_work_from_home() {
        for text in ["The office in Graz and work from home.", "Home office is usual", "Homes of staff"] {
            assert!(home(text), "{text}");
        }
        for text in ["Nobody works from home", "A nursing home", "Care of the home network"] {
            assert!(!home(text), "{text}");
        }
    }
}
