//! 4.1, 4.2, 6.1.1: linking an issue, a party or an obligation with what follows from it and is in a register already.

use kernel::{Command, Declared, Field, Kind, Path, RawId, Refusal, Register, Row, State, Value, Writer};

use super::coverage::FOLLOWING;
use super::{Issue, Obligation};
use crate::planning::Control;

/// What names its followers itself: its register, its field, and theirs.
const NAMING: [(&str, &str, &str); 2] =
    [(Issue::KEY, "obligations", Obligation::KEY), (Obligation::KEY, "controls", Control::KEY)];

/// Where one of two records names the other.
struct Place {
    field: &'static Field,
    /// Whether the record that follows names the one that it follows from.
    back: bool,
}

fn place(from: &'static Register, to: &'static Register) -> Option<Place> {
    let open = |field: &&'static Field| !field.retired && field.writer == Writer::Edit;
    if let Some((_, own, _)) = NAMING.iter().find(|(key, _, other)| *key == from.key && *other == to.key) {
        let field = from.field(own).map(|(_, field)| field).filter(open)?;
        return Some(Place { field, back: false });
    }
    let mut naming = to.fields.iter().filter(|field| field.kind.target() == Some(from.key));
    let field = naming.find(open).filter(|_| FOLLOWING.contains(&to.key))?;
    Some(Place { field, back: true })
}

/// The registers whose records can be linked as following from one of this register, in the order of the standard.
pub fn joinable(from: &'static Register) -> Vec<&'static Register> {
    crate::REGISTERS.iter().filter(|to| place(from, to).is_some()).copied().collect()
}

/// The edit that links a record of the context with one that follows from it.
///
/// # Errors
/// What cannot follow, what is linked already, and what names another one where only one can be named.
pub fn join(state: &State, from: &Row<'_>, to: &Row<'_>) -> Result<Command, Refusal> {
    let refused = |message: String| Refusal::software("to", message);
    let (source, target) = (from.record.register(), to.record.register());
    let Some(Place { field, back }) = place(source, target) else {
        let kinds: Vec<_> = joinable(source).iter().map(|register| register.plural).collect();
        return Err(refused(format!("{} cannot follow from it; name one of {}", to.reference(), kinds.join(", "))));
    };
    let (holder, named) = if back { (to, from) } else { (from, to) };
    let linked = holder.record.value(field.key).links();
    if linked.contains(&named.id) {
        return Err(refused(format!("{} is linked with it already", to.reference())));
    }
    let value = match field.kind {
        Kind::Links(_) => Value::Links(linked.into_iter().chain([named.id]).collect()),
        _ => match linked.first() {
            None => Value::Link(named.id),
            Some(other) => {
                let message =
                    format!("{} is about {} already; change it there", to.reference(), reference(state, *other));
                return Err(refused(message));
            }
        },
    };
    let values = vec![(Path::field(field.key), value)];
    Ok(Command::Edit(holder.record.register(), holder.id, values, Some(holder.head.changed)))
}

fn reference(state: &State, id: RawId) -> String {
    state.find(id).map(|row| row.reference()).unwrap_or_default()
}
