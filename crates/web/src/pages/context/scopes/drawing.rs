//! The boundary, drawn: what lies inside, whom it meets, what stays outside. The text beside it says the same.

use serde::Serialize;

use crate::pages::scene::Named;
use crate::texts::Texts;

/// Width of the drawing and of one box, in its own units.
const WIDTH: usize = 560;
const BOX_WIDTH: usize = 150;
const BOX_HEIGHT: usize = 30;
const GAP: usize = 10;
/// Where the boundary ends and the outside begins.
const INSIDE_WIDTH: usize = 2 * BOX_WIDTH + 3 * GAP;
const OUTSIDE_LEFT: usize = INSIDE_WIDTH + 60;
/// Room above the first box, for the word over it.
const TOP: usize = 34;
/// Most boxes on either side; the last one counts the others.
const BOXES_MAX: usize = 8;
/// Longest label in a box, in characters.
const LABEL_CHARS_MAX: usize = 22;

/// The boundary as boxes.
#[derive(Serialize)]
pub struct Drawing {
    /// Width of the whole.
    pub width: usize,
    /// Height of the whole.
    pub height: usize,
    /// Width of the boundary.
    pub inside: usize,
    /// Units, sites and assets.
    pub within: Vec<Block>,
    /// Those it meets.
    pub meets: Vec<Block>,
    /// What stays outside.
    pub without: Vec<Block>,
    /// Where the word over the outside stands.
    pub outside_left: usize,
    /// Where the word over what was left out stands; none where nothing was.
    pub without_top: Option<usize>,
    /// What it shows, in one sentence.
    pub label: String,
}

/// A box with its words.
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
    /// Width of every box.
    pub fn width(&self) -> usize {
        BOX_WIDTH
    }

    /// Height of every box.
    pub fn height(&self) -> usize {
        BOX_HEIGHT
    }

    /// Where its words begin.
    pub fn text_x(&self) -> usize {
        self.x + 9
    }

    /// The line its words stand on.
    pub fn text_y(&self) -> usize {
        self.y + 19
    }

    /// The line of an arrow that ends at its left edge, begun at `from`.
    pub fn arrow(&self, from: &usize) -> String {
        let (middle, end) = (self.y + BOX_HEIGHT / 2, self.x);
        format!("M{from} {middle}H{end}M{} {}L{end} {middle}L{} {}", end - 6, middle - 4, end - 6, middle + 4)
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
    let mut inside: Vec<&str> = units.iter().map(|unit| unit.title.as_str()).collect();
    inside.extend(sites.iter().map(|(site, _)| site.title.as_str()));
    let counted = (assets > 0).then(|| t.one("scope-assets", "count", assets));
    let within = labels(t, inside.into_iter(), counted);
    let within: Vec<_> = within
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            let (column, line) = (at % 2, at / 2);
            Block { x: GAP + column * (BOX_WIDTH + GAP), y: TOP + line * (BOX_HEIGHT + GAP), text }
        })
        .collect();
    let column = |top: usize, texts: Vec<String>| -> Vec<Block> {
        let place = |(at, text)| Block { x: OUTSIDE_LEFT, y: top + at * (BOX_HEIGHT + GAP), text };
        texts.into_iter().enumerate().map(place).collect()
    };
    let meets = column(TOP, labels(t, interfaces.iter().map(|(with, _)| with.as_str()), None));
    let next = TOP + meets.len() * (BOX_HEIGHT + GAP);
    let top = if meets.is_empty() { TOP } else { next + TOP - GAP };
    let without = column(top, labels(t, exclusions.iter().map(|(what, _)| what.as_str()), None));
    let lowest = |boxes: &[Block]| boxes.last().map_or(TOP + BOX_HEIGHT, |last| last.y + BOX_HEIGHT);
    Drawing {
        width: WIDTH,
        height: lowest(&within).max(lowest(&meets)).max(lowest(&without)) + 2 * GAP,
        inside: INSIDE_WIDTH,
        without_top: (!without.is_empty()).then_some(top),
        outside_left: OUTSIDE_LEFT,
        label: t.with(
            "scope-drawn",
            &[
                ("units", units.len().into()),
                ("sites", sites.len().into()),
                ("interfaces", interfaces.len().into()),
                ("exclusions", exclusions.len().into()),
            ],
        ),
        within,
        meets,
        without,
    }
}

/// Words for boxes: as many as there is room for, then how many more.
fn labels<'a>(t: &Texts, texts: impl Iterator<Item = &'a str>, last: Option<String>) -> Vec<String> {
    let all: Vec<&str> = texts.collect();
    let more = all.len().saturating_sub(BOXES_MAX);
    let mut labels: Vec<String> = all.iter().take(BOXES_MAX).map(|text| cut(text)).collect();
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
