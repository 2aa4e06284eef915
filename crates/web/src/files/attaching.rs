//! The control on a card by which evidence is attached to its record: new files, or evidence that is here already.

use askama::Template;
use askama::filters::HtmlSafe;
use engine::objects::FILE_BYTES_MAX;
use isms::certification::evidence::{Evidence, may_prove};
use kernel::{Declared, Row};

use crate::frame::register_path;
use crate::generic::record_path;
use crate::texts::Texts;
use crate::visit::Visit;

/// Pieces of evidence that are named; the others stand in their register.
const NAMED_MAX: usize = 20;

/// The control, with the evidence there is where no thread names it.
#[derive(Template)]
#[template(path = "files/attach.html")]
pub struct Attaching {
    t: &'static Texts,
    /// Evidence about the record: where it is, and its reference with its title.
    there: Vec<(String, String)>,
    /// How many more there are.
    more: usize,
    /// How it is attached; none for whoever may not.
    forms: Option<Forms>,
}
impl HtmlSafe for Attaching {}

/// The forms by which evidence is attached.
struct Forms {
    /// Where they are sent.
    action: String,
    limits: String,
    /// Where evidence is suggested from.
    source: String,
}

impl Attaching {
    /// The control for a record whose page names the evidence itself; none for whoever may bring no evidence in, for a
    /// past day, and where evidence proves nothing.
    pub fn to(visit: &Visit, row: &Row<'_>) -> Option<Self> {
        let forms = Forms::to(visit, row)?;
        Some(Self { t: visit.t(), there: Vec::new(), more: 0, forms: Some(forms) })
    }

    /// The control with the evidence about a record; none where there is neither.
    pub fn beside(visit: &Visit, row: &Row<'_>) -> Option<Self> {
        let forms = Forms::to(visit, row);
        let evidence: Vec<_> = visit.state.pointing::<Evidence>(row.id).collect();
        let named = evidence.iter().take(NAMED_MAX).map(|(id, own)| {
            let reference = visit.state.reference(*id);
            let href = visit.href(&format!("{}/{reference}", register_path(Evidence::REGISTER)));
            (href, format!("{reference} {}", &*own.title))
        });
        let (there, more) = (named.collect::<Vec<_>>(), evidence.len().saturating_sub(NAMED_MAX));
        (forms.is_some() || !there.is_empty()).then(|| Self { t: visit.t(), there, more, forms })
    }
}

impl Forms {
    fn to(visit: &Visit, row: &Row<'_>) -> Option<Self> {
        let may = visit.has(access::right_for_edit(Evidence::REGISTER));
        if !may || visit.as_of.is_some() || row.head.retired || !may_prove(row.record.register()) {
            return None;
        }
        let t = visit.t();
        Some(Self {
            action: visit.href(&format!("{}/evidence", record_path(row))),
            limits: format!("{} {}", t.one("file-limit", "limit", (FILE_BYTES_MAX >> 20) as usize), t.t("file-kinds")),
            source: visit.href(&format!("suggest/{}", Evidence::KEY)),
        })
    }
}
