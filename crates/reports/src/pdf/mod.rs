//! A report as a PDF: a document on A4, to be handed over and kept, that readers of a screen reader read as well.

mod draw;
mod face;
mod paper;
mod table;
#[cfg(test)]
mod tests;

pub use face::Fonts;
pub use krilla::error::KrillaError as PdfFault;

use crate::xlsx::{joined, stamp};
use crate::{Sheet, Words};
use paper::{INK, Paper, QUIET, Role, Style};
use table::Table;

/// Points of the text of tables.
const SMALL: f32 = 7.5;
const TITLE: Style = Style { size: 20.0, bold: true, ink: INK };
const HEAD: Style = Style { size: 12.0, bold: true, ink: INK };
const WHOSE: Style = Style { size: 10.0, bold: true, ink: INK };
const TOLD: Style = Style { size: 9.0, bold: false, ink: INK };
const MARGINAL: Style = Style { size: SMALL, bold: false, ink: QUIET };
/// The breadth of the labels beside which a document tells about itself, in points.
const LABEL_POINTS: f32 = 150.0;

/// The report as the bytes of a PDF. The same report gives the same bytes.
///
/// # Errors
/// More than a PDF takes.
pub fn pdf(sheet: &Sheet, words: Words<'_>, fonts: &Fonts) -> Result<Vec<u8>, PdfFault> {
    draw::draw(laid(sheet, words, fonts), sheet, &stamp(sheet, words), words)
}

/// The pages of a report.
fn laid<'f>(sheet: &Sheet, words: Words<'_>, fonts: &'f Fonts) -> Paper<'f> {
    let mut paper = Paper::new(fonts);
    front(&mut paper, sheet, words);
    if let Some(summary) = &sheet.summary {
        paper.skip(10.0);
        paper.text(Role::Head, &summary.title, HEAD);
        Table::of_numbers(summary).print(&mut paper);
        // Who reads the numbers alone has them on one page; the rows begin on the next.
        paper.turn();
        paper.text(Role::Head, &sheet.title, HEAD);
    }
    Table::of_rows(sheet).print(&mut paper);
    paper
}

/// What stands above the rows: what it is, whose, of which day and entry, and what is said about it.
fn front(paper: &mut Paper<'_>, sheet: &Sheet, words: Words<'_>) {
    let heading = &sheet.heading;
    paper.text(Role::Title, &sheet.title, TITLE);
    paper.text(Role::Line, &joined([heading.organization.as_str(), &sheet.basis, &sheet.document], " · "), WHOSE);
    paper.skip(6.0);
    let hash = heading.hash.as_ref().map(|hash| format!("{} {hash}", words.say("report-leaf"))).unwrap_or_default();
    let entry = joined([heading.entry.to_string().as_str(), &hash], " · ");
    let fixed = [("report-as-of", Some(heading.day.to_string())), ("report-ledger-entry", Some(entry))];
    let fixed = fixed.into_iter().chain([("report-filter", heading.filter.clone())]);
    for (key, content) in fixed {
        told(paper, &words.say(key), content.as_deref().unwrap_or_default());
    }
    sheet.remarks.iter().for_each(|remark| told(paper, &remark.label, &remark.text));
    paper.skip(6.0);
}

/// A label and what it says, side by side; without a label a line of its own.
fn told(paper: &mut Paper<'_>, label: &str, content: &str) {
    match (label, content) {
        (_, "") => {}
        ("", content) => paper.text(Role::Line, content, TOLD),
        (label, content) => paper.labelled(label, content, LABEL_POINTS, TOLD),
    }
}
