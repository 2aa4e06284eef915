//! How far a control is in place that is made by its name alone: what was said, or what the heading of its column says.

use isms::planning::Control;
use isms::planning::controls::Implementation;
use kernel::{Choice, Declared, Kind};

use crate::sheets::columns::vocabulary::spaced;
use crate::sheets::cues::CUES;

/// What stands before the state of a new control: `+implemented`.
const NEW: [(&str, Implementation); 4] = [
    ("+implemented", Implementation::Implemented),
    ("+partly", Implementation::Partly),
    ("+planned", Implementation::Planned),
    ("+not-started", Implementation::NotStarted),
];

/// The state in which a text makes a new control.
pub fn read(text: &str) -> Option<Implementation> {
    NEW.iter().find(|(own, _)| *own == text).map(|(_, state)| *state)
}

/// The text that says it.
pub fn key(state: Implementation) -> &'static str {
    NEW.iter().find(|(_, own)| *own == state).map_or("+", |(text, _)| text)
}

/// The state in which the names below a heading make new controls; none where they make something else.
pub fn begins(kind: &Kind, heading: &str) -> Option<Implementation> {
    (kind.target() == Some(Control::KEY)).then(|| match says_existing(heading) {
        true => Implementation::Implemented,
        false => Implementation::NotStarted,
    })
}

/// What is told of a new control beside its name.
pub fn note(state: Option<Implementation>) -> String {
    state.map(|state| format!(", as {}", state.key())).unwrap_or_default()
}

fn says_existing(heading: &str) -> bool {
    let heading = spaced(heading).to_lowercase();
    let words: Vec<&str> = heading.split(|sign: char| !sign.is_alphanumeric()).collect();
    let cues = &CUES.controls;
    let begins = |word: &&str| cues.existing.iter().any(|own| word.starts_with(own));
    let there = words.iter().any(begins) || cues.in_place.iter().any(|own| heading.contains(own));
    there && !words.iter().any(|word| cues.not_yet.has(word))
}

#[cfg(test)]
mod tests {
    use super::says_existing;

    #[test]
    fn a_heading_says_whether_what_stands_below_is_there() {
        let existing = [
            "Existing controls",
            "Controls in place",
            "Bestehende Maßnahmen",
            "Mesures existantes",
            "Mesures en place",
            "Controles existentes",
            "current_controls",
        ];
        for heading in existing {
            assert!(says_existing(heading), "{heading}");
        }
        for heading in ["Maßnahmen", "Controls", "Planned controls", "Not implemented controls", "Mesures"] {
            assert!(!says_existing(heading), "{heading}");
        }
    }
}
