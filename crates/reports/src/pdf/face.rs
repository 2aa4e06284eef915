//! Fonts: how broad a text is, where it is broken into lines, and its glyphs.

use std::collections::HashMap;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// What stands for a sign that the font does not have, where it has one of these.
const UNKNOWN: [char; 2] = ['\u{FFFD}', '?'];

/// The two fonts of a document.
pub struct Fonts {
    plain: Face,
    bold: Face,
}

impl Fonts {
    /// From the bytes of two TrueType files; none where they are none.
    pub fn read(plain: &[u8], bold: &[u8]) -> Option<Self> {
        Some(Self { plain: Face::read(plain)?, bold: Face::read(bold)? })
    }

    pub(super) fn face(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.plain }
    }
}

/// A font, with the glyph of each sign and its advance in ems.
pub(super) struct Face {
    pub font: Font,
    glyphs: HashMap<char, (GlyphId, f32)>,
    unknown: (GlyphId, f32),
}

impl Face {
    fn read(bytes: &[u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let glyph = |(sign, id): (u32, skrifa::GlyphId)| {
            let advance = metrics.advance_width(id).unwrap_or_default();
            Some((char::from_u32(sign)?, (GlyphId::new(id.to_u32()), advance)))
        };
        let glyphs: HashMap<_, _> = font.charmap().mappings().filter_map(glyph).collect();
        let unknown = UNKNOWN.iter().find_map(|sign| glyphs.get(sign)).copied()?;
        Some(Self { font: Font::new(bytes.to_vec().into(), 0)?, glyphs, unknown })
    }

    /// The breadth of a text at a size, in points.
    pub fn breadth(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|sign| self.glyph(sign).1).sum::<f32>() * size
    }

    /// The glyphs of a line, one for each sign.
    pub fn glyphs(&self, line: &str) -> Vec<KrillaGlyph> {
        let of = |(at, sign): (usize, char)| {
            let (id, advance) = self.glyph(sign);
            KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, at..at + sign.len_utf8(), None)
        };
        line.char_indices().map(of).collect()
    }

    /// The lines that a text takes in a breadth. What ends within a line of the text ends with a space, so that words
    /// stay apart for those who take the text out again.
    pub fn wrap(&self, text: &str, breadth: f32, size: f32) -> Vec<String> {
        text.lines().flat_map(|line| self.wrapped(&plain(line), breadth, size)).collect()
    }

    fn wrapped(&self, text: &str, breadth: f32, size: f32) -> Vec<String> {
        let (mut lines, mut line) = (Vec::new(), String::new());
        for word in text.split_whitespace().flat_map(|word| self.pieces(word, breadth, size)) {
            if !line.is_empty() && self.breadth(&line, size) + self.breadth(&word, size) > breadth {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(&word);
        }
        lines.push(line.trim_end().to_owned());
        lines
    }

    /// A word with a space behind it; in pieces where no line holds it.
    fn pieces(&self, word: &str, breadth: f32, size: f32) -> Vec<String> {
        let (mut pieces, mut piece, mut used) = (Vec::new(), String::new(), 0.0);
        for sign in word.chars() {
            let advance = self.glyph(sign).1 * size;
            if used + advance > breadth && !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
                used = 0.0;
            }
            piece.push(sign);
            used += advance;
        }
        pieces.push(piece + " ");
        pieces
    }

    fn glyph(&self, sign: char) -> (GlyphId, f32) {
        self.glyphs.get(&sign).copied().unwrap_or(self.unknown)
    }
}

/// Without signs that are not shown.
fn plain(line: &str) -> String {
    line.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}
