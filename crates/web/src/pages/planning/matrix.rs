//! 6.1.2 d and e: the risk matrix, a real table of any size, before and after the plan.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::planning::matrix::{self as rules, Cell, Matrix, Reading};
use isms::planning::methods::{Combination, Method, Step};
use isms::planning::risks::{Assessed, Risk};
use isms::planning::{acceptance, scoring};
use kernel::refusal::Wrong;
use kernel::{Choice, Id, Many};
use serde::Serialize;

use super::risk::unmet::accepted_with;
use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page};
use crate::pages::address::Address;
use crate::pages::levels::{Badge, Levels};
use crate::pages::scene::{Named, Scene};
use crate::texts::Texts;
use crate::visit::At;

/// Most risks named in a list below the matrix.
const LISTED_MAX: usize = 100;

/// The matrix as shown, the highest likelihood on top.
#[derive(Serialize)]
pub struct View<'a> {
    /// `current` or `residual`.
    pub reading: &'static str,
    /// The method whose scales these are.
    pub method: Option<Named>,
    /// Its version.
    pub version: i64,
    /// Whether it is approved.
    pub approved: bool,
    /// The steps of consequence, from the lowest.
    pub consequence: Vec<Rung>,
    /// The lines, from the highest likelihood.
    pub lines: Vec<Line<'a>>,
    /// The scales with what their steps mean, each under its name.
    pub scales: Vec<(&'static str, Vec<Rung>)>,
    /// Whether the lines are likelihood times ease.
    pub multiplied: bool,
    /// How many risks stand in the cells.
    pub placed: usize,
    /// The levels with who may accept.
    pub legend: Vec<Legend<'a>>,
    /// Where risks move to by their plans.
    pub moves: Vec<Move<'a>>,
    /// Open risks that nobody has assessed.
    pub unassessed: Vec<Named>,
    /// Open risks judged on other scales.
    pub off_scale: Vec<Named>,
}

/// The head of a line or column.
#[derive(Serialize)]
pub struct Rung {
    /// The step's number.
    pub step: usize,
    /// Its name.
    pub label: String,
    /// What it means.
    pub meaning: String,
}

/// All cells of one likelihood.
#[derive(Serialize)]
pub struct Line<'a> {
    /// The likelihood.
    pub head: Rung,
    /// The cells by consequence, from the lowest.
    pub cells: Vec<Place<'a>>,
}

/// One pair of likelihood and consequence.
#[derive(Serialize)]
pub struct Place<'a> {
    /// The level here; none where the method gives none.
    pub level: Option<Badge<'a>>,
    /// The score here.
    pub score: Option<i64>,
    /// How many risks stand here.
    pub count: usize,
    /// The register with just these risks.
    pub href: String,
    /// Whether the acceptance line runs below.
    pub line: bool,
    /// Whether it runs on the left.
    pub wall: bool,
}

/// One level of the legend.
#[derive(Serialize)]
pub struct Legend<'a> {
    /// The level.
    pub level: Badge<'a>,
    /// From which score to which.
    pub scores: String,
    /// Who may let a risk of this level stand.
    pub who: String,
}

/// Risks whose level the plan changes.
#[derive(Serialize)]
pub struct Move<'a> {
    /// The level as it is.
    pub from: Badge<'a>,
    /// The level after the plan.
    pub to: Badge<'a>,
    /// The risks.
    pub risks: Vec<Named>,
    /// How many more there are.
    pub more: usize,
}

/// The matrix of a reading.
pub fn view<'a>(scene: Scene<'a>, levels: &Levels<'a>, reading: Reading) -> View<'a> {
    let matrix = rules::matrix(scene.state, reading);
    let method = scoring::at_hand(scene.state);
    let links = |ids: &[Id<Risk>]| ids.iter().take(LISTED_MAX).filter_map(|id| scene.link_to(*id)).collect();
    View {
        reading: reading.key(),
        method: method.and_then(|(id, _)| scene.link_to(id)),
        version: method.map_or(0, |(_, method)| method.version),
        approved: method.is_some_and(|(_, method)| method.approval.is_some()),
        consequence: method.map(|(_, method)| heads(&method.consequence)).unwrap_or_default(),
        scales: method.map(|(_, method)| scales(scene, method)).unwrap_or_default(),
        multiplied: method.is_some_and(|(_, method)| !scoring::eases(method).is_empty()),
        placed: matrix.cells.iter().flatten().map(|cell| cell.risks.len()).sum(),
        lines: method.map(|(id, method)| lines(scene, levels, &matrix, id, method, reading)).unwrap_or_default(),
        legend: method.map(|(id, method)| legend(scene, levels, id, method)).unwrap_or_default(),
        moves: moves(scene, levels),
        unassessed: links(&matrix.unassessed),
        off_scale: links(&matrix.off_scale),
    }
}

