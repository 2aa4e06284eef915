//! The control on a card by which evidence is attached to its record: new files, or evidence that is here already.

use askama::Template;
use askama::filters::HtmlSafe;
use engine::objects::FILE_BYTES_MAX;
use isms::certification::Evidence;
use kernel::{Declared, Register, Row};

use crate::generic::record_path;
use crate::texts::Texts;
use crate::visit::Visit;

/// Registers beside those of work whose records need no proof.
const NONE: [&str; 2] = [Evidence::KEY, "task"];
/// The section of what helps to work and proves nothing.
const WORK: &str = "work";

/// The control.
#[derive(Template)]
#[template(path = "files/attach.html")]
pub struct Attaching {
    t: &'static Texts,
    /// Where its forms are sent.
    action: String,
    limits: String,
    /// Where evidence is suggested from.
    source: String,
}
impl HtmlSafe for Attaching {}

impl Attaching {
    /// The control for a record; none for whoever may bring no evidence in, for a past day, and where evidence proves
    /// nothing.
    pub fn to(visit: &Visit, row: &Row<'_>) -> Option<Self> {
        let may = visit.has(access::right_for_edit(Evidence::REGISTER));
        if !may || visit.as_of.is_some() || row.head.retired || !takes(row.record.register()) {
            return None;
        }
        let t = visit.t();
        Some(Self {
            t,
            action: visit.href(&format!("{}/evidence", record_path(row))),
            limits: format!("{} {}", t.one("file-limit", "limit", (FILE_BYTES_MAX >> 20) as usize), t.t("file-kinds")),
            source: visit.href(&format!("suggest/{}", Evidence::KEY)),
        })
    }
}

/// Whether evidence may be about records of a register.
pub fn takes(register: &Register) -> bool {
    !NONE.contains(&register.key) && register.section() != WORK
}
