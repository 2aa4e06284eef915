//! What links in a file lead to: records that are there, and records that other rows of the file make.

use std::cell::RefCell;
use std::collections::HashMap;

use isms::leadership::Role;
use isms::planning::Control;
use isms::support::Person;
use kernel::refusal::Wrong;
use kernel::types::ANY;
use kernel::{Declared, Id, RawId, Reference, Register, State, Table, Value};

use super::additions::MADE_BY_NAME;
use super::numbered_titles::{behind_first, first_word};
use super::people;
use super::spellings::Spelled;
use crate::latin;
use crate::sheets::cells::enumerations;
use crate::sheets::columns::meanings::IDENTIFIER;
use crate::sheets::controls::applicability;

/// Names of records, with those who bear them.
type Bearers<T> = HashMap<String, Vec<T>>;

/// The row that makes the record of a name. Rows are many, so that each takes no list to itself.
#[derive(Clone, Copy)]
struct Maker {
    row: u32,
    /// Whether a later row makes one of the same name.
    another: bool,
}

/// How links find records. Titles are looked up once a register, not once a link.
pub struct Names<'a> {
    pub(super) state: &'a State,
    titles: RefCell<HashMap<&'static str, Bearers<RawId>>>,
    retired: RefCell<HashMap<&'static str, Bearers<RawId>>>,
    /// Who has which number of another list.
    identified: RefCell<HashMap<&'static str, Bearers<RawId>>>,
    /// Which own controls carry a reference control.
    carriers: RefCell<Option<Bearers<RawId>>>,
    made: HashMap<&'static str, HashMap<Box<str>, Maker>>,
    numbers: HashMap<&'static str, Bearers<RawId>>,
    /// Who has which position.
    positions: RefCell<Option<Bearers<RawId>>>,
    /// Other forms of names of people nobody is known by, each with the one that is asked about.
    forms: HashMap<String, String>,
    /// Whom names mean that are written with other signs: lists repeat them.
    alike: RefCell<HashMap<String, Option<RawId>>>,
}

impl<'a> Names<'a> {
    /// The names that a state knows.
    pub fn of(state: &'a State) -> Self {
        let (titles, retired, identified, carriers, positions, alike) = Default::default();
        let (made, numbers, forms) = Default::default();
        Self { state, titles, retired, identified, carriers, made, numbers, positions, forms, alike }
    }

    /// Adds a name of the record that a row of the file makes, by the row's position in the file.
    pub fn add(&mut self, register: &'static str, name: &str, row: u64) {
        let row = u32::try_from(row).expect("a file has fewer rows");
        let maker = Maker { row, another: false };
        let made = self.made.entry(register).or_default().entry(folded(name).into()).or_insert(maker);
        made.another |= made.row != row;
    }

    /// Has each word for one person stand for the first of them.
    pub fn spell(&mut self, people: &[Spelled]) {
        for own in people {
            let Some((first, others)) = own.words.split_first() else { continue };
            self.forms.extend(others.iter().map(|word| (folded(word), first.clone())));
        }
    }

    /// Adds the number that another list gave the record of a row: within the file it comes before ours.
    pub fn number(&mut self, register: &'static str, number: &str, record: RawId) {
        let records = self.numbers.entry(register).or_default().entry(folded(number)).or_default();
        if records.last() != Some(&record) {
            records.push(record);
        }
    }

    /// The record with a number of the file.
    pub fn numbered(&self, register: &str, text: &str) -> Option<Result<RawId, Wrong>> {
        match self.numbers.get(register)?.get(&folded(text))?.as_slice() {
            [] => None,
            [record] => Some(Ok(*record)),
            [_, ..] => Some(Err(twice(text))),
        }
    }

    /// Live records that bear a title: none, the one, or two where there are more than one.
    pub fn titled(&self, table: &dyn Table, title: &str) -> Vec<RawId> {
        let mut titles = self.titles.borrow_mut();
        let titles = titles.entry(table.register().key).or_insert_with(|| bearers(table, |row| !row.head.retired));
        titles.get(&folded(title)).into_iter().flatten().take(2).copied().collect()
    }