pub(super) fn heads(scale: &Many<Step>) -> Vec<Rung> {
    let head = |step: usize| {
        let own = scale.at(&step.to_string());
        Rung {
            step,
            label: own.map(|own| own.label.to_string()).unwrap_or_default(),
            meaning: own.and_then(|own| own.meaning.as_ref()).map(ToString::to_string).unwrap_or_default(),
        }
    };
    (1..=scale.len()).map(head).collect()
}

/// Every scale of the method, the one that makes lines first.
fn scales(scene: Scene<'_>, method: &Method) -> Vec<(&'static str, Vec<Rung>)> {
    let all = [
        ("method-likelihood", &method.likelihood),
        ("method-ease", &method.ease),
        ("method-consequence", &method.consequence),
    ];
    let asked = all.into_iter().filter(|(key, _)| *key != "method-ease" || !scoring::eases(method).is_empty());
    asked.map(|(key, scale)| (scene.t.t(key), heads(scale))).collect()
}

/// The heads of the lines: the steps of likelihood or, where likelihood and ease are multiplied, their products.
fn chances(matrix: &Matrix, method: &Method) -> Vec<Rung> {
    match method.combination {
        Combination::Product | Combination::Sum | Combination::Highest | Combination::Matrix => {
            heads(&method.likelihood)
        }
        Combination::ThreatVulnerabilityImpact => {
            let head = |chance: &i64| Rung {
                step: usize::try_from(*chance).unwrap_or_default(),
                label: factors(method, *chance),
                meaning: String::new(),
            };
            matrix.chances.iter().map(head).collect()
        }
    }
}

/// The pairs of likelihood and ease that a line stands for: `3 × 4, 4 × 3`.
fn factors(method: &Method, product: i64) -> String {
    let steps = |scale: &Many<Step>| 1..=i64::try_from(scale.len()).unwrap_or_default();
    let pairs = steps(&method.likelihood).flat_map(|one| steps(&method.ease).map(move |other| (one, other)));
    let own = pairs.filter(|(likelihood, ease)| likelihood * ease == product);
    own.map(|(likelihood, ease)| format!("{likelihood} × {ease}")).collect::<Vec<_>>().join(", ")
}

/// What the register calls the line of a cell in its address.
fn chance_key(method: &Method) -> &'static str {
    match method.combination {
        Combination::Product | Combination::Sum | Combination::Highest | Combination::Matrix => "likelihood",
        Combination::ThreatVulnerabilityImpact => "chance",
    }
}

pub(super) fn lines<'a>(
    scene: Scene<'a>,
    levels: &Levels<'a>,
    matrix: &Matrix,
    id: Id<Method>,
    method: &'a Method,
    reading: Reading,
) -> Vec<Line<'a>> {
    let mut heads = chances(matrix, method);
    let mut lines = Vec::new();
    let above = |score: Option<_>| score.is_some_and(|score| score > method.line);
    let within = |score: Option<_>| score.is_some_and(|score| score <= method.line);
    for (at, cells) in matrix.cells.iter().enumerate().rev() {
        let below = at.checked_sub(1).and_then(|at| matrix.cells.get(at));
        let place = |(column, cell): (usize, &Cell)| {
            let under = below.and_then(|cells| cells.get(column)).and_then(|cell| cell.score);
            let query = format!("{}={}&consequence={}", chance_key(method), matrix.chances[at], column + 1);
            let reading = if reading == Reading::Residual { "&reading=residual" } else { "" };
            Place {
                level: cell.score.and_then(|score| scoring::band(method, score)).map(|(key, _)| levels.named(id, key)),
                score: cell.score,
                count: cell.risks.len(),
                href: scene.href(&format!("planning/risks?{query}{reading}")),
                line: above(cell.score) && within(under),
                wall: column.checked_sub(1).is_some_and(|before| above(cell.score) && within(cells[before].score)),
            }
        };
        let cells = cells.iter().enumerate().map(place).collect();
        let head = heads.pop().unwrap_or(Rung { step: at + 1, label: String::new(), meaning: String::new() });
        lines.push(Line { head, cells });
    }
    lines
}

