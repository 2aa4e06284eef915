//! What keeps a form from being taken, as the summary on top of it says it.

use isms::catalogue::cited;
use kernel::value::Parts;
use kernel::{ANY, Act, Field, Kind, Path, Refusal, Row, Value, Writer, own};

use super::desk::{id_of, own_label};
use super::record_path;
use super::worded::worded;
use crate::visit::Visit;

/// A refusal as the summary on top of a form shows it.
pub struct Objection {
    /// The field's address in the page; none for the whole form.
    pub href: Option<String>,
    /// What the field is called.
    pub label: String,
    /// What to do.
    pub message: String,
    /// What it rests on.
    pub basis: String,
    /// The acts that the message names and that can be done now: what each is called, and its form.
    pub ways: Vec<(String, String)>,
}

impl Objection {
    /// Leads to where it is put right on the record that was acted on or edited: to the acts it names, and to the field
    /// where that is none of the form itself.
    pub fn about(&mut self, visit: &Visit, refusal: &Refusal, row: &Row<'_>) {
        let path = record_path(row);
        let register = row.record.register();
        let own = |act: &&&'static Act| act.subject() == Some(register.key) && (act.offered)(&visit.state, row.id);
        let mine = |act: &&&'static Act| visit.has(access::right_for_act(act));
        let acts = named(&refusal.message);
        let way = |act: &&'static Act| (visit.t().act(act).to_owned(), visit.href(&format!("{path}/acts/{}", act.key)));
        self.ways = acts.iter().filter(own).filter(mine).map(way).collect();
        let place: Option<Path> = refusal.field.parse().ok().filter(|_| self.href.is_none());
        let found = place.and_then(|place| Some((register.field(&place.field)?, place)));
        let Some(((at, field), place)) = found else { return };
        let label = visit.t().field(register.key, field);
        let inner = place.group_key().map(|key| called(field, &row.record.get(at), key));
        self.label = inner.map_or(label.clone(), |inner| format!("{label}, {inner}"));
        if field.writer == Writer::Edit && visit.has(access::right_for_edit(register)) {
            self.href = Some(format!("{}#{}", visit.href(&format!("{path}/edit")), id_of(&refusal.field)));
        }
    }

    /// Names the record among those acted on that was refused, and leads to it; within it also the other record that
    /// it was refused for, such as a plan.
    pub fn of_row(&mut self, visit: &Visit, refusal: &Refusal, rows: &[(String, String)]) {
        let place = |own: &&(String, String)| refusal.field.strip_prefix(&own.0);
        let row = rows.iter().find(|own| place(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')));
        let Some((reference, title)) = row else { return self.of_other(visit, refusal) };
        self.href = Some(format!("#row-{reference}"));
        self.label = format!("{reference} {title}");
        let within = refusal.field[reference.len()..].trim_start_matches('.');
        let other = within.split('.').next().and_then(|named| visit.state.resolve(ANY, named).ok());
        if let Some(other) = other.and_then(|id| visit.state.find(id)) {
            self.label = format!("{}, {} {}", self.label, other.reference(), other.record.title());
        }
    }
}

impl Objection {
    /// Names a record that is none of those acted on and was refused with them, such as the plan of several risks, and
    /// leads to the field where it is put right.
    fn of_other(&mut self, visit: &Visit, refusal: &Refusal) {
        let (reference, place) = refusal.field.split_once('.').unwrap_or((&refusal.field, ""));
        let found = visit.state.resolve(ANY, reference).ok().and_then(|id| visit.state.find(id));
        let Some(row) = found.filter(|_| self.href.is_none()) else { return };
        self.label = format!("{} {}", row.reference(), row.record.title());
        let path = visit.href(&record_path(&row));
        let register = row.record.register();
        let edited =
            |field: &&'static Field| field.writer == Writer::Edit && visit.has(access::right_for_edit(register));
        let field = place.parse::<Path>().ok().and_then(|place| register.field(&place.field)).map(|(_, field)| field);
        self.href = Some(match field.filter(edited) {
            Some(field) => {
                self.label = format!("{}, {}", self.label, visit.t().field(register.key, field));
                format!("{path}/edit#{}", id_of(place))
            }
            None => path,
        });
    }
}

/// Refusals as the summary shows them.
pub fn objections(visit: &Visit, stem: &str, fields: &'static [Field], refusals: &[Refusal]) -> Vec<Objection> {
    let t = visit.t();
    let objection = |refusal: &Refusal| {
        let path: Option<Path> = refusal.field.parse().ok();
        let field = path.as_ref().and_then(|path| fields.iter().find(|field| field.answers_to(&path.field)));
        let own = || own_label(visit.state.register(stem)?, path.as_ref()?.group_key()?, &visit.state);
        let called = |field: &Field| {
            let own = (field.key == own::FIELD).then(own).flatten();
            own.unwrap_or_else(|| t.field(stem, field))
        };
        let basis = t.t(&format!("basis-{}", refusal.basis.key())).to_owned();
        Objection {
            href: field.map(|_| format!("#{}", id_of(&refusal.field))),
            label: field.map_or_else(String::new, called),
            message: worded(t, (stem, fields), &refusal.message),
            basis: if refusal.clause.is_empty() { basis } else { format!("{basis}, {}", cited(&refusal.clause)) },
            ways: Vec::new(),
        }
    };
    refusals.iter().map(objection).collect()
}

/// What a row of a keyed list is called: its first words, else its key.
fn called(field: &Field, value: &Value, key: &str) -> String {
    let Value::Many(rows) = value else { return key.to_owned() };
    let words = |parts: &Parts| {
        let declared = field.kind.parts().unwrap_or_default().iter().filter(|part| matches!(part.kind, Kind::Text));
        let mut texts = declared.filter_map(|part| parts.iter().find(|(own, _)| part.answers_to(own)));
        texts.find_map(|(_, value)| if let Value::Text(text) = value { Some(text.clone()) } else { None })
    };
    let row = rows.iter().find(|(own, _)| &**own == key);
    row.and_then(|(_, parts)| words(parts)).filter(|words| !words.trim().is_empty()).unwrap_or_else(|| key.to_owned())
}

/// The acts that a message names by their keys.
fn named(message: &str) -> Vec<&'static Act> {
    message.split(|sign: char| !is_of_key(sign)).filter_map(|word| isms::act(word.trim_matches('.'))).collect()
}

fn is_of_key(sign: char) -> bool {
    sign.is_ascii_lowercase() || matches!(sign, '.' | '_' | '-')
}
