//! The matrix that a method in its form would give, with its levels, while it is being written.

use askama::Template;
use askama::filters::HtmlSafe;
use isms::planning::Method;
use isms::planning::matrix::{self as rules, Reading};
use isms::planning::methods::lint;
use kernel::{Declared, Id, RawId, Refusal, Register};

use super::matrix::{Legend, Line, Rung, heads, legend, lines};
use crate::auth::Pairs;
use crate::generic::objection::{Objection, objections};
use crate::generic::typed;
use crate::pages::levels::Levels;
use crate::pages::scene::Scene;
use crate::texts::Texts;
use crate::visit::Visit;

/// What keeps the method from being used is told up to this many lines.
const LACKS_MAX: usize = 4;

/// The matrix as it would be.
#[derive(Template)]
#[template(path = "planning/preview.html")]
pub struct Preview {
    t: &'static Texts,
    consequence: Vec<String>,
    lines: Vec<(String, Vec<Cell>)>,
    levels: Vec<(String, String)>,
    lacks: Vec<Objection>,
    more: usize,
}
impl HtmlSafe for Preview {}

/// A cell: the class of its level, its score, what its level is called, whether the acceptance line runs below.
struct Cell {
    class: &'static str,
    score: String,
    label: String,
    line: bool,
}

/// The preview of a form; none where it is not the form of a method.
pub fn of_form(visit: &Visit, register: &'static Register, pairs: &Pairs) -> Option<Preview> {
    if register.key != Method::KEY {
        return None;
    }
    let (method, mut refusals) = read(visit, pairs)?;
    if refusals.is_empty() {
        refusals = lint(&method);
    }
    let (scene, id) = (Scene::of(visit), Id::of(RawId(0)));
    let levels = Levels::of_method(id, &method);
    let matrix = rules::blank(id, &method);
    let lines = lines(scene, &levels, &matrix, id, &method, Reading::Current);
    let mut lacks = objections(visit, Method::KEY, Method::REGISTER.fields, &refusals);
    let more = lacks.len().saturating_sub(LACKS_MAX);
    lacks.truncate(LACKS_MAX);
    Some(Preview {
        t: scene.t,
        consequence: heads(&method.consequence).iter().map(told).collect(),
        lines: lines.iter().map(|line| (told(&line.head), cells(line))).collect(),
        levels: legend(scene, &levels, id, &method).into_iter().map(level).collect(),
        lacks,
        more,
    })
}

/// The method that a form holds, without what cannot be read yet, and what that is.
fn read(visit: &Visit, pairs: &Pairs) -> Option<(Method, Vec<Refusal>)> {
    let register = Method::REGISTER;
    let (values, refusals) = match typed::values(register.fields, pairs, visit, None) {
        Ok(values) => (values, Vec::new()),
        Err(refusals) => {
            let unread = |name: &str| refusals.iter().any(|own| own.field == name);
            let rest: Pairs = pairs.iter().filter(|(name, _)| !unread(name)).cloned().collect();
            (typed::values(register.fields, &rest, visit, None).unwrap_or_default(), refusals)
        }
    };
    let mut record = (register.blank)();
    for (path, value) in values {
        if let Some((at, _)) = register.field(&path.field) {
            record.set(at, path.group_key(), path.part_key(), value).ok()?;
        }
    }
    Some((record.as_any().downcast_ref::<Method>()?.clone(), refusals))
}

fn told(head: &Rung) -> String {
    format!("{} {}", head.step, head.label)
}

fn cells(line: &Line<'_>) -> Vec<Cell> {
    let cell = |own: &super::matrix::Place<'_>| Cell {
        class: own.level.map_or("", |level| level.class()),
        score: own.score.map_or_else(|| "–".to_owned(), |score| score.to_string()),
        label: own.level.map_or_else(|| "?".to_owned(), |level| level.label.to_owned()),
        line: own.line,
    };
    line.cells.iter().map(cell).collect()
}

fn level(own: Legend<'_>) -> (String, String) {
    (own.level.to_string(), own.who)
}
