//! Pages drawn: as PDF/A-2a, to be kept, and PDF/UA-1, to be read aloud, with titles, tables and their labels told as such.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree,
};
use krilla::{Document, SerializeSettings};

use super::face::Fonts;
use super::paper::{BREADTH, HEIGHT, Ink, MARGIN, Page, Paper, Piece, Role};
use super::{MARGINAL, PdfFault};
use crate::{Sheet, Words};

/// The pages as the bytes of a PDF.
pub fn draw(paper: Paper<'_>, sheet: &Sheet, stamp: &str, words: Words<'_>) -> Result<Vec<u8>, PdfFault> {
    let mut document = Document::new_with(settings());
    let (of_page, of_all) = (words.say("report-page"), words.say("report-of"));
    let pages = paper.pages.len();
    let (mut told, mut outline) = (Told::default(), Outline::new());
    for (at, page) in paper.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(BREADTH, HEIGHT).expect("A4 has a size");
        let mut drawn = document.start_page_with(settings);
        let mut surface = drawn.surface();
        let number = format!("{of_page} {} {of_all} {pages}", at + 1);
        marginal(&mut surface, paper.fonts, (&joined_title(sheet), stamp, &number));
        content(&mut surface, page, paper.fonts, &mut told);
        surface.finish();
        drawn.finish();
        for head in page.pieces.iter().filter(|piece| matches!(piece.role, Role::Title | Role::Head)) {
            let place = XyzDestination::new(at, Point::from_xy(head.x, (head.y - head.style.size).max(0.0)));
            outline.push_child(OutlineNode::new(head.lines.concat(), place));
        }
    }
    document.set_outline(outline);
    document.set_metadata(metadata(sheet, words));
    document.set_tag_tree(told.tree());
    document.finish()
}

fn settings() -> SerializeSettings {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .expect("both are of PDF 1.7");
    SerializeSettings { configuration, ..SerializeSettings::default() }
}

/// The day of the report, not of its making, so that the same report gives the same bytes.
fn metadata(sheet: &Sheet, words: Words<'_>) -> Metadata {
    let day = sheet.heading.day;
    let made = DateTime::new(day.year().unsigned_abs()).month(day.month().unsigned_abs()).day(day.day().unsigned_abs());
    let language = (words.0)("report-language").unwrap_or_else(|| "en".to_owned());
    let metadata = Metadata::new().title(joined_title(sheet)).authors(vec![sheet.heading.organization.clone()]);
    metadata.language(language).creator("Muniment".to_owned()).creation_date(made)
}

fn joined_title(sheet: &Sheet) -> String {
    crate::xlsx::joined([sheet.heading.organization.as_str(), &sheet.title, &sheet.document, &sheet.version], " · ")
}

/// What stands on every page: whose and what above, stamp and number below.
fn marginal(surface: &mut Surface<'_>, fonts: &Fonts, (title, stamp, number): (&str, &str, &str)) {
    let right = |text: &str| BREADTH - MARGIN - fonts.face(MARGINAL.bold).breadth(text, MARGINAL.size);
    let (above, below) = (MARGIN - 14.0, HEIGHT - MARGIN);
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)));
    for (x, y, text) in [(MARGIN, above, title), (MARGIN, below, stamp), (right(number), below, number)] {
        let lines = vec![text.to_owned()];
        piece(surface, &Piece { role: Role::Again, x, y, lines, style: MARGINAL }, fonts);
    }
    surface.end_tagged();
}

fn content(surface: &mut Surface<'_>, page: &Page, fonts: &Fonts, told: &mut Told) {
    if !page.areas.is_empty() {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        page.areas.iter().for_each(|(area, ink)| fill(surface, *area, *ink));
        surface.end_tagged();
    }
    for own in &page.pieces {
        let tag = match own.role {
            Role::Again => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            _ => ContentTag::Span(SpanTag::empty()),
        };
        let id = surface.start_tagged(tag);
        piece(surface, own, fonts);
        surface.end_tagged();
        told.take(own, id);
    }
}

fn fill(surface: &mut Surface<'_>, [x, y, breadth, height]: [f32; 4], ink: Ink) {
    let mut path = PathBuilder::new();
    let Some(area) = Rect::from_xywh(x, y, breadth, height) else { return };
    path.push_rect(area);
    surface.set_fill(Some(painted(ink)));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn piece(surface: &mut Surface<'_>, piece: &Piece, fonts: &Fonts) {
    let (face, style) = (fonts.face(piece.style.bold), piece.style);
    surface.set_fill(Some(painted(style.ink)));
    for (at, line) in piece.lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        let place = Point::from_xy(piece.x, piece.y + at as f32 * style.line());
        surface.draw_glyphs(place, &face.glyphs(line), face.font.clone(), line, style.size, false);
    }
}

fn painted((red, green, blue): Ink) -> Fill {
    let paint = krilla::color::rgb::Color::new(red, green, blue).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: krilla::paint::FillRule::default() }
}

/// What the document holds, in the order in which it is read.
#[derive(Default)]
struct Told {
    flow: Vec<Part>,
}

enum Part {
    Text(Role, String, Vec<Identifier>),
    Table(usize, BTreeMap<usize, BTreeMap<usize, Vec<Identifier>>>),
}

impl Told {
    fn take(&mut self, piece: &Piece, id: Identifier) {
        match piece.role {
            Role::Again => {}
            Role::Title | Role::Head | Role::Line => {
                self.flow.push(Part::Text(piece.role, piece.lines.concat(), vec![id]));
            }
            Role::Cell(table, row, column) => {
                if !matches!(self.flow.last(), Some(Part::Table(last, _)) if *last == table) {
                    self.flow.push(Part::Table(table, BTreeMap::new()));
                }
                if let Some(Part::Table(_, rows)) = self.flow.last_mut() {
                    rows.entry(row).or_default().entry(column).or_default().push(id);
                }
            }
        }
    }

    fn tree(self) -> TagTree {
        let mut tree = TagTree::new();
        self.flow.into_iter().for_each(|part| tree.push(group(part)));
        tree
    }
}

fn group(part: Part) -> TagGroup {
    match part {
        Part::Text(role, text, ids) => {
            let heading = |level| Tag::Hn(NonZeroU16::new(level).expect("levels begin at 1"), Some(text)).into();
            let tag: krilla::tagging::TagKind = match role {
                Role::Title => heading(1),
                Role::Head => heading(2),
                Role::Line | Role::Cell(..) | Role::Again => Tag::P.into(),
            };
            TagGroup::with_children(tag, nodes(ids))
        }
        Part::Table(_, rows) => {
            let mut table = TagGroup::new(Tag::Table);
            for (at, cells) in rows {
                let cell = |(column, ids): (usize, Vec<Identifier>)| match (at, column) {
                    (0, _) => TagGroup::with_children(Tag::TH(TableHeaderScope::Column), nodes(ids)),
                    (_, 0) => TagGroup::with_children(Tag::TH(TableHeaderScope::Row), nodes(ids)),
                    _ => TagGroup::with_children(Tag::TD, nodes(ids)),
                };
                table.push(TagGroup::with_children(Tag::TR, cells.into_iter().map(|own| cell(own).into()).collect()));
            }
            table
        }
    }
}

fn nodes(ids: Vec<Identifier>) -> Vec<Node> {
    ids.into_iter().map(Node::from).collect()
}
