//! Whether the rules keep somebody from an act on a record whatever they fill in, so that no page offers it.

use kernel::refusal::Ground;
use kernel::{Act, Args, Command, Context, Field, Kind, RawId, Refusal, State, Value};

/// Why somebody may not do an act on a record; none where they may, or where that shows only once its form is filled.
///
/// The act is decided as its form opens, with a word wherever it needs one. What is then refused for who asks is
/// refused in any case; everything else that speaks against it is left to the form.
pub fn barred(act: &'static Act, state: &State, context: &Context, subject: RawId) -> Option<Refusal> {
    tried(act, state, context, subject).into_iter().find(|refusal| refusal.ground == Ground::Forbidden)
}

/// Why an act is refused on a record whatever is filled in: for who asks, or for the record itself; none where that
/// shows only once its form is filled.
pub fn refused(act: &'static Act, state: &State, context: &Context, subject: RawId) -> Option<Refusal> {
    let about = act.arguments.first()?.key;
    let itself = |refusal: &Refusal| {
        let last = refusal.field.rsplit('.').next();
        last == Some(about) || last == act.subject()
    };
    let mut found = tried(act, state, context, subject).into_iter();
    found.find(|refusal| refusal.ground == Ground::Forbidden || itself(refusal))
}

/// What speaks against an act on a record as its form opens, with a word wherever it needs one.
fn tried(act: &'static Act, state: &State, context: &Context, subject: RawId) -> Vec<Refusal> {
    if act.subject().is_none() {
        return Vec::new();
    }
    let mut args: Args = (act.prefill)(state, context, subject).unwrap_or_default();
    for (at, field) in act.arguments.iter().enumerate() {
        let value = if at == 0 { Some(about(field, subject)) } else { word(field, context) };
        let open = |args: &Args| !args.iter().any(|(key, value)| field.answers_to(key) && !value.is_blank());
        if let Some(value) = value.filter(|_| at == 0 || open(&args)) {
            args.retain(|(key, _)| !field.answers_to(key));
            args.push((field.key.to_owned(), value));
        }
    }
    Command::Act(act, args).decide(state, context).err().unwrap_or_default()
}

/// The record that is acted on.
fn about(field: &Field, subject: RawId) -> Value {
    if matches!(field.kind, Kind::Links(_)) { Value::Links(vec![subject]) } else { Value::Link(subject) }
}

/// What stands for an answer that has to be given.
fn word(field: &Field, context: &Context) -> Option<Value> {
    match field.kind {
        Kind::Text | Kind::Markdown if field.required => Some(Value::Text("-".to_owned())),
        Kind::Choice(choices) if field.required => choices.values.first().map(|key| Value::Choice((*key).into())),
        Kind::Date if field.required => Some(Value::Date(context.day)),
        _ => None,
    }
}
