//! JSON as values at their places, or what is wrong at each of them.

use std::borrow::Cow;

use kernel::kind::Choices;
use kernel::refusal::Wrong;
use kernel::types::Money;
use kernel::{Act, Args, Field, FileRef, Kind, Path, RawId, Refusal, State, Value, act, parse};
use serde_json::{Map, Value as Json};

/// The values that an object gives to fields, each at its place.
///
/// # Errors
/// Every member that names no field or does not fit its kind, with its place and what to write.
pub fn values(fields: &[Field], object: &Json, state: &State) -> Result<Vec<(Path, Value)>, Vec<Refusal>> {
    let Json::Object(members) = object else {
        return Err(vec![Refusal::software("", format!("write an object with fields here, not {}", noun(object)))]);
    };
    let mut reading = Reading { state, values: Vec::new(), refusals: Vec::new() };
    for (key, content) in members {
        match fields.iter().find(|field| field.answers_to(key)) {
            Some(field) => reading.field(field, content),
            None => reading.refusals.push(unknown(key, "field", fields)),
        }
    }
    if reading.refusals.is_empty() { Ok(reading.values) } else { Err(reading.refusals) }
}

/// The arguments that an object gives to an act.
///
/// # Errors
/// As [`values`].
pub fn args(act: &Act, object: &Json, state: &State) -> Result<Args, Vec<Refusal>> {
    values(act.arguments, object, state).map(act::gathered)
}

fn unknown(place: &str, what: &str, among: &[Field]) -> Refusal {
    let keys: Vec<_> = among.iter().filter(|field| !field.retired).map(|field| field.key).collect();
    Refusal::software(place, format!("there is no such {what}; choose among {}", keys.join(", ")))
}

struct Reading<'a> {
    state: &'a State,
    values: Vec<(Path, Value)>,
    refusals: Vec<Refusal>,
}

impl Reading<'_> {
    fn field(&mut self, field: &Field, content: &Json) {
        let place = Path::field(field.key);
        match (field.kind, content) {
            (Kind::Group(parts), Json::Object(members)) => self.group(&place, parts, members),
            (Kind::Many(parts), Json::Object(rows)) => self.rows(field, parts, rows),
            (kind, content) => self.leaf(place, &kind, content),
        }
    }

    fn rows(&mut self, field: &Field, parts: &'static [Field], rows: &Map<String, Json>) {
        for (key, content) in rows {
            let place = Path::group(field.key, key);
            match content {
                Json::Object(members) => self.group(&place, parts, members),
                Json::Null => self.values.push((place, Value::Nothing)),
                other => self.refuse(&place, format!("write an object with parts here, not {}", noun(other))),
            }
        }
    }

    fn group(&mut self, place: &Path, parts: &[Field], members: &Map<String, Json>) {
        for (key, content) in members {
            match parts.iter().find(|part| part.answers_to(key)) {
                Some(part) => self.leaf(place.clone().part(part.key), &part.kind, content),
                None => {
                    let place = place.clone().part(key.clone()).to_string();
                    self.refusals.push(unknown(&place, "part", parts));
                }
            }
        }
    }

    fn leaf(&mut self, place: Path, kind: &Kind, content: &Json) {
        match leaf(kind, content, self.state) {
            Ok(value) => self.values.push((place, value)),
            Err(wrong) => self.refuse(&place, wrong.0),
        }
    }

    fn refuse(&mut self, place: &Path, message: String) {
        self.refusals.push(Refusal::software(place.to_string(), message));
    }
}

fn leaf(kind: &Kind, content: &Json, state: &State) -> Result<Value, Wrong> {
    match (kind, content) {
        (_, Json::Null) => Ok(Value::Nothing),
        (Kind::Text | Kind::Markdown, Json::String(text)) => Ok(Value::Text(text.clone())),
        (Kind::Whole, Json::Number(number)) => {
            number.as_i64().map(Value::Whole).ok_or_else(|| Wrong::new(format!("{number} is not a whole number")))
        }
        (Kind::Decimal, Json::Number(number)) => parse::parse(kind, &number.to_string(), state),
        (Kind::Level, Json::Number(number)) => parse::parse(kind, &number.to_string(), state),
        (Kind::Decimal | Kind::Date | Kind::Time, Json::String(text)) => parse::parse(kind, text, state),
        (Kind::Money, Json::Object(members)) => money(members),
        (Kind::Flag, Json::Bool(yes)) => Ok(Value::Flag(*yes)),
        (Kind::Choice(choices), Json::String(word)) => choice(choices, word),
        (Kind::Link(register), content) => link(register, content, state).map(Value::Link),
        (Kind::Links(register), Json::Array(links)) => {
            links.iter().map(|content| link(register, content, state)).collect::<Result<_, _>>().map(Value::Links)
        }
        (Kind::Lines, Json::Array(lines)) => lines.iter().map(line).collect::<Result<_, _>>().map(Value::Lines),
        (Kind::File, content @ Json::Object(_)) => file(content),
        (kind, other) => Err(Wrong::new(format!("write {} here, not {}", wanted(kind), noun(other)))),
    }
}

