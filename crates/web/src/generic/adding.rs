//! What can be added from a record's page: a new record of each register that links to it, the link filled in.

use askama::Template;
use askama::filters::HtmlSafe;
use isms::work::Comment;
use kernel::{Declared, Register, Row, Writer};

use super::record_path;
use crate::frame::{Icon, icon, register_path};
use crate::texts::Texts;
use crate::visit::Visit;

/// So many of the first fields of a register say what its records are about.
const LEADING: usize = 6;
/// Most new records offered at once; the others are folded away.
const FIRST_MAX: usize = 4;
/// Where more registers than these link to a kind of record besides, it belongs to everything, and they are not offered.
const OTHERS_MAX: usize = 12;

/// New records that link to one.
#[derive(Template)]
#[template(path = "generic/adding.html")]
pub struct Adding {
    t: &'static Texts,
    /// What is about such records: what each is called, and its form.
    first: Vec<(String, String)>,
    /// What else can link to it.
    others: Vec<(String, String)>,
}
impl HtmlSafe for Adding {}

impl Adding {
    /// To a record; none on a past day, for a retired record, and for whoever may not edit.
    pub fn to(visit: &Visit, row: &Row<'_>) -> Option<Self> {
        if row.head.retired || visit.as_of.is_some() {
            return None;
        }
        let target = row.record.register();
        let ways = visit.state.registers().iter().filter_map(|register| way(visit, register, target));
        let (mut first, mut others): (Vec<_>, Vec<_>) = ways.partition(|(about, ..)| *about);
        others.extend(first.split_off(first.len().min(FIRST_MAX)));
        if others.len() > OTHERS_MAX {
            others.clear();
        }
        let link = |(_, register, field): (bool, &'static Register, &'static str)| {
            let thing = visit.t().one("add-one", "thing", visit.t().register(register).to_lowercase());
            let query = [(field, row.reference()), ("_to", record_path(row))];
            let query = serde_urlencoded::to_string(query).unwrap_or_default();
            (thing, visit.href(&format!("{}/new?{query}", register_path(register))))
        };
        let (first, others) = (first.into_iter().map(link).collect(), others.into_iter().map(link).collect());
        let adding = Self { t: visit.t(), first, others };
        (!adding.first.is_empty() || !adding.others.is_empty()).then_some(adding)
    }

    fn icon(&self, name: &'static str) -> Icon {
        icon(name)
    }
}

/// The first field by which a register links to another, and whether its records are about those they link to. Comments
/// and tasks have their own place on the page, and a register that links to itself says how its records hang together.
fn way(
    visit: &Visit,
    register: &'static Register,
    target: &Register,
) -> Option<(bool, &'static Register, &'static str)> {
    let aside = register.key == target.key || register.section() == Comment::REGISTER.section();
    if aside || !visit.has(access::right_for_edit(register)) {
        return None;
    }
    let links = register.live_fields().map(|(_, field)| field).enumerate();
    let mut links = links.filter(|(_, field)| field.writer == Writer::Edit && field.kind.target() == Some(target.key));
    let (at, first) = links.next()?;
    Some((first.required || at < LEADING, register, first.key))
}
