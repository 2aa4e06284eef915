//! In which state a column of likelihoods or consequences reads a risk: before any control, as it is, or as it is to
//! remain.

use kernel::{Path, Refusal, Register, State, Value};

use isms::planning::scoring;

use super::judgements::ALL;
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::columns::vocabulary::{self, Word};
use crate::sheets::cues::CUES;
use crate::sheets::report::notes;

/// The place of a risk that a heading names by a state and what is read: `Gross impact`, `Likelihood (new)`.
pub fn place(register: &Register, heading: &str) -> Option<Path> {
    let (state, rest) = stated(register, heading)?;
    if is_by_criterion(heading, &rest) {
        return None;
    }
    let read = match vocabulary::heading(register.key, &rest) {
        Some(Word::Place(place)) => place,
        None if rest == "likelihood" || rest == "consequence" => rest.as_str(),
        Some(Word::Computed | Word::Decided) | None => return None,
    };
    if !matches!(read, "likelihood" | "consequence") && !read.starts_with("consequence[") {
        return None;
    }
    whole(format!("{state}{read}").parse().ok()?)
}

/// Whether a heading names a score or level in some state, which is computed here: `Inherent risk score`.
pub fn is_computed(register: &Register, heading: &str) -> bool {
    let scored = |word: &str| ["score", "rating", "level", "risk", "value"].contains(&word);
    stated(register, heading).is_some_and(|(_, rest)| is_by_criterion(heading, &rest))
        || stated(register, heading).is_some_and(|(_, rest)| rest.is_empty())
            && (is_alone(heading)
                || vocabulary::spaced(heading)
                    .to_lowercase()
                    .split(|letter: char| !letter.is_alphanumeric())
                    .any(scored))
}

/// Whether a heading names the risk for one criterion, `Current risk C`, which is no consequence.
fn is_by_criterion(heading: &str, rest: &str) -> bool {
    let of_risk = |word: &str| ["risk", "risiko", "risque", "riesgo"].contains(&word);
    ["c", "i", "a"].contains(&rest) && vocabulary::spaced(heading).to_lowercase().split(' ').any(of_risk)
}

/// Whether a heading is nothing but such a word.
pub fn is_alone(heading: &str) -> bool {
    CUES.stages.alone.has(&vocabulary::plain(heading))
}

/// What stands before the fields of the state that a heading of a list of risks names; none where it names none.
pub fn state(register: &Register, heading: &str) -> Option<&'static str> {
    stated(register, heading).map(|(state, _)| state)
}

/// The state that a heading of a list of risks names, and the words beside it.
fn stated(register: &Register, heading: &str) -> Option<(&'static str, String)> {
    if register.key != "risk" {
        return None;
    }
    let words: Vec<_> = vocabulary::spaced(heading)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.chars().all(|sign| sign.is_ascii_digit()))
        .map(str::to_lowercase)
        .collect();
    let all = format!(" {} ", words.join(" "));
    let stages = &CUES.stages;
    let states = [("inherent_", &stages.inherent), ("residual_", &stages.residual), ("", &stages.current)];
    let (state, word) = states.into_iter().find_map(|(state, words)| {
        words.iter().find(|word| all.contains(&format!(" {word} "))).map(|word| (state, word))
    })?;
    let rest = all.replacen(&format!(" {word} "), " ", 1);
    let rest: Vec<_> = rest.split_whitespace().filter(|word| !stages.idle.has(word)).collect();
    Some((state, rest.join(" ")))
}

/// What is read before any control for all criteria at once has a place for all of them.
pub fn whole(path: Path) -> Option<Path> {
    let all = path.field == INHERENT && path.group_key().is_none();
    Some(if all { Path::group(INHERENT, ALL).part("level") } else { path })
}

/// The consequence by criterion if no control worked.
pub const INHERENT: &str = "inherent_consequence";
/// The likelihood if no control worked.
const INHERENT_LIKELIHOOD: &str = "inherent_likelihood";

/// A level that stands for all criteria is that of each.
pub fn spread(values: &mut Vec<(Path, Value, usize)>, state: &State) {
    let all = |path: &Path| path.field == INHERENT && path.group_key() == Some(ALL);
    let Some(at) = values.iter().position(|(path, ..)| all(path)) else { return };
    let (_, level, column) = values.remove(at);
    let Some((_, method)) = scoring::at_hand(state) else { return };
    for (key, _) in method.criteria.iter() {
        let path = Path::group(INHERENT, key.to_owned()).part("level");
        if !values.iter().any(|(own, ..)| *own == path) {
            values.push((path, level.clone(), column));
        }
    }
}

