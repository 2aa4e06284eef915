//! What a message names by its key, called as pages call it: acts as their buttons, fields by their labels, choices by
//! their words, days as everywhere.

use kernel::{Field, Kind, Path, Refusal, own};

use crate::texts::Texts;

/// A message with acts and fields called as pages call them; of `fields`, named after `stem`, also those whose keys are
/// plain words, where they stand in quotes.
pub fn worded(t: &Texts, (stem, fields): (&str, &[Field]), message: &str) -> String {
    let mut words = String::with_capacity(message.len());
    let (mut quoted, mut verbatim) = (false, false);
    let message = days_in_words(t, &choices_in_words(t, fields, message));
    for piece in message.split_inclusive(|sign: char| !is_of_key(sign)) {
        let whole = piece.trim_end_matches(|sign: char| !is_of_key(sign));
        let key = whole.trim_end_matches('.');
        match called(t, (stem, fields), key, quoted) {
            // What somebody wrote is repeated as it is.
            Some(_) if verbatim => words.push_str(piece),
            Some(name) => words.push_str(&format!("{name}{}", &piece[key.len()..])),
            None => words.push_str(piece),
        }
        quoted = piece.ends_with('“');
        verbatim = piece.ends_with('"');
    }
    for field in fields.iter().filter(|field| field.key.contains('_')) {
        // Rules about fields quote them in words.
        let plain = format!("“{}”", field.key.replace('_', " "));
        if words.contains(&plain) {
            words = words.replace(&plain, &format!("“{}”", t.field(stem, field)));
        }
    }
    words
}

/// A refusal in one sentence: its field by its label, and what keeps it from being taken.
pub fn sentence(t: &Texts, (stem, fields): (&str, &[Field]), refusal: &Refusal) -> String {
    let message = worded(t, (stem, fields), &refusal.message);
    let path: Option<Path> = refusal.field.parse().ok();
    match path.and_then(|path| field_of(t, stem, fields, &path)) {
        Some(label) => format!("{label}: {message}"),
        None => message,
    }
}

/// The choices of a field that a message lists by their keys, listed by their words.
fn choices_in_words(t: &Texts, fields: &[Field], message: &str) -> String {
    let parts = fields.iter().chain(fields.iter().filter_map(|field| field.kind.parts()).flatten());
    let choices = parts.filter_map(|field| if let Kind::Choice(choices) = field.kind { Some(choices) } else { None });
    let listed = choices.map(|own| (own.values.join(", "), own)).find(|(keys, _)| message.contains(keys));
    listed.map_or_else(
        || message.to_owned(),
        |(keys, own)| {
            let words: Vec<_> = own.values.iter().map(|key| t.choice(own.key, key)).collect();
            message.replace(&keys, &words.join(", "))
        },
    )
}

/// What stands before a day that shows how days are typed.
const TYPED: [&str; 2] = ["like ", "such as "];

/// The days that a message tells, as pages tell days; what somebody wrote, and how days are typed, stays.
pub fn days_in_words(t: &Texts, message: &str) -> String {
    let mut words = String::with_capacity(message.len());
    let mut verbatim = false;
    for piece in message.split_inclusive(|sign: char| !sign.is_ascii_alphanumeric() && !matches!(sign, '-' | ':')) {
        let whole = piece.trim_end_matches(|sign: char| !sign.is_ascii_alphanumeric());
        let day = kernel::parse::date(whole).ok().filter(|_| whole.len() == DAY_CHARS && !verbatim);
        let typed = TYPED.iter().any(|own| words.ends_with(own));
        match day.filter(|_| !typed) {
            Some(day) => words.push_str(&format!("{}{}", t.day(day), &piece[whole.len()..])),
            None => words.push_str(piece),
        }
        verbatim ^= piece.ends_with('"');
    }
    words
}

/// Signs of a day as it is written in messages: `2026-11-23`.
const DAY_CHARS: usize = 10;

