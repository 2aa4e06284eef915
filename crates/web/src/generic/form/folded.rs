//! Fields of a long form that are folded away until somebody needs them: what a record can do without, and what is known
//! of it only later.

use kernel::{Field, Kind, Register};

use crate::auth::{Pairs, text};
use crate::generic::chapters::Chapter;
use crate::generic::input::Input;
use crate::texts::Texts;

/// Fewest fields that are worth a fold of their own.
const FOLDED_MIN: usize = 3;
/// Labels that the line of a fold names.
const NAMED_MAX: usize = 6;

/// Fields that stand folded below one line.
pub struct Fold {
    /// What they are.
    pub label: String,
    /// Whether it stands open.
    pub open: bool,
    /// The fields.
    pub inputs: Vec<Input>,
}

/// What is known only from a state on: the register, its field of the state, the states before, the fields.
struct Later {
    register: &'static str,
    state: &'static str,
    before: &'static [&'static str],
    label: &'static str,
    fields: &'static [&'static str],
}

const LATER: &[Later] = &[Later {
    register: "audit",
    state: "state",
    before: &["planned", ""],
    label: "fold-audit",
    fields: &[
        "checklist",
        "samples",
        "summary",
        "conforms",
        "effective",
        "strengths",
        "deviations",
        "follow_up",
        "distribution",
        "evidence",
    ],
}];

/// The fields of a chapter that stay in sight, and those that are folded away. What is filled, refused or asked for by
/// the standard stays.
pub fn folded(
    t: &Texts,
    register: &'static Register,
    pairs: &Pairs,
    chapter: Option<Chapter>,
    inputs: Vec<Input>,
) -> (Vec<Input>, Vec<Fold>) {
    let later = LATER.iter().find(|own| own.register == register.key);
    let comes_later = |input: &Input| later.is_some_and(|own| own.fields.contains(&input.name.as_str()));
    let (results, inputs): (Vec<_>, Vec<_>) = inputs.into_iter().partition(comes_later);
    let mut folds: Vec<_> = later.and_then(|own| results_of(t, own, pairs, results)).into_iter().collect();
    if chapter.is_none() {
        return (inputs, folds);
    }
    let seldom = |input: &Input| {
        let field = register.field(&input.name).map(|(_, field)| field);
        !input.is_needed() && field.is_some_and(|field| is_seldom(register, field))
    };
    if inputs.iter().filter(|input| seldom(input)).count() < FOLDED_MIN {
        return (inputs, folds);
    }
    let (folded, inputs): (Vec<_>, Vec<_>) = inputs.into_iter().partition(seldom);
    let mut names: Vec<_> = folded.iter().take(NAMED_MAX).map(|input| input.label.clone()).collect();
    names.extend((folded.len() > NAMED_MAX).then(|| "…".to_owned()));
    folds.insert(0, Fold { label: t.one("fold-more", "fields", names.join(", ")), open: false, inputs: folded });
    (inputs, folds)
}

fn results_of(t: &Texts, later: &Later, pairs: &Pairs, inputs: Vec<Input>) -> Option<Fold> {
    let begun = !later.before.contains(&text(pairs, later.state));
    let open = begun || inputs.iter().any(Input::is_needed);
    (!inputs.is_empty()).then(|| Fold { label: t.t(later.label).to_owned(), open, inputs })
}

/// Fields that no clause asks for, and that much is worked out from all the same.
const KEPT: &[&str] = &["description", "depends_on", "supplier", "site", "owner"];

/// Whether a field is one that most records do without: no clause asks for it, no list shows it, nothing depends on it.
fn is_seldom(register: &Register, field: &Field) -> bool {
    let leads = register.live_fields().any(|(_, other)| other.when.is_some_and(|(key, _)| key == field.key));
    let kept = KEPT.contains(&field.key) || matches!(field.kind, Kind::File);
    !kept && field.clause.is_empty() && !field.column && !field.required && field.when.is_none() && !leads
}