    /// The record that our own reference names, whatever numbers of other lists say; else as any name.
    pub fn ours(&self, register: &str, text: &str) -> Result<RawId, Wrong> {
        let table = self.state.table(register).filter(|_| register != ANY);
        let own = table.and_then(|table| by_number(table, text.trim()).or_else(|| self.leading(table, text.trim())));
        own.map_or_else(|| self.resolve(register, text), Ok)
    }

    /// The record that keeps this number of another list; else as any name.
    pub fn theirs(&self, register: &str, text: &str) -> Result<RawId, Wrong> {
        let table = self.state.table(register).filter(|_| register != ANY);
        match table.map(|table| self.identified(table, text.trim())).as_deref() {
            Some([one]) => Ok(*one),
            Some(_) | None => self.resolve(register, text),
        }
    }

    /// Whether a text is our reference of one record, and the number of another in another list.
    pub fn is_either(&self, register: &str, text: &str) -> bool {
        let Some(table) = self.state.table(register).filter(|_| register != ANY) else { return false };
        let own = by_number(table, text.trim());
        own.is_some_and(|own| self.identified(table, text.trim()).iter().any(|other| *other != own))
    }

    /// Live records that keep this number of another list.
    fn identified(&self, table: &dyn Table, number: &str) -> Vec<RawId> {
        let register = table.register();
        let Some((at, _)) = register.field(IDENTIFIER).filter(|(_, field)| !field.retired) else { return Vec::new() };
        let mut identified = self.identified.borrow_mut();
        let identified = identified.entry(register.key).or_insert_with(|| {
            let mut found: Bearers<RawId> = HashMap::new();
            for row in table.rows().filter(|row| !row.head.retired) {
                if let Value::Text(number) = row.record.get(at) {
                    found.entry(folded(&number)).or_default().push(row.id);
                }
            }
            found
        });
        identified.get(&folded(number)).into_iter().flatten().take(2).copied().collect()
    }

    /// Whether a text is our reference of a record, bare.
    pub fn is_reference(&self, register: &str, text: &str) -> bool {
        self.state.table(register).is_some_and(|table| by_number(table, text.trim()).is_some())
    }

    /// What is said of a name that retired records alone bear.
    fn retired(&self, table: &dyn Table, title: &str) -> Option<Wrong> {
        let mut titles = self.retired.borrow_mut();
        let titles = titles.entry(table.register().key).or_insert_with(|| bearers(table, |row| row.head.retired));
        let row = table.row(*titles.get(&folded(title))?.first()?)?;
        let message = format!("{} {} is retired; choose another or restore it", row.reference(), row.record.title());
        Some(Wrong::new(message))
    }

    /// The record that a text names; for a person, the one who holds the role or the position of that name, where
    /// nobody is called so.
    pub fn resolve(&self, register: &str, text: &str) -> Result<RawId, Wrong> {
        let found = self.named(register, text).or_else(|wrong| self.holder(register, text).ok_or(wrong));
        let found = found.or_else(|wrong| self.carrier(register, text).ok_or(wrong));
        found.or_else(|wrong| self.typed(register, text).ok_or_else(|| self.untyped(register, text).unwrap_or(wrong)))
    }

