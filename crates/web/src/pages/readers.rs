//! 7.3 a: who has read a document and who has not, for the page of the document and as numbers and words.

use isms::support::documents::readers::{Reading, reading};
use isms::support::{Document, Person};
use kernel::{Declared, Id};
use serde::Serialize;

use crate::error::Halt;
use crate::pages::address::Address;
use crate::pages::scene::{Named, Scene};
use crate::visit::Visit;

/// Most people named of each list; the others are counted.
const NAMED_MAX: usize = 200;

/// Who has read a version of a document.
#[derive(Serialize)]
pub struct Readers {
    /// The document.
    pub document: Named,
    /// The version.
    pub version: String,
    /// Whether it is to be acknowledged.
    pub to_acknowledge: bool,
    /// How many people it is for.
    pub audience: usize,
    /// Whoever said that they read a version: the person, the version, the day in words.
    pub read: Vec<Reader>,
    /// How many more there are.
    pub read_more: usize,
    /// Whoever it is for and has not said so of this version.
    pub unread: Vec<Named>,
    /// How many more there are.
    pub unread_more: usize,
}

/// Somebody who said that they read a version.
#[derive(Serialize)]
pub struct Reader {
    /// The person.
    pub person: Named,
    /// The version.
    pub version: String,
    /// Whether that is the version shown.
    pub current: bool,
    /// The day in words.
    pub on: String,
}

/// The readers of a document; none where nobody is asked, as of a draft, and nobody said anything.
pub fn readers(scene: Scene<'_>, id: Id<Document>) -> Option<Readers> {
    let held = scene.state.get(id)?;
    let Reading { audience, mut read, mut unread } = reading(scene.state, id, held, scene.day);
    if held.version == 0 || (!held.to_acknowledge && read.is_empty()) {
        return None;
    }
    let (read_more, unread_more) = (read.len().saturating_sub(NAMED_MAX), unread.len().saturating_sub(NAMED_MAX));
    read.truncate(NAMED_MAX);
    unread.truncate(NAMED_MAX);
    let version = held.version_name();
    let person = |id: Id<Person>| scene.link_to(id);
    let reader = |word: isms::support::documents::readers::Word| {
        let named = word.version.unwrap_or_default();
        let on = word.on.map(|day| scene.t.day(day)).unwrap_or_default();
        Some(Reader { person: person(word.person)?, current: named == version, version: named, on })
    };
    Some(Readers {
        document: scene.link_to(id)?,
        version: version.clone(),
        to_acknowledge: held.to_acknowledge,
        audience,
        read: read.into_iter().filter_map(reader).collect(),
        read_more,
        unread: unread.into_iter().filter_map(person).collect(),
        unread_more,
    })
}

/// The readers as JSON: of the document named, `?record=DOC-001`, else of every one that asks to be acknowledged.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    let named = address.read("record", |text| scene.state.resolve(Document::KEY, text).map(Id::of))?;
    let asking = || scene.state.of::<Document>().iter().filter(|(_, held)| held.to_acknowledge).map(|(id, _)| id);
    let documents = named.map_or_else(|| asking().collect(), |id| vec![id]);
    let told: Vec<_> = documents.into_iter().filter_map(|id| readers(scene, id)).collect();
    Ok(serde_json::json!({ "documents": super::plain(&told)? }))
}
