//! The acts by which the past of a register comes in, and the places of records that they write.

use kernel::{Act, Path, Register};

/// An act by which the past of a register comes in.
pub struct Way {
    /// The register.
    pub register: &'static str,
    /// The act.
    pub act: &'static str,
    /// The places that it writes, each with the argument that says it; the first tells by itself that it was done.
    pub places: &'static [(&'static str, &'static str)],
    /// Places without which it is refused.
    pub needs: &'static [&'static str],
}

/// The version that was approved: its number, or what is printed where that is more than a number.
pub const VERSION: &str = "approval.version";
/// Where the version is kept as it is printed.
pub const PRINTED: &str = "printed_version";
/// Whether actions worked, which decides whether whoever checked them is told.
pub const EFFECTIVE: &str = "effectiveness.effective";
/// The argument for whoever checked.
pub const CHECKED_BY: &str = "checked_by";
/// The argument for where it can be seen.
pub const PROOF: &str = "proof";

/// Every such act.
const WAYS: [Way; 7] = [
    Way {
        register: "document",
        act: "document.bring_in",
        places: &[
            ("approval.on", "approved_on"),
            ("approval.by", "approved_by"),
            ("publication.holds_from", "holds_from"),
            (VERSION, "version"),
            ("approval.proof", PROOF),
        ],
        needs: &["approval.by", "approval.on", "storage"],
    },
    Way {
        register: "nonconformity",
        act: "nonconformity.bring_in",
        places: &[
            ("closure.on", "closed_on"),
            ("closure.by", "closed_by"),
            ("effectiveness.by", CHECKED_BY),
            ("effectiveness.on", "checked_on"),
            ("effectiveness.result", "result"),
            (EFFECTIVE, ""),
            ("closure.proof", PROOF),
        ],
        needs: &["closure.on"],
    },
    Way {
        register: "finding",
        act: "finding.bring_in",
        places: &[
            ("closure.on", "closed_on"),
            ("closure.by", "closed_by"),
            ("closure.result", "result"),
            ("closure.proof", PROOF),
        ],
        needs: &["closure.on"],
    },
    Way {
        register: "change",
        act: "change.bring_in",
        places: &[("approval.on", "approved_on"), ("approval.by", "approved_by"), ("approval.proof", PROOF)],
        needs: &["approval.by", "approval.on"],
    },
    Way {
        register: "audit",
        act: "audit.bring_in",
        places: &[("report.on", "reported_on"), ("report.by", "reported_by"), ("report.proof", PROOF)],
        needs: &["report.on"],
    },
    Way {
        register: "review",
        act: "review.bring_in",
        places: &[("signature.on", "signed_on"), ("signature.by", "signed_by"), ("signature.proof", PROOF)],
        needs: &["signature.by", "signature.on"],
    },
    Way {
        register: "certification",
        act: "certification.bring_in",
        places: &[("decision.on", "certified_on"), ("decision.valid_until", "valid_until"), ("decision.proof", PROOF)],
        needs: &["decision.on", "decision.valid_until"],
    },
];

/// The act by which the past of a register comes in, where there is one.
pub fn way(register: &str) -> Option<&'static Way> {
    WAYS.iter().find(|way| way.register == register)
}

/// The registers whose past comes in by lists.
pub fn registers() -> impl Iterator<Item = &'static Register> {
    isms::REGISTERS.iter().copied().filter(|register| way(register.key).is_some())
}

/// The places of a register that may be said to be those of a column, because an act of bringing in writes them.
pub fn places(register: &Register) -> impl Iterator<Item = Path> {
    let places = way(register.key).map_or(&[][..], |way| way.places);
    places.iter().filter_map(|(place, _)| place.parse().ok())
}

/// Whether a place that only acts write may be said for all rows: an act of bringing in takes it.
pub fn is_said(register: &Register, path: &Path) -> bool {
    let place = path.to_string();
    way(register.key).is_some_and(|way| way.places.iter().any(|(own, argument)| *own == place && !argument.is_empty()))
}

/// Whether a place is needed of what comes in as it was decided before.
pub fn is_needed(register: &Register, path: &Path) -> bool {
    let place = path.to_string();
    way(register.key).is_some_and(|way| way.needs.iter().any(|own| *own == place))
}

/// The place that an argument of such an act fills, where a refusal names it.
pub fn place_of(register: &Register, argument: &str) -> Option<&'static str> {
    let place = |(_, own): &&(&str, &str)| *own == argument && !argument.is_empty();
    way(register.key)?.places.iter().find(place).map(|(place, _)| *place)
}

/// A place of a way.
pub fn path(place: &str) -> Path {
    place.parse().expect("the places of the ways are places")
}

/// A named act.
pub fn act(key: &str) -> Option<&'static Act> {
    isms::ACTS.iter().find(|act| act.key == key).copied()
}

#[cfg(test)]
mod tests {
    use kernel::parse;

    use super::{WAYS, act, path};

    #[test]
    fn every_way_names_an_act_its_arguments_and_places_of_its_register() {
        for way in &WAYS {
            let act = act(way.act).unwrap_or_else(|| panic!("{}", way.act));
            let register = isms::REGISTERS.iter().find(|own| own.key == way.register).expect("a listed register");
            for (place, argument) in way.places {
                assert!(parse::place(register.fields, &path(place)).is_ok(), "{}: {place}", way.register);
                let known = argument.is_empty() || act.arguments.iter().any(|own| own.key == *argument);
                assert!(known, "{}: {argument}", way.act);
            }
            assert!(way.needs.iter().all(|place| parse::place(register.fields, &path(place)).is_ok()));
            let proof = act.arguments.iter().any(|own| own.key == super::PROOF && own.required);
            assert!(proof, "{} asks where it can be seen", way.act);
        }
    }
}
