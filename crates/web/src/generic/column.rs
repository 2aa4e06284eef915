//! The columns of a list: those asked for in the address, else those the visitor chose before, else the declared ones.

use access::Right;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::own::OwnField;
use kernel::{Field, Kind, Register, Row, Value, Writer};
use reports::Listed;

use super::shown::{Shown, brief};
use super::{owned, query};
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::frame::register_path;
use crate::sent::Sent;
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// The name under which an address has them.
pub const COLUMNS: &str = "columns";
/// The key of the column that says when a record was recorded first.
pub const RECORDED: &str = "recorded";

/// Most own fields that stand in a list unless the reader chooses others.
const OWN_USUAL_MAX: usize = 3;
/// Most letters of a word that stands in one line whatever the width.
const SHORT_LETTERS_MAX: usize = 14;

/// One column.
pub struct Column {
    /// Its key in addresses: `owner`, `own.region`, `recorded`.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// Whether it stands in the list unless the reader chooses others.
    pub usual: bool,
    what: What,
}

/// What a column shows.
enum What {
    Field(usize, &'static Field),
    /// An own field: its key and the key of its kind.
    Own(String, String),
    Recorded,
}

impl Column {
    /// What stands in it for a record.
    pub fn cell(&self, visit: &Visit, row: &Row<'_>) -> Shown {
        match &self.what {
            What::Field(at, field) => brief(visit, row.record.register().key, field, &row.record.get(*at)),
            What::Own(key, kind) => match row.record.value(kernel::own::FIELD) {
                Value::Many(rows) => owned::told(visit, kind, kernel::own::content(&rows, key).unwrap_or_default()),
                _ => Shown::Nothing,
            },
            What::Recorded => Shown::Text(visit.t().time(row.head.made, &visit.zone)),
        }
    }

    /// The field it shows; none where it is an own field or no field at all.
    pub fn field(&self) -> Option<(usize, &'static Field)> {
        match self.what {
            What::Field(at, field) => Some((at, field)),
            What::Own(..) | What::Recorded => None,
        }
    }

    /// The same for a report.
    pub fn listed(self) -> Listed {
        match self.what {
            What::Field(at, field) => Listed::Field(at, field),
            What::Own(key, _) => Listed::Own(key, self.label),
            What::Recorded => Listed::Recorded(self.label),
        }
    }

    /// Whether its cells can be edited where they stand.
    pub fn is_editable(&self) -> bool {
        self.field().is_some_and(|(_, field)| fits_a_cell(field))
    }

    /// Whether its contents are days or short words, which stand in one line.
    pub fn is_short(&self, t: &Texts) -> bool {
        let short = |word: &&str| word.chars().count() <= SHORT_LETTERS_MAX;
        match self.field().map(|(_, field)| field.kind) {
            Some(Kind::Choice(own)) => own.values.iter().map(|value| t.choice(own.key, value)).all(|word| short(&word)),
            Some(Kind::Date) => true,
            Some(_) | None => false,
        }
    }

