//! What keeps a form from being taken, as the summary on top of it says it.

use kernel::{ANY, Field, Refusal, own};

use super::desk::{id_of, own_label};
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
}

impl Objection {
    /// Names the record among those acted on that was refused, and leads to it; within it also the other record that
    /// it was refused for, such as a plan.
    pub fn of_row(&mut self, visit: &Visit, refusal: &Refusal, rows: &[(String, String)]) {
        let place = |own: &&(String, String)| refusal.field.strip_prefix(&own.0);
        let row = rows.iter().find(|own| place(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')));
        let Some((reference, title)) = row else { return };
        self.href = Some(format!("#row-{reference}"));
        self.label = format!("{reference} {title}");
        let within = refusal.field[reference.len()..].trim_start_matches('.');
        let other = within.split('.').next().and_then(|named| visit.state.resolve(ANY, named).ok());
        if let Some(other) = other.and_then(|id| visit.state.find(id)) {
            self.label = format!("{}, {} {}", self.label, other.reference(), other.record.title());
        }
    }
}

/// Refusals as the summary shows them.
pub fn objections(visit: &Visit, stem: &str, fields: &'static [Field], refusals: &[Refusal]) -> Vec<Objection> {
    let t = visit.t();
    let objection = |refusal: &Refusal| {
        let path: Option<kernel::Path> = refusal.field.parse().ok();
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
            message: refusal.message.clone(),
            basis: if refusal.clause.is_empty() { basis } else { format!("{basis}, {}", refusal.clause) },
        }
    };
    refusals.iter().map(objection).collect()
}
