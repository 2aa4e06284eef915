//! The boundary, drawn: what lies inside, whom it meets, what stays outside. The text beside it says the same.

use isms::context::{Process, Site, Unit};
use isms::operation::Supplier;
use isms::planning::Asset;
use kernel::Declared;
use serde::Serialize;

use super::sides::{Listed, Sides};
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
/// Most assets drawn on a side; there are many more of them than of anything else.
const ASSETS_MAX: usize = 6;
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

/// The drawing of a scope: what lies inside, what it meets, what lies outside.
pub fn draw(t: &Texts, sides: &[Sides], interfaces: &[(String, String)], exclusions: &[(String, String)]) -> Drawing {
    let of = |register: &str| sides.iter().find(|own| own.register == register);
    let titles = |listed: Option<&Listed>| {
        listed.map(|own| own.records.iter().map(|record| record.title.clone()).collect::<Vec<_>>()).unwrap_or_default()
    };
    let parts = [Unit::KEY, Site::KEY, Process::KEY];
    let inside: Vec<_> = parts.iter().flat_map(|key| titles(of(key).map(|own| &own.inside))).collect();
    let assets = |side: fn(&Sides) -> &Listed| {
        let listed = of(Asset::KEY).map(side);
        let (shown, all) = (titles(listed), listed.map_or(0, Listed::len));
        let rest = all.saturating_sub(ASSETS_MAX);
        let mut shown: Vec<_> = shown.iter().take(ASSETS_MAX).map(|title| cut(title)).collect();
        shown.extend((rest > 0).then(|| t.one("scope-assets", "count", rest)));
        shown
    };
    let within = [labels(t, &inside), assets(|own| &own.inside)].concat().into_iter().enumerate();
    let within: Vec<_> =
        within.map(|(at, text)| block(if at % 2 == 0 { EDGE } else { SECOND }, TOP, at / 2, text)).collect();
    let boundary = lowest(&within).max(TOP + BLOCK_HEIGHT) + EDGE;
    let column = |x: usize, labels: Vec<String>| -> Vec<Block> {
        labels.into_iter().enumerate().map(|(at, text)| block(x, boundary + TOP, at, text)).collect()
    };
    let firsts = |pairs: &[(String, String)]| pairs.iter().map(|(text, _)| text.clone()).collect::<Vec<_>>();
    // A supplier that something inside rests on is met, whether an interface says so or not.
    let suppliers = titles(of(Supplier::KEY).map(|own| &own.open));
    let meets = [firsts(interfaces), suppliers].concat();
    let apart = parts.iter().flat_map(|key| titles(of(key).map(|own| &own.outside)));
    let without: Vec<_> = firsts(exclusions).into_iter().chain(apart).collect();
    let without = [labels(t, &without), assets(|own| &own.outside)].concat();
    let (meets, without) = (column(EDGE + 6, labels(t, &meets)), column(SECOND, without));
    let count = |key: &str| of(key).map_or(0, |own| own.inside.len());
    let counts = [
        ("units", count(Unit::KEY).into()),
        ("sites", count(Site::KEY).into()),
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
fn labels(t: &Texts, texts: &[String]) -> Vec<String> {
    let more = texts.len().saturating_sub(BLOCKS_MAX);
    let mut labels: Vec<String> = texts.iter().take(BLOCKS_MAX).map(|text| cut(text)).collect();
    labels.extend((more > 0).then(|| t.one("list-more", "count", more)));
    labels
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LABEL_CHARS_MAX {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LABEL_CHARS_MAX - 1).collect();
    format!("{}…", kept.trim_end())
}
