//! The drawing of dependencies: in columns, from what needs others on the left to what is needed on the right.

use std::collections::HashMap;

use isms::planning::Asset;
use kernel::Id;
use serde::Serialize;

use crate::pages::scene::{Named, Scene};

const BLOCK_WIDTH: usize = 168;
const BLOCK_HEIGHT: usize = 28;
const COLUMN: usize = 228;
const LINE: usize = 38;
const EDGE: usize = 4;
/// Longest label in a block, in characters.
const LABEL_CHARS_MAX: usize = 24;

/// Blocks and the arrows between them.
#[derive(Serialize)]
pub struct Drawing {
    /// Width of the whole.
    pub width: usize,
    /// Height of the whole.
    pub height: usize,
    /// The assets.
    pub blocks: Vec<Block>,
    /// The dependencies, as paths.
    pub arrows: Vec<String>,
    /// What it shows, in one sentence.
    pub label: String,
}

/// An asset in the drawing.
#[derive(Serialize)]
pub struct Block {
    /// Left edge.
    pub x: usize,
    /// Upper edge.
    pub y: usize,
    /// The asset.
    pub record: Named,
    /// Its name, cut to the block.
    pub text: String,
    /// Whether the drawing is around it.
    pub here: bool,
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
        self.x + 8
    }

    /// The line its words stand on.
    pub fn text_y(&self) -> usize {
        self.y + 18
    }
}

/// The drawing of these assets and the dependencies among them.
pub fn draw(scene: Scene<'_>, assets: &[Id<Asset>], around: Option<Id<Asset>>) -> Drawing {
    let places: HashMap<Id<Asset>, usize> = assets.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let needs = |id: &Id<Asset>| -> Vec<usize> {
        let held = scene.state.get(*id);
        held.into_iter().flat_map(|asset| asset.depends_on.iter()).filter_map(|id| places.get(&id).copied()).collect()
    };
    let edges: Vec<(usize, usize)> =
        assets.iter().enumerate().flat_map(|(at, id)| needs(id).into_iter().map(move |to| (at, to))).collect();
    let columns = columns(assets.len(), &edges);
    let lines = lines(&columns, &edges);
    let place = |at: usize| (EDGE + columns[at] * COLUMN, EDGE + lines[at] * LINE);
    let blocks = assets.iter().enumerate().filter_map(|(at, id)| {
        let ((x, y), record) = (place(at), scene.link_to(*id)?);
        Some(Block { x, y, text: cut(&record.title), here: around == Some(*id), record })
    });
    let arrows = edges.iter().map(|(from, to)| arrow(place(*from), place(*to)));
    let numbers = [("count", assets.len().into()), ("edges", edges.len().into())];
    Drawing {
        width: 2 * EDGE + columns.iter().max().map_or(0, |last| last * COLUMN) + BLOCK_WIDTH,
        height: 2 * EDGE + lines.iter().max().map_or(0, |last| last * LINE) + BLOCK_HEIGHT,
        blocks: blocks.collect(),
        arrows: arrows.collect(),
        label: scene.t.with("dependencies-drawn", &numbers),
    }
}

/// The column of each asset: one to the right of the last that needs it. There are no loops, so this ends.
fn columns(count: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut columns = vec![0; count];
    for _ in 0..count {
        let mut moved = false;
        for (from, to) in edges {
            if columns[*to] <= columns[*from] && columns[*from] < count {
                columns[*to] = columns[*from] + 1;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    columns
}

/// The line of each asset in its column: beside the middle of those that need it, so that few arrows cross.
fn lines(columns: &[usize], edges: &[(usize, usize)]) -> Vec<usize> {
    let mut lines = vec![0; columns.len()];
    for column in 0..=columns.iter().copied().max().unwrap_or(0) {
        let middle = |at: usize| {
            let above: Vec<usize> = edges.iter().filter(|(_, to)| *to == at).map(|(from, _)| lines[*from]).collect();
            if above.is_empty() { 0 } else { 100 * above.iter().sum::<usize>() / above.len() }
        };
        let mut own: Vec<usize> = (0..columns.len()).filter(|at| columns[*at] == column).collect();
        own.sort_by_cached_key(|at| (middle(*at), *at));
        for (line, at) in own.into_iter().enumerate() {
            lines[at] = line;
        }
    }
    lines
}

/// From the right edge of one block to the left edge of another.
fn arrow((from_x, from_y): (usize, usize), (to_x, to_y): (usize, usize)) -> String {
    let (x, y, end, down) = (from_x + BLOCK_WIDTH, from_y + BLOCK_HEIGHT / 2, to_x, to_y + BLOCK_HEIGHT / 2);
    let bend = (end - x.min(end)) / 2;
    let (tip, upper, lower) = (end.saturating_sub(5), down - 4, down + 4);
    format!("M{x} {y}C{} {y} {} {down} {end} {down}M{tip} {upper}L{end} {down}L{tip} {lower}", x + bend, end - bend)
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LABEL_CHARS_MAX {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LABEL_CHARS_MAX - 1).collect();
    format!("{}…", kept.trim_end())
}