fn choice(choices: &Choices, word: &str) -> Result<Value, Wrong> {
    let known = choices.find(word).map(|key| Value::Choice(Cow::Borrowed(key)));
    let all = || choices.values.join(", ");
    known.ok_or_else(|| Wrong::new(format!("\"{word}\" is none of the choices; choose {}", all())))
}

fn money(members: &Map<String, Json>) -> Result<Value, Wrong> {
    let wrong = || Wrong::new("write an amount like { \"amount\": \"18000.00\", \"currency\": \"EUR\" }");
    let text = |key: &str| members.get(key).and_then(Json::as_str).ok_or_else(wrong);
    if members.len() != 2 {
        return Err(wrong());
    }
    let amount = text("amount")?.parse().map_err(|_| wrong())?;
    let currency: [u8; 3] = text("currency")?.as_bytes().try_into().map_err(|_| wrong())?;
    if !currency.iter().all(u8::is_ascii_uppercase) {
        return Err(wrong());
    }
    Ok(Value::Money(Money { amount, currency }))
}

/// A link may be written as text (id, reference, unique content or title) or as an object that has an id, a reference,
/// or a title; where it may lead anywhere, a title goes with its register.
fn link(register: &str, content: &Json, state: &State) -> Result<RawId, Wrong> {
    let member = |key: &str| content.get(key).and_then(Json::as_str);
    if let Some(text) = content.as_str().or_else(|| member("id")).or_else(|| member("reference")) {
        return state.resolve(register, text);
    }
    let within = if register == kernel::ANY { member("register") } else { Some(register) };
    if let Some((within, title)) = within.zip(member("title")) {
        return state.resolve(within, title);
    }
    let what = if register == kernel::ANY { "record" } else { register };
    let message = format!("name a {what} by id or reference, as text or as an object with one of them");
    Err(Wrong::new(format!("{message}, not by {}", noun(content))))
}

fn line(content: &Json) -> Result<String, Wrong> {
    let text = content.as_str().map(str::to_owned);
    text.ok_or_else(|| Wrong::new(format!("write a list of texts here; {} stands in it", noun(content))))
}

fn file(content: &Json) -> Result<Value, Wrong> {
    let wrong = |_| Wrong::new("name a stored file by digest, name, size and media");
    let file = serde_json::from_value::<FileRef>(content.clone()).map_err(wrong)?;
    file.check().map(|()| Value::File(Box::new(file)))
}

fn wanted(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Markdown => "text",
        Kind::Whole => "a whole number",
        Kind::Decimal => "a decimal number as text",
        Kind::Money => "an object with amount and currency",
        Kind::Date => "a day as text, YYYY-MM-DD",
        Kind::Time => "an instant as text, such as 2026-11-23T09:30:00Z",
        Kind::Flag => "true or false",
        Kind::Level => "a step of the scale as a whole number",
        Kind::Choice(_) => "one of the choices as text",
        Kind::Link(_) => "a link",
        Kind::Links(_) => "a list of links",
        Kind::Lines => "a list of texts",
        Kind::File => "a stored file",
        Kind::Group(_) => "an object with parts",
        Kind::Many(_) => "an object with rows by their keys",
    }
}

fn noun(content: &Json) -> String {
    match content {
        Json::Null => "null".to_owned(),
        Json::Bool(yes) => yes.to_string(),
        Json::Number(number) => format!("the number {number}"),
        Json::String(text) => format!("the text \"{}\"", text.chars().take(40).collect::<String>()),
        Json::Array(_) => "a list".to_owned(),
        Json::Object(_) => "an object".to_owned(),
    }
}