/// Clause: 6.1.2 a 1. The levels with who may accept at each.
pub(super) fn legend<'a>(scene: Scene<'a>, levels: &Levels<'a>, id: Id<Method>, method: &'a Method) -> Vec<Legend<'a>> {
    let t = scene.t;
    let bands = levels.in_method(id);
    let legend = |(at, (key, level)): (usize, &(&'a str, Badge<'a>))| {
        let next = bands.get(at + 1).map(|(_, next)| next.from - 1);
        let scores = match next {
            Some(to) if to > level.from => format!("{}–{to}", level.from),
            Some(_) => level.from.to_string(),
            None => t.one("matrix-and-up", "from", level.from),
        };
        let who = match acceptance::first_above(method, key) {
            None => t.t("matrix-owner-alone").to_owned(),
            Some(score) => {
                let role = acceptance::countersigner(method, score).and_then(|role| scene.state.get(role));
                let with = ("with", accepted_with(scene).into());
                let above = match role {
                    Some(role) => t.with("matrix-countersigned", &[with, ("role", role.title.to_string().into())]),
                    None => t.with("matrix-reasoned", &[with]),
                };
                let args = [("line", method.line.into()), ("from", score.into()), ("above", above.clone().into())];
                // The line may run through a level.
                if level.from > method.line { above } else { t.with("matrix-divided", &args) }
            }
        };
        Legend { level: *level, scores, who }
    };
    bands.iter().enumerate().map(legend).collect()
}

/// Risks whose level the plan is expected to change, the highest present level first.
fn moves<'a>(scene: Scene<'a>, levels: &Levels<'a>) -> Vec<Move<'a>> {
    let mut groups: BTreeMap<(usize, usize), (Badge<'a>, Badge<'a>, Vec<Id<Risk>>)> = BTreeMap::new();
    let open = scene.state.of::<Risk>().iter().filter(|(_, risk)| risk.status == isms::planning::risks::Status::Open);
    for (id, held) in open {
        let (Some(current), Some(residual)) = (&held.record.current, &held.record.residual) else { continue };
        let level = |reading: &'a Assessed| levels.named(reading.method, &reading.band);
        let (from, to) = (level(current), level(residual));
        if from.step != to.step {
            groups.entry((from.step, to.step)).or_insert((from, to, Vec::new())).2.push(id);
        }
    }
    let moved = |(from, to, ids): (Badge<'a>, Badge<'a>, Vec<Id<Risk>>)| Move {
        from,
        to,
        risks: ids.iter().take(LISTED_MAX).filter_map(|id| scene.link_to(*id)).collect(),
        more: ids.len().saturating_sub(LISTED_MAX),
    };
    groups.into_values().rev().map(moved).collect()
}

#[derive(Template)]
#[template(path = "planning/matrix.html")]
struct Page<'a> {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View<'a>,
    tabs: [(&'static str, String, bool); 2],
    register: String,
    methods: String,
}

/// `GET /o/{org}/planning/matrix`.
pub async fn matrix(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let address = Address::new(scene.base("planning/matrix"), query.as_deref().unwrap_or_default());
    let reading = reading(&address)?;
    let levels = Levels::of(scene.state);
    let t = scene.t;
    let tab = |own: Reading, text| {
        let href =
            if own == Reading::Current { address.without("reading") } else { address.with("reading", own.key()) };
        (t.t(text), href, own == reading)
    };
    page(&Page {
        frame: Frame::at(&visit, "planning/matrix", t.t("matrix-title")),
        head: Head::new(t, t.t("matrix-title"))
            .clause("6.1.2")
            .why(t.t("matrix-why"))
            .below(t.section("planning"), scene.href("planning"))
            .button(Button::link(t.t("matrix-register"), scene.href("planning/risks"))),
        t,
        tabs: [tab(Reading::Current, "matrix-current"), tab(Reading::Residual, "matrix-residual")],
        register: scene.href("planning/risks"),
        methods: scene.href("planning/methods"),
        view: view(scene, &levels, reading),
    })
}

fn reading(address: &Address) -> Result<Reading, Halt> {
    let known = |text: &str| {
        let found = [Reading::Current, Reading::Residual].into_iter().find(|reading| reading.key() == text);
        found.ok_or_else(|| Wrong::new("write current or residual"))
    };
    Ok(address.read("reading", known)?.unwrap_or(Reading::Current))
}
