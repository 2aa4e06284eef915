//! The XML inside a workbook, walked from its beginning to its end; what no spreadsheet writes is refused.

use std::io::BufRead;

use kernel::Refusal;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::archive::{broken, refused};

/// Most elements inside each other; sheets need ten.
const DEPTH_MAX: usize = 64;

/// What is met on the way.
pub enum Met<'a> {
    /// An element begins.
    Start(&'a BytesStart<'a>),
    /// One of this name ends.
    End(&'a str),
    /// Text, or a part of it.
    Text(&'a str),
}

/// Calls for each thing met, and refuses entities of a file's own, and bottomless nesting.
pub fn walk(content: &mut impl BufRead, mut each: impl FnMut(Met<'_>) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().check_end_names = false;
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| broken())? {
            Event::Start(element) => {
                depth += 1;
                if depth > DEPTH_MAX {
                    return Err(refused(format!("elements stand {DEPTH_MAX} deep inside each other; save it anew")));
                }
                each(Met::Start(&element))?;
            }
            Event::Empty(element) => {
                each(Met::Start(&element))?;
                each(Met::End(element.local_name().as_ref()))?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                each(Met::End(element.local_name().as_ref()))?;
            }
            Event::Text(text) => each(Met::Text(&text.xml10_content()))?,
            Event::CData(text) => each(Met::Text(&text.xml10_content()))?,
            Event::GeneralRef(entity) => entered(&entity, &mut each)?,
            Event::DocType(_) => return Err(refused("this workbook declares entities of its own; save it anew")),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// What an entity stands for.
fn entered(entity: &BytesRef<'_>, each: &mut impl FnMut(Met<'_>) -> Result<(), Refusal>) -> Result<(), Refusal> {
    if let Some(known) = resolve_predefined_entity(entity) {
        return each(Met::Text(known));
    }
    let letter = entity.resolve_char_ref().ok().flatten().ok_or_else(broken)?;
    each(Met::Text(letter.encode_utf8(&mut [0; 4])))
}

/// Calls for each element.
pub fn elements(
    content: &mut impl BufRead,
    mut each: impl FnMut(&BytesStart<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    walk(content, |met| match met {
        Met::Start(element) => each(element),
        Met::End(_) | Met::Text(_) => Ok(()),
    })
}

/// The attribute of this name.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = attributes(element).find(|own| own.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// All attributes.
pub fn attributes<'e>(element: &'e BytesStart<'_>) -> impl Iterator<Item = Attribute<'e>> {
    let mut all = element.attributes();
    all.with_checks(false);
    all.flatten()
}

/// A number in an attribute.
pub fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

/// Whether an attribute says yes.
pub fn says_yes(element: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(element, name).as_deref(), Some("1" | "true"))
}