    /// The one control of ours that carries the reference control of this number.
    fn carrier(&self, register: &str, text: &str) -> Option<RawId> {
        if register != Control::KEY || !applicability::is_control(text) {
            return None;
        }
        let mut carriers = self.carriers.borrow_mut();
        let carriers = carriers.get_or_insert_with(|| {
            let mut found: Bearers<RawId> = HashMap::new();
            for (id, held) in self.state.of::<Control>().iter().filter(|(_, held)| !held.head.retired) {
                for own in held.record.reference_controls.0.iter() {
                    found.entry(folded(own)).or_default().push(id.raw());
                }
            }
            found
        });
        match carriers.get(&folded(&applicability::identifier(text))).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            Some(_) | None => None,
        }
    }

    /// The one person whom an initial and a last name fit: `J. Müller`.
    pub fn abbreviated(&self, register: &str, text: &str) -> Option<RawId> {
        let written = people::initialed(text).filter(|_| self.called(register, text.trim()).is_err())?;
        self.person(register, |name| written.fits(name))
    }

    /// The one person whose name is written with other signs, or otherwise.
    fn alike(&self, register: &str, text: &str) -> Option<RawId> {
        if register != Person::KEY {
            return None;
        }
        let known = self.alike.borrow().get(text).copied();
        known.unwrap_or_else(|| {
            let another = people::aside(text).is_some_and(|aside| self.called(register, aside).is_ok());
            let written = (!another).then(|| people::written_otherwise(text)).into_iter().flatten();
            let written = std::iter::once(text.trim().to_owned()).chain(written);
            let written: Vec<_> = written.collect();
            let found = self.person(register, |name| written.iter().any(|own| latin::are_alike(own, name)));
            self.alike.borrow_mut().insert(text.to_owned(), found);
            found
        })
    }

    /// The one person of whose name something holds.
    fn person(&self, register: &str, holds: impl Fn(&str) -> bool) -> Option<RawId> {
        let table = self.state.table(register).filter(|_| register == Person::KEY)?;
        self.titled(table, "");
        let titles = self.titles.borrow();
        let mut bearers = titles.get(register)?.iter().filter(|(name, _)| holds(name)).flat_map(|(_, bearers)| bearers);
        bearers.next().copied().filter(|_| bearers.next().is_none())
    }

    /// The one who holds the role of this name, or alone has the position of this name; none where it names somebody.
    pub fn standing_in(&self, register: &str, text: &str) -> Option<RawId> {
        self.named(register, text).is_err().then(|| self.holder(register, text)).flatten()
    }

    fn holder(&self, register: &str, text: &str) -> Option<RawId> {
        if register != Person::KEY {
            return None;
        }
        let roles = self.titled(self.state.table(Role::KEY)?, text);
        let role = |id: &RawId| self.state.get(Id::<Role>::of(*id));
        let holders: Vec<_> = roles.iter().filter_map(role).flat_map(|role| role.holders.iter()).collect();
        match holders[..] {
            [one] => Some(one.raw()),
            [_, _, ..] => None,
            [] => {
                let mut positions = self.positions.borrow_mut();
                let positions = positions.get_or_insert_with(|| {
                    let mut found: Bearers<RawId> = HashMap::new();
                    for (id, held) in self.state.of::<Person>().iter() {
                        if let Some(position) = held.record.position.as_ref().filter(|_| !held.head.retired) {
                            found.entry(folded(position)).or_default().push(id.raw());
                        }
                    }
                    found
                });
                match positions.get(&folded(text)).map(Vec::as_slice) {
                    Some([one]) => Some(*one),
                    Some(_) | None => None,
                }
            }
        }
    }

    /// The record that a text names: by id, reference (a title may stand behind it), unique content or title, or
    /// as another row of the file.
    fn named(&self, register: &str, text: &str) -> Result<RawId, Wrong> {
        let found = self.called(register, text.trim());
        // `Müller, Jürgen` and `Lukas Fischer <lukas@example.org>` are names as address books write them.
        let another = || people::aside(text).is_some_and(|aside| self.called(register, aside).is_ok());
        let others = || (register == Person::KEY && !another()).then(|| people::written_otherwise(text));
        let others = || others().into_iter().flatten();
        let found = found.or_else(|wrong| others().find_map(|name| self.called(register, &name).ok()).ok_or(wrong));
        let found = found.or_else(|wrong| self.abbreviated(register, text).ok_or(wrong));
        let found = found.or_else(|wrong| self.alike(register, text).ok_or(wrong));
        // What is wrong is told once, of the form that is asked about.
        let first = || self.forms.get(&folded(text)).filter(|_| register == Person::KEY);
        found.or_else(|wrong| first().map_or(Err(wrong), |first| self.called(register, first)))
    }

    pub(super) fn called(&self, register: &str, text: &str) -> Result<RawId, Wrong> {
        let Some(table) = self.state.table(register).filter(|_| register != ANY) else {
            let referenced = |text: &str| self.state.resolve(register, text);
            let is_reference = |text: &str| referenced(text).is_ok();
            let leads = || !enumerations::goes_on(behind_first(text), is_reference);
            return referenced(text)
                .or_else(|wrong| referenced(first_word(text)).ok().filter(|_| leads()).ok_or(wrong));
        };
        if let Some(found) = self.numbered(register, text) {
            return found;
        }
        let identified = self.identified(table, text);
        if let Some(id) = by_number(table, text).or_else(|| by_unique(table, text)) {
            return of_one(table, text, id, &identified);
        }
        match (&self.titled(table, text)[..], &identified[..]) {
            ([id], _) => return of_one(table, text, *id, &identified),
            ([], [id]) => return Ok(*id),
            ([], []) => {}
            ([], _) => {
                return Err(Wrong::new(format!(
                    "more than one {register} has the number \"{text}\"; use the reference"
                )));
            }
            _ => return Err(Wrong::new(format!("more than one {register} is called \"{text}\"; use the reference"))),
        }
        match self.made.get(register).and_then(|made| made.get(folded(text).as_str())) {
            Some(Maker { another: true, .. }) => return Err(twice(text)),
            Some(maker) => return Ok(RawId::pending(u64::from(maker.row))),
            None => {}
        }
        let more = enumerations::goes_on(behind_first(text), |token| self.is_one(table, token));
        if let Some(found) = self.numbered(register, first_word(text)).filter(|_| !more) {
            return found;
        }
        self.leading(table, text).ok_or_else(|| {
            if more && self.is_one(table, first_word(text)) {
                return Wrong::new(format!(
                    "\"{text}\" says more than {}; write each {register} with a comma between, or say which is meant",
                    first_word(text)
                ));
            }
            if let Some(wrong) = self.retired(table, text) {
                return wrong;
            }
            if table.rows().next().is_none() && MADE_BY_NAME.contains(&register) {
                return Wrong::new(format!(
                    "no {} is called \"{text}\", and there are none yet; make it new, or leave it empty",
                    register.replace('-', " ")
                ));
            }
            let example = table.register().reference.print(Reference { year: 0, number: 1 });
            let what = register.replace('-', " ");
            Wrong::new(format!("no {what} is called \"{text}\"; use a reference such as {example}"))
        })
    }
}

