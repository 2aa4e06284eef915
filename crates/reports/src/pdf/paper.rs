//! Pages as values: what stands where, before it is drawn.

use super::face::Fonts;

/// A4, lying, in points.
pub const BREADTH: f32 = 841.89;
pub const HEIGHT: f32 = 595.28;
pub const MARGIN: f32 = 34.0;
/// The foot of a page, where stamp and number stand.
const FOOT: f32 = 24.0;
/// The height of a line, in sizes of its text.
pub const LEADING: f32 = 1.3;
/// How far its letters stand below the top of a line, in sizes of its text.
const ASCENT: f32 = 0.97;

/// A colour: red, green, blue.
pub type Ink = (u8, u8, u8);
pub const INK: Ink = (0x1F, 0x2A, 0x37);
pub const QUIET: Ink = (0x5B, 0x62, 0x70);
pub const RULE: Ink = (0xC9, 0xCF, 0xD6);
pub const WHITE: Ink = (0xFF, 0xFF, 0xFF);

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// In points.
    pub size: f32,
    pub bold: bool,
    pub ink: Ink,
}

impl Style {
    /// The height of a line, in points.
    pub fn line(self) -> f32 {
        self.size * LEADING
    }
}

/// What a text is in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// What the document is called.
    Title,
    /// What a part is called.
    Head,
    /// A line of its own.
    Line,
    /// A cell, by table, row and column; row 0 holds the labels.
    Cell(usize, usize, usize),
    /// Labels said again on a further page.
    Again,
}

/// A text of some lines at its place.
#[derive(Debug)]
pub struct Piece {
    pub role: Role,
    /// From the left.
    pub x: f32,
    /// Its first base line, from the top.
    pub y: f32,
    pub lines: Vec<String>,
    pub style: Style,
}

/// A page.
#[derive(Debug, Default)]
pub struct Page {
    /// Filled areas: left, top, breadth, height.
    pub areas: Vec<([f32; 4], Ink)>,
    pub pieces: Vec<Piece>,
}

/// The pages, and where the next thing goes.
pub struct Paper<'f> {
    pub fonts: &'f Fonts,
    pub pages: Vec<Page>,
    pub y: f32,
    /// Tables begun.
    pub tables: usize,
}

impl<'f> Paper<'f> {
    pub fn new(fonts: &'f Fonts) -> Self {
        Self { fonts, pages: vec![Page::default()], y: MARGIN, tables: 0 }
    }

    /// The breadth between the margins.
    pub fn breadth(&self) -> f32 {
        BREADTH - 2.0 * MARGIN
    }

    /// What is free below, in points.
    pub fn left(&self) -> f32 {
        HEIGHT - MARGIN - FOOT - self.y
    }

    /// The next page.
    pub fn turn(&mut self) {
        self.pages.push(Page::default());
        self.y = MARGIN;
    }

    pub fn skip(&mut self, points: f32) {
        self.y += points;
    }

    /// A text across the page.
    pub fn text(&mut self, role: Role, text: &str, style: Style) {
        let lines = self.fonts.face(style.bold).wrap(text, self.breadth(), style.size);
        self.lines(role, MARGIN, lines, style);
        self.skip(style.size * 0.3);
    }

    /// A label, and a text beside it.
    pub fn labelled(&mut self, label: &str, text: &str, indent: f32, style: Style) {
        let bold = Style { bold: true, ..style };
        let lines = self.fonts.face(false).wrap(text, self.breadth() - indent, style.size);
        if lines.len() as f32 * style.line() > self.left() {
            self.turn();
        }
        self.put(Role::Line, MARGIN, self.y, vec![format!("{label} ")], bold);
        self.lines(Role::Line, MARGIN + indent, lines, style);
        self.skip(style.size * 0.3);
    }

    /// Lines below each other, on further pages where this one is full.
    fn lines(&mut self, role: Role, x: f32, mut lines: Vec<String>, style: Style) {
        while !lines.is_empty() {
            let fit = ((self.left() / style.line()) as usize).min(lines.len());
            if fit == 0 {
                self.turn();
                continue;
            }
            let rest = lines.split_off(fit);
            self.put(role, x, self.y, std::mem::replace(&mut lines, rest), style);
            self.skip(fit as f32 * style.line());
        }
    }

    /// Lines at a place, their top at `y`.
    pub fn put(&mut self, role: Role, x: f32, y: f32, lines: Vec<String>, style: Style) {
        let y = y + style.size * ASCENT;
        self.page().pieces.push(Piece { role, x, y, lines, style });
    }

    /// A filled area: left, top, breadth, height.
    pub fn fill(&mut self, area: [f32; 4], ink: Ink) {
        self.page().areas.push((area, ink));
    }

    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("a paper has a page from the beginning")
    }
}
