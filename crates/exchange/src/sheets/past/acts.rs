//! The acts by which the past of a register comes in, and the places of records that they write.

use kernel::{Act, Path, Register};

/// An act by which the past of a register comes in.
pub struct Way {
    /// The register.
    pub register: &'static str,
    /// The act.
    pub act: &'static str,
    /// The places that it writes, each with the argument that says it; the first two tell by themselves that it was done.
    pub places: &'static [(&'static str, &'static str)],
    /// Places without which it is refused.
    pub needs: &'static [&'static str],
    /// The argument that tells where it can be seen.
    pub source: &'static str,
    /// Whether a day tells that it was done, and a status is about it only where one of its words says so.
    pub either: bool,
    /// States of a record of which it may have been done; in any other one a row is brought in as it says. None where its
    /// state says nothing of it.
    pub states: &'static [&'static str],
    /// The act that is done before it.
    pub before: Option<&'static str>,
    /// An argument for a day that is the one of another argument at the latest, where nothing says it.
    pub by_then: Option<(&'static str, &'static str)>,
    /// An argument for a day that a field tells as a moment, where nothing says the day itself.
    pub day_of: Option<(&'static str, &'static str)>,
}

impl Way {
    /// A way whose places and needs are to be said.
    const fn of(register: &'static str, act: &'static str) -> Self {
        Self {
            register,
            act,
            places: &[],
            needs: &[],
            source: PROOF,
            either: false,
            states: &[],
            before: None,
            by_then: None,
            day_of: None,
        }
    }

    /// Whether a place tells by itself that it was done: the first two do.
    pub fn tells(&self, place: &str) -> bool {
        self.places[..2].iter().any(|(own, _)| *own == place)
    }
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
const WAYS: [Way; 11] = [
    Way {
        places: &[
            ("approval.on", "approved_on"),
            ("approval.by", "approved_by"),
            ("publication.holds_from", "holds_from"),
            (VERSION, "version"),
            ("approval.proof", PROOF),
        ],
        needs: &["approval.by", "approval.on", "storage"],
        ..Way::of("document", "document.bring_in")
    },
    Way {
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
        ..Way::of("nonconformity", "nonconformity.bring_in")
    },
    Way {
        places: &[
            ("closure.on", "closed_on"),
            ("closure.by", "closed_by"),
            ("closure.result", "result"),
            ("closure.proof", PROOF),
        ],
        needs: &["closure.on"],
        ..Way::of("finding", "finding.bring_in")
    },
    Way {
        places: &[("approval.on", "approved_on"), ("approval.by", "approved_by"), ("approval.proof", PROOF)],
        needs: &["approval.by", "approval.on"],
        ..Way::of("change", "change.bring_in")
    },
    Way {
        places: &[("report.on", "reported_on"), ("report.by", "reported_by"), ("report.proof", PROOF)],
        needs: &["report.on"],
        states: &["reporting", "done"],
        ..Way::of("audit", "audit.bring_in")
    },
    Way {
        places: &[("signature.on", "signed_on"), ("signature.by", "signed_by"), ("signature.proof", PROOF)],
        needs: &["signature.by", "signature.on"],
        ..Way::of("review", "review.bring_in")
    },
    Way {
        places: &[("decision.on", "certified_on"), ("decision.valid_until", "valid_until"), ("decision.proof", PROOF)],
        needs: &["decision.on", "decision.valid_until"],
        ..Way::of("certification", "certification.bring_in")
    },
    Way {
        places: &[
            ("acceptance.on", "accepted_on"),
            ("acceptance.by", "accepted_by"),
            ("acceptance.until", "until"),
            ("acceptance.reason", "reason"),
            ("acceptance.countersigned_by", "countersigned_by"),
            ("current.on", "judged_on"),
            ("acceptance.proof", PROOF),
        ],
        needs: &["acceptance.on"],
        either: true,
        by_then: Some(("judged_on", "accepted_on")),
        ..Way::of("risk", "risk.bring_in")
    },
    Way {
        places: &[
            ("closure.by", "closed_by"),
            ("closure.on", "closed_on"),
            ("closure.remark", "remark"),
            ("closure.proof", PROOF),
        ],
        needs: &["closure.by"],
        states: &["resolved", "closed"],
        day_of: Some(("closed_on", "closed_at")),
        ..Way::of("incident", "incident.bring_in")
    },
    Way {
        places: &[("completion.on", "on"), ("completion.by", "by"), ("completion.result", "result")],
        needs: &["completion.on", "completion.by"],
        states: &["done"],
        source: "result",
        ..Way::of("treatment", "treatment.complete")
    },
    Way {
        places: &[
            ("approval.on", "approved_on"),
            ("approval.by", "approved_by"),
            (VERSION, "version"),
            ("approval.proof", PROOF),
        ],
        needs: &["approval.by", "approval.on"],
        before: Some("statement.freeze"),
        ..Way::of("statement", "statement.bring_in")
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
    // Acts on several records name the one that they refuse.
    let argument = argument
        .split_once('.')
        .filter(|(one, _)| register.reference.read(one).is_some())
        .map_or(argument, |(_, own)| own);
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
            let proof = act.arguments.iter().any(|own| own.key == way.source && own.required);
            let others = way.before.into_iter().all(|own| super::act(own).is_some());
            let days = way.by_then.into_iter().flat_map(|(own, of)| [own, of]);
            let known = |own: &str| act.arguments.iter().any(|argument| argument.key == own);
            assert!(others && days.into_iter().all(known), "{}", way.act);
            assert!(proof, "{} asks where it can be seen", way.act);
        }
    }
}