    /// Whether its contents are figures, which stand to the right.
    pub fn is_figure(&self) -> bool {
        match &self.what {
            What::Field(_, field) => matches!(field.kind, Kind::Whole | Kind::Decimal | Kind::Money),
            What::Own(_, kind) => matches!(kind.as_str(), "whole" | "decimal"),
            What::Recorded => false,
        }
    }
}

/// Whether a field can be entered in a single cell.
pub fn fits_a_cell(field: &Field) -> bool {
    field.writer == Writer::Edit && !matches!(field.kind, Kind::Group(_) | Kind::Many(_) | Kind::File)
}

/// Every column a register's list can have, the title aside, which stands in each row anyway.
pub fn all(visit: &Visit, register: &'static Register) -> Vec<Column> {
    let t = visit.t();
    let fields = register.live_fields().filter(|(at, field)| *at != register.title && field.key != kernel::own::FIELD);
    let fields = fields.map(|(at, field)| Column {
        key: field.key.to_owned(),
        label: t.field(register.key, field),
        usual: field.column,
        what: What::Field(at, field),
    });
    let own = OwnField::of(register, &visit.state).enumerate().map(|(at, own)| Column {
        key: format!("own.{}", own.key()),
        label: own.label(),
        usual: at < OWN_USUAL_MAX,
        what: What::Own(own.key(), own.kind()),
    });
    let recorded = Column {
        key: RECORDED.to_owned(),
        label: t.t("recorded-first").to_owned(),
        usual: false,
        what: What::Recorded,
    };
    fields.chain(own).chain([recorded]).collect()
}

/// The columns of a list, in the order asked for.
pub fn shown(visit: &Visit, register: &'static Register, pairs: &Pairs) -> Vec<Column> {
    let asked = asked(pairs).or_else(|| visit.visitor.preference(&preference(visit, register)));
    chosen(all(visit, register), asked.as_deref())
}

/// The keys of the columns that the address or the visitor's preference names, in their order; none where neither does.
pub fn chosen_keys(visit: &Visit, register: &'static Register, pairs: &Pairs) -> Option<Vec<String>> {
    let asked = asked(pairs).or_else(|| visit.visitor.preference(&preference(visit, register)))?;
    let columns = chosen(all(visit, register), Some(&asked));
    Some(columns.into_iter().map(|column| column.key).collect())
}

/// The columns that an address names, joined by commas; none where it names none.
pub fn asked(pairs: &Pairs) -> Option<String> {
    let named = pairs.iter().filter(|(name, keys)| name == COLUMNS && !keys.is_empty());
    let keys: Vec<&str> = named.map(|(_, keys)| keys.as_str()).collect();
    (!keys.is_empty()).then(|| keys.join(","))
}

fn chosen(mut all: Vec<Column>, asked: Option<&str>) -> Vec<Column> {
    let Some(asked) = asked else { return all.into_iter().filter(|column| column.usual).collect() };
    let mut columns: Vec<Column> = Vec::new();
    for key in asked.split(',') {
        if let Some(at) = all.iter().position(|column| column.key == key.trim()) {
            columns.push(all.remove(at));
        }
    }
    columns
}

/// The name under which the columns of a register are remembered.
fn preference(visit: &Visit, register: &Register) -> String {
    format!("columns/{}/{}", visit.org, register.key)
}

/// `POST /o/{org}/columns`: shows and remembers other columns of a register; `_forward` puts one of them a place
/// further to the front.
pub async fn choose(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    let register = visit.state.register(text(&pairs, "_register")).ok_or(Halt::NotFound)?;
    let asked = asked(&pairs).unwrap_or_default();
    let keys: Vec<String> = chosen(all(&visit, register), Some(&asked)).into_iter().map(|column| column.key).collect();
    let keys = forward(keys, text(&pairs, "_forward")).join(",");
    let usual = !text(&pairs, "_usual").is_empty() || keys.is_empty();
    let kept = (!usual).then_some(keys.as_str());
    let account = visit.visitor.account;
    visit.house().engine.prefer(account, &preference(&visit, register), kept).await?;
    let view: Pairs = serde_urlencoded::from_str(text(&pairs, "_view")).unwrap_or_default();
    let query = query::with(&view, &[(COLUMNS, kept.unwrap_or_default())]);
    let path = register_path(register);
    let to = if query.is_empty() { path } else { format!("{path}?{query}") };
    Ok(Redirect::to(&visit.href(&to)).into_response())
}

/// The keys with one of them a place further to the front.
fn forward(mut keys: Vec<String>, key: &str) -> Vec<String> {
    if let Some(at) = keys.iter().position(|own| own == key).filter(|at| *at > 0) {
        keys.swap(at, at - 1);
    }
    keys
}

/// Whether a visitor may edit cells of a list.
pub fn may_edit(visit: &Visit, register: &Register) -> bool {
    visit.has(Right::Edit) && visit.has(access::right_for_edit(register))
}
