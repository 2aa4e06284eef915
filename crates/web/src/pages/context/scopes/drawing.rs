//! The boundary, drawn: what lies inside, whom it meets, what stays outside. The text beside it says the same.

use serde::Serialize;

use crate::pages::scene::Named;
use crate::texts::Texts;

/// Width of the drawing, in its own units: that of the column it stands in, so that its words keep their size.
const WIDTH: usize = 320;
const EDGE: usize = 10;
const BLOCK_WIDTH: usize = 140;
const BLOCK_HEIGHT: usize = 30;
const GAP: usize = 8;
/// Left edge of the second column.
const SECOND: usize = WIDTH - EDGE - BLOCK_WIDTH;
/// Room above the first block, for the words over it.
const TOP: usize = 34;
/// Most blocks of a kind; one more counts the others.
const BLOCKS_MAX: usize = 8;
/// Longest label in a block, in characters.
const LABEL_CHARS_MAX: usize = 20;

/// The boundary as blocks.
#[derive(Serialize)]
pub struct Drawing {
    /// Width of the whole.
    pub width: usize,
    /// Height of the whole.
    pub height: usize,
    /// Where the boundary ends.
    pub boundary: usize,
    /// Units, sites and assets.
    pub within: Vec<Block>,
    /// Those it meets.
    pub meets: Vec<Block>,
    /// What stays outside.
    pub without: Vec<Block>,
    /// Left edge of what stays outside.
    pub second: usize,
    /// The line that the words over the outside stand on.
    pub words_y: usize,
    /// What it shows, in one sentence.
    pub label: String,
}

/// A block with its words.
#[derive(Serialize)]
pub struct Block {
    /// Left edge.
    pub x: usize,
    /// Upper edge.
    pub y: usize,
    /// Its words, cut to its width.
    pub text: String,
}

impl Block {
    /// Its width.
    pub fn width(&self) -> usize {
        BLOCK_WIDTH
    }

    /// Its height.
    pub fn height(&self) -> usize {
        BLOCK_HEIGHT
    }

    /// Where its words begin.
    pub fn text_x(&self) -> usize {
        self.x + 9
    }

    /// The line its words stand on.
    pub fn text_y(&self) -> usize {
        self.y + 19
    }

    /// An arrow from the boundary down along the edge and into the block.
    pub fn arrow(&self, boundary: &usize) -> String {
        let (middle, end) = (self.y + BLOCK_HEIGHT / 2, self.x);
        let (tip, upper, lower) = (end - 5, middle - 4, middle + 4);
        format!("M4 {boundary}V{middle}H{end}M{tip} {upper}L{end} {middle}L{tip} {lower}")
    }
}

/// The drawing of a scope's parts.
pub fn draw(
    t: &Texts,
    units: &[Named],
    sites: &[(Named, String)],
    interfaces: &[(String, String)],
    exclusions: &[(String, String)],
    assets: usize,
) -> Drawing {
    let inside = units.iter().map(|unit| &*unit.title).chain(sites.iter().map(|(site, _)| &*site.title));
    let counted = (assets > 0).then(|| t.one("scope-assets", "count", assets));
    let within = labels(t, inside, counted).into_iter().enumerate();
    let within: Vec<_> =
        within.map(|(at, text)| block(if at % 2 == 0 { EDGE } else { SECOND }, TOP, at / 2, text)).collect();
    let boundary = lowest(&within).max(TOP + BLOCK_HEIGHT) + EDGE;
    let column = |x: usize, texts: &[(String, String)]| -> Vec<Block> {
        let labels = labels(t, texts.iter().map(|(text, _)| text.as_str()), None).into_iter().enumerate();
        labels.map(|(at, text)| block(x, boundary + TOP, at, text)).collect()
    };
    let (meets, without) = (column(EDGE + 6, interfaces), column(SECOND, exclusions));
    let counts = [
        ("units", units.len().into()),
        ("sites", sites.len().into()),
        ("interfaces", interfaces.len().into()),
        ("exclusions", exclusions.len().into()),
    ];
    Drawing {
        width: WIDTH,
        height: boundary.max(lowest(&meets)).max(lowest(&without)) + 4,
        boundary,
        second: SECOND,
        words_y: boundary + 24,
        label: t.with("scope-drawn", &counts),
        within,
        meets,
        without,
    }
}

fn block(x: usize, top: usize, line: usize, text: String) -> Block {
    Block { x, y: top + line * (BLOCK_HEIGHT + GAP), text }
}

fn lowest(blocks: &[Block]) -> usize {
    blocks.last().map_or(0, |last| last.y + BLOCK_HEIGHT)
}

/// Words for blocks: as many as there is room for, then how many more.
fn labels<'a>(t: &Texts, texts: impl Iterator<Item = &'a str>, last: Option<String>) -> Vec<String> {
    let all: Vec<&str> = texts.collect();
    let more = all.len().saturating_sub(BLOCKS_MAX);
    let mut labels: Vec<String> = all.iter().take(BLOCKS_MAX).map(|text| cut(text)).collect();
    labels.extend((more > 0).then(|| t.one("list-more", "count", more)));
    labels.extend(last);
    labels
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LABEL_CHARS_MAX {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LABEL_CHARS_MAX - 1).collect();
    format!("{}…", kept.trim_end())
}