/// What a key is called in quotes, without them where it stands in quotes already.
fn called(t: &Texts, of: (&str, &[Field]), key: &str, quoted: bool) -> Option<String> {
    let quote = |name: String| if quoted { name } else { format!("“{name}”") };
    if let Some(act) = isms::act(key) {
        return Some(quote(t.act(act).to_owned()));
    }
    if !key.contains(['_', '[', '.']) && !quoted {
        return None;
    }
    let path: Path = key.parse().ok()?;
    let own = field_of(t, of.0, of.1, &path);
    let any = || isms::REGISTERS.iter().find_map(|register| field_of(t, register.key, register.fields, &path));
    own.or_else(|| key.contains(['_', '[', '.']).then(any).flatten()).map(quote)
}

/// What the field at a place is called, and its part.
fn field_of(t: &Texts, stem: &str, fields: &[Field], path: &Path) -> Option<String> {
    let field = fields.iter().find(|field| field.answers_to(&path.field))?;
    if field.key == own::FIELD {
        return path.group_key().map(|key| key.replace('-', " "));
    }
    let Some(key) = path.part_key() else { return Some(t.field(stem, field)) };
    let part = field.kind.parts()?.iter().find(|part| part.answers_to(key))?;
    Some(format!("{}: {}", t.field(stem, field), t.field(&format!("{stem}-{}", field.key), part)))
}

fn is_of_key(sign: char) -> bool {
    sign.is_ascii_lowercase() || matches!(sign, '.' | '_' | '-' | '[' | ']')
}

#[cfg(test)]
mod tests {
    use isms::evaluation::{Audit, Finding};
    use isms::planning::Risk;
    use kernel::Declared;

    use kernel::Refusal;

    use super::{sentence, worded};
    use crate::texts;

    #[test]
    fn a_refusal_calls_its_field_and_its_choices_as_pages_do() {
        let keys = "\"flood\" is none of the choices; choose conformity, strength, observation";
        let grade = Finding::REGISTER.field("grade").map(|(_, field)| field.kind);
        let Some(kernel::Kind::Choice(choices)) = grade else { panic!("the grade of a finding is a choice") };
        let message = format!("\"flood\" is none of the choices; choose {}", choices.values.join(", "));
        let of = (Finding::KEY, Finding::REGISTER.fields);
        let told = sentence(texts::fallback(), of, &Refusal::software("grade", message));
        assert!(told.starts_with("Grade: \"flood\" is none of the choices; choose Conformity, "), "{told}");
        let told = sentence(texts::fallback(), of, &Refusal::software("", keys));
        assert_eq!(told, keys, "what is no list of a field stays");
    }

    #[test]
    fn messages_call_acts_and_fields_as_pages_do() {
        let t = texts::fallback();
        let of = (Risk::KEY, Risk::REGISTER.fields);
        for (message, told) in [
            ("leave it out by name with applicability.uphold", "leave it out by name with “Leave out by name”"),
            ("no column says with whom (decision.shared_with)", "no column says with whom (“Decision: Shared with”)"),
            ("say what own[what-we-do-today].value holds", "say what “what we do today” holds"),
            ("choose the owner of the risk.", "choose the owner of the risk."),
            ("\"shared_with\" is no choice", "\"shared_with\" is no choice"),
            ("write to mail.example.com", "write to mail.example.com"),
            ("this lies before 2027-05-01; pick", "this lies before 1 May 2027; pick"),
            (
                "\"2027-05-01\" is no day; write it like 2026-11-23",
                "\"2027-05-01\" is no day; write it like 2026-11-23",
            ),
        ] {
            assert_eq!(worded(t, of, message), told);
        }
        let of = (Audit::KEY, Audit::REGISTER.fields);
        let told = worded(t, of, "this lies before 2027-05-01, said under “starts on”; mend one of the two");
        assert!(told.contains("said under “From”"), "{told}");
    }
}
