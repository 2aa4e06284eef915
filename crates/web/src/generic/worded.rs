//! What a message names by its key, called as pages call it: acts as their buttons, fields by their labels.

use kernel::{Field, Path, own};

use crate::texts::Texts;

/// A message with acts and fields called as pages call them; of `fields`, named after `stem`, also those whose keys are
/// plain words, where they stand in quotes.
pub fn worded(t: &Texts, (stem, fields): (&str, &[Field]), message: &str) -> String {
    let mut words = String::with_capacity(message.len());
    let (mut quoted, mut verbatim) = (false, false);
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
    use isms::evaluation::Audit;
    use isms::planning::Risk;
    use kernel::Declared;

    use super::worded;
    use crate::texts;

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
        ] {
            assert_eq!(worded(t, of, message), told);
        }
        let of = (Audit::KEY, Audit::REGISTER.fields);
        let told = worded(t, of, "this lies before 2027-05-01, said under “starts on”; mend one of the two");
        assert!(told.contains("said under “From”"), "{told}");
    }
}