/// Columns that read the same of a risk once more, both at once: the second reading is what is to remain. Whatever else
/// stands twice is asked about.
pub fn second(register: &Register, columns: &mut [Column], place: &str) -> (Vec<String>, Vec<Refusal>) {
    let (mut notes, mut refusals) = (Vec::new(), Vec::new());
    if register.key != "risk" {
        return (notes, refusals);
    }
    let of = |columns: &[Column], field: &str| -> Vec<usize> {
        let fills = |own: &Column| {
            own.filled().is_some_and(|path| path.field == field && path.group_key().is_none_or(|key| key == ALL))
        };
        (0..columns.len()).filter(|at| fills(&columns[*at])).collect()
    };
    let (likely, grave) = (of(columns, "likelihood"), of(columns, "consequence"));
    let free = ["residual_likelihood", "residual_consequence"].iter().all(|field| of(columns, field).is_empty());
    let said = likely.iter().chain(&grave).any(|at| columns[*at].by == By::Told);
    match (&likely[..], &grave[..]) {
        ([_, second], [_, third]) if free && !said => {
            notes.push(format!(
                "{} and {}: likelihood and consequence stand here for the second time, and are read as what is to remain after treatment; where they are something else, say what",
                notes::named(&columns[*second]),
                notes::named(&columns[*third])
            ));
            for at in [*second, *third] {
                let meaning = match &columns[at].meaning {
                    Meaning::Place(path) => Meaning::Place(residual(path)),
                    Meaning::Judged(path) => Meaning::Judged(residual(path)),
                    other => other.clone(),
                };
                columns[at].meaning = meaning;
            }
        }
        _ => {
            for field in ["likelihood", "consequence", "residual_likelihood", "residual_consequence"] {
                let all = of(columns, field);
                if let [first, .., last] = all[..] {
                    let read = field.trim_start_matches("residual_");
                    let message = format!(
                        "{} and {} are both read as {field}; say in which state each reads the risk (inherent_{read}, {read}, residual_{read}), or leave one out",
                        notes::named(&columns[first]),
                        notes::named(&columns[last])
                    );
                    refusals.push(Refusal::software(place, message));
                }
            }
        }
    }
    (notes, refusals)
}

/// Where no column tells the risk as it is, but one what it was before any control and others what follows from that,
/// the first is the risk as it is. Gives what has to be confirmed.
pub fn as_it_is(register: &Register, columns: &mut [Column]) -> Option<String> {
    let fields = |columns: &[Column], field: &str| {
        let fills = |own: &&Column| own.filled().is_some_and(|path| path.field == field);
        columns.iter().filter(fills).map(|own| own.at).collect::<Vec<_>>()
    };
    let some = |field: &str| !fields(columns, field).is_empty();
    let inherent = [INHERENT_LIKELIHOOD, INHERENT];
    let told = ["likelihood", "consequence"].iter().any(|field| some(field));
    let follows = |own: &Column| matches!(own.meaning, Meaning::Judged(_));
    if register.key != "risk" || told || !inherent.iter().all(|field| some(field)) || !columns.iter().any(follows) {
        return None;
    }
    let at: Vec<_> = inherent.iter().flat_map(|field| fields(columns, field)).collect();
    if columns.iter().any(|own| at.contains(&own.at) && own.by == By::Told) {
        return None;
    }
    for column in columns.iter_mut().filter(|own| at.contains(&own.at)) {
        let today = column.filled().and_then(|path| path.to_string().strip_prefix("inherent_")?.parse().ok());
        column.meaning = today.map_or(Meaning::Unknown, Meaning::Judged);
    }
    let named: Vec<_> = columns.iter().filter(|own| at.contains(&own.at)).map(notes::named).collect();
    Some(format!(
        "{}: read as the risk as it is, since no other column tells that and what remains follows from it; where controls are in place already, map them to inherent_likelihood and inherent_consequence, and say what the risk is today",
        named.join(", ")
    ))
}

fn residual(path: &Path) -> Path {
    format!("residual_{path}").parse().unwrap_or_else(|()| path.clone())
}

#[cfg(test)]
mod tests {
    use super::{is_computed, place};

    #[test]
    fn a_heading_tells_the_state_in_which_a_risk_is_read() {
        let risk = isms::REGISTERS.iter().find(|own| own.key == "risk").expect("a register");
        for (heading, read) in [
            ("Inherent Likelihood (1-5)", Some("inherent_likelihood")),
            ("Gross impact", Some("inherent_consequence[all].level")),
            ("Likelihood before controls", Some("inherent_likelihood")),
            ("Brutto Eintrittswahrscheinlichkeit", Some("inherent_likelihood")),
            ("Inherent impact on integrity", Some("inherent_consequence[i].level")),
            ("Current risk Impact", Some("consequence")),
            ("Likelihood before treatment", Some("likelihood")),
            ("Likelihood (new)", Some("residual_likelihood")),
            ("Target impact", Some("residual_consequence")),
            ("Impact after treatment", Some("residual_consequence")),
            ("Residual risk", None),
            ("Current risk C", None),
            ("New asset", None),
            ("Likelihood", None),
            ("inherentLikelihood", Some("inherent_likelihood")),
            ("residual_impact", Some("residual_consequence")),
            ("Net likelihood", Some("likelihood")),
            ("Brutto", None),
        ] {
            assert_eq!(place(risk, heading).map(|path| path.to_string()).as_deref(), read, "{heading}");
        }
        for heading in
            ["Gross", "Netto", "Restrisiko", "Bruttorisiko", "InherentRiskScore", "residual_rating", "Net risk"]
        {
            assert!(is_computed(risk, heading) || heading == "Restrisiko", "{heading}");
        }
        assert!(is_computed(risk, "Current risk C"));
        assert!(!is_computed(risk, "New") && !is_computed(risk, "Net likelihood"));
    }
}