/// The record of a reference or title, unless another one has that very text as its number in another list.
fn of_one(table: &dyn Table, text: &str, id: RawId, identified: &[RawId]) -> Result<RawId, Wrong> {
    let Some(other) = identified.iter().find(|other| **other != id) else { return Ok(id) };
    let named =
        |id: RawId| table.row(id).map(|row| format!("{} {}", row.reference(), row.record.title())).unwrap_or_default();
    Err(Wrong::new(format!(
        "\"{text}\" can mean {} by our reference, and {} by its number in another list; say which",
        named(id),
        named(*other)
    )))
}

/// The record that our own reference, or its id, names.
pub fn by_number(table: &dyn Table, text: &str) -> Option<RawId> {
    let id = text.parse::<RawId>().ok().filter(|id| table.row(*id).is_some());
    id.or_else(|| reference(table.register(), text).and_then(|reference| table.numbered(reference)))
}

/// A reference as it is written here, letter case aside: `A-001` is another list's number, ours is `A-0001`.
pub fn reference(register: &Register, text: &str) -> Option<Reference> {
    let read = register.reference.read(text)?;
    register.reference.print(read).eq_ignore_ascii_case(text.trim()).then_some(read)
}

fn twice(text: &str) -> Wrong {
    Wrong::new(format!("more than one row of this file is called \"{text}\"; tell them apart"))
}

fn by_unique(table: &dyn Table, text: &str) -> Option<RawId> {
    let content = Value::Text(text.to_owned());
    let unique = table.register().fields.iter().enumerate().filter(|(_, field)| field.unique);
    unique.filter_map(|(at, _)| table.holder(at, &content)).next()
}

/// Letter case and the kinds of space aside.
pub fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Who bears which title, among some of the records of a register.
fn bearers(table: &dyn Table, counts: impl Fn(&kernel::Row<'_>) -> bool) -> Bearers<RawId> {
    let mut found: Bearers<RawId> = HashMap::new();
    for row in table.rows().filter(counts) {
        found.entry(folded(&row.record.title())).or_default().push(row.id);
    }
    found
}
