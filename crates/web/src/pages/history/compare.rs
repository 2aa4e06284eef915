//! Two days compared: what is different between them, record by record, with who changed it and why.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use engine::{Comparison, Steps};
use isms::catalogue::cited;
use jiff::civil::Date;
use kernel::Row;
use kernel::compare::{Became, Different as Differing};

use super::entry::{Touched, named};
use crate::error::Halt;
use crate::frame::{Frame, Head, page};
use crate::generic::history::{Step, compare, step};
use crate::pages::address::Address;
use crate::pages::scene::Scene;
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Most records compared on one page.
const RECORDS_MAX: usize = 100;
/// Most entries named with one record.
const STEPS_MAX: usize = 5;

/// A record that differs.
struct Different {
    record: Touched,
    steps: Vec<Step>,
    more: usize,
}

/// The records of one register that differ.
struct Group {
    /// The clause's section, where it begins with this register.
    section: Option<String>,
    clause: &'static str,
    register: String,
    records: Vec<Different>,
}

#[derive(Template)]
#[template(path = "history/compare.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    from: Date,
    to: Date,
    between: String,
    asked: bool,
    groups: Vec<Group>,
    total: usize,
    entries: u64,
    next: Option<String>,
}

/// `GET /o/{org}/history/compare?from=&to=`.
pub async fn show(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let address = Address::new(scene.base("history/compare"), query.as_deref().unwrap_or_default());
    let day = |key: &str| match address.read(key, kernel::parse::date)? {
        Some(day) if day > visit.today => {
            let today = visit.today;
            Err(Halt::Malformed(format!("{day} is still to come; pick {today} or an earlier day")))
        }
        day => Ok(day),
    };
    let (from, to) = (day("from")?, day("to")?.unwrap_or(visit.day()).min(visit.day()));
    // The last week is offered before anything is compared.
    let from = from.unwrap_or_else(|| to.saturating_sub(jiff::Span::new().days(7)));
    let (from, to) = (from.min(to), from.max(to));
    let asked = address.has("from");
    let start = address.read("at", super::filter::number)?.unwrap_or(0);
    let engine = &visit.house().engine;
    let mut between = engine.compare(&visit.org, if asked { from } else { to }, to).await?;
    if !asked {
        between.differing.clear();
    }
    let total = between.differing.len();
    let skipped = usize::try_from(start).unwrap_or(usize::MAX).min(total);
    let end = total.min(skipped + RECORDS_MAX);
    let shown = &between.differing[skipped..end];
    let steps = engine.steps(&visit.org, &between, shown, STEPS_MAX).await?;
    let groups = groups(&visit, &between, shown, &steps);
    let t = scene.t;
    page(&Page {
        frame: Frame::at(&visit, "history/compare", t.t("history-compare")),
        head: Head::new(t, t.t("history-compare"))
            .why(t.t("history-compare-why"))
            .below(t.t("section-history"), scene.href("history")),
        t,
        from,
        to,
        between: t.with("history-between", &[("from", t.day(from).into()), ("to", t.day(to).into())]),
        asked,
        total,
        entries: between.now.size().saturating_sub(between.then.size()),
        next: (end < total).then(|| address.with("at", &end.to_string())),
        groups,
    })
}

fn groups(visit: &Visit, between: &Comparison, shown: &[Differing], steps: &Steps) -> Vec<Group> {
    let (mut groups, mut section): (Vec<Group>, _) = (Vec::new(), None);
    for one in shown {
        let (register, different) = (one.register, different(visit, between, one, steps));
        let label = visit.t().plural(register).to_owned();
        match groups.last_mut().filter(|group| group.register == label) {
            Some(group) => group.records.push(different),
            None => {
                let begins = section != Some(register.section());
                section = Some(register.section());
                groups.push(Group {
                    section: begins.then(|| visit.t().section(register.section()).to_owned()),
                    clause: cited(register.clause),
                    register: label,
                    records: vec![different],
                });
            }
        }
    }
    groups
}

fn different(visit: &Visit, between: &Comparison, one: &Differing, steps: &Steps) -> Different {
    let (then, now, register) = (&*between.then, &*between.now, one.register);
    let verb = match one.became {
        Became::Added => "history-added",
        Became::Changed => "history-changed",
        Became::Retired => "history-retired",
        Became::Restored => "history-restored",
    };
    let content = |row: Option<Row<'_>>| row.map_or_else(|| (register.blank)(), |row| row.record.copied());
    let (old, new) = (content(then.row(register.key, one.id)), content(now.row(register.key, one.id)));
    let changes = compare(visit, register, old.as_ref(), new.as_ref(), then, now);
    let record = named(visit, register, one.id, new.title(), verb).with(changes);
    let told = steps.of(one.id).map(|told| step(visit, told)).collect();
    Different { record, more: steps.more(one.id), steps: told }
}
