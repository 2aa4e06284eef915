//! What links in a file lead to: records that are there, and records that other rows of the file make.

use std::cell::RefCell;
use std::collections::HashMap;

use kernel::refusal::Wrong;
use kernel::types::ANY;
use kernel::{RawId, State, Table, Value};

/// Names of records, with those who bear them.
type Bearers<T> = HashMap<String, Vec<T>>;

/// How links find records. Titles are looked up once a register, not once a link.
pub struct Names<'a> {
    state: &'a State,
    titles: RefCell<HashMap<&'static str, Bearers<RawId>>>,
    made: HashMap<&'static str, Bearers<u64>>,
}

impl<'a> Names<'a> {
    /// The names that a state knows.
    pub fn of(state: &'a State) -> Self {
        Self { state, titles: RefCell::default(), made: HashMap::new() }
    }

    /// Adds a name of the record that a row of the file makes, by the row's position in the file.
    pub fn add(&mut self, register: &'static str, name: &str, row: u64) {
        let rows = self.made.entry(register).or_default().entry(folded(name)).or_default();
        // Rows come in their order, and a row that names itself twice does so at once.
        if rows.last() != Some(&row) {
            rows.push(row);
        }
    }

    /// Live records that bear a title: none, the one, or two where there are more than one.
    pub fn titled(&self, table: &dyn Table, title: &str) -> Vec<RawId> {
        let register = table.register().key;
        let mut titles = self.titles.borrow_mut();
        let titles = titles.entry(register).or_insert_with(|| {
            let mut found: Bearers<RawId> = HashMap::new();
            for row in table.rows().filter(|row| !row.head.retired) {
                found.entry(folded(&row.record.title())).or_default().push(row.id);
            }
            found
        });
        titles.get(&folded(title)).into_iter().flatten().take(2).copied().collect()
    }

    /// The record that a text names: by id, reference (a title may stand behind it), unique content or title, or
    /// as another row of the file.
    pub fn resolve(&self, register: &str, text: &str) -> Result<RawId, Wrong> {
        let text = text.trim();
        let Some(table) = self.state.table(register).filter(|_| register != ANY) else {
            let referenced = |text: &str| self.state.resolve(register, text);
            return referenced(text).or_else(|wrong| referenced(first_word(text)).map_err(|_| wrong));
        };
        if let Some(id) = by_number(table, text).or_else(|| by_unique(table, text)) {
            return Ok(id);
        }
        match self.titled(table, text)[..] {
            [id] => return Ok(id),
            [] => {}
            _ => return Err(Wrong::new(format!("more than one {register} is called \"{text}\"; use the reference"))),
        }
        let rows = self.made.get(register).and_then(|made| made.get(&folded(text)));
        match rows.map(Vec::as_slice) {
            Some([row]) => return Ok(RawId::pending(*row)),
            Some([_, ..]) => {
                return Err(Wrong::new(format!(
                    "more than one row of this file is called \"{text}\"; tell them apart"
                )));
            }
            Some([]) | None => {}
        }
        by_number(table, first_word(text)).ok_or_else(|| {
            let example = table.register().reference.print(kernel::Reference { year: 0, number: 1 });
            Wrong::new(format!("no {register} is called \"{text}\"; use a reference such as {example}"))
        })
    }
}

/// `P-003` of `P-003 Ada Lind`.
fn first_word(text: &str) -> &str {
    text.split([' ', '\u{a0}', ':']).next().unwrap_or(text)
}

fn by_number(table: &dyn Table, text: &str) -> Option<RawId> {
    let id = text.parse::<RawId>().ok().filter(|id| table.row(*id).is_some());
    id.or_else(|| table.register().reference.read(text).and_then(|reference| table.numbered(reference)))
}

fn by_unique(table: &dyn Table, text: &str) -> Option<RawId> {
    let content = Value::Text(text.to_owned());
    let unique = table.register().fields.iter().enumerate().filter(|(_, field)| field.unique);
    unique.filter_map(|(at, _)| table.holder(at, &content)).next()
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
