//! Examples of what could belong in a register: tick what fits, keep it as one entry, leave the rest.

use askama::Template;
use askama::filters::HtmlSafe;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use engine::Failure;
use exchange::examples::{self, Example, Offer};
use isms::context::profiles::{Sector, sector};
use jiff::tz::TimeZone;
use kernel::{Choice, Kind, Refusal, Register, Value};

use super::diff::plain;
use super::room::Room;
use super::worded::sentence;
use super::{clause, form};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::flash;
use crate::frame::{Frame, Head, Icon, icon, list_path, page, register_path};
use crate::pages::history::undo;
use crate::pages::scene::Scene;
use crate::sent::Sent;
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Longest text that is told beside an example.
const TOLD_BYTES_MAX: usize = 300;

/// One example.
struct Line {
    key: &'static str,
    title: &'static str,
    /// What else the record would hold, in words.
    told: String,
    /// The form filled with it.
    form: String,
    kept: bool,
    model: bool,
}

/// The examples of a register, to be ticked.
#[derive(Template)]
#[template(path = "generic/examples.html")]
pub struct Examples {
    t: &'static Texts,
    /// Where the choice is sent, and where other trades are shown.
    action: String,
    /// The trade they are chosen by.
    sector: &'static str,
    sector_name: String,
    lines: Vec<Line>,
    /// How many can be kept.
    open: usize,
}
impl HtmlSafe for Examples {}

impl Examples {
    fn icon(&self, name: &'static str) -> Icon {
        icon(name)
    }
}

/// The examples that a trade is offered, where the visitor may keep them and there are any.
pub fn examples(scene: Scene<'_>, register: &'static Register, sector: Sector) -> Option<Examples> {
    let offers = examples::offered(register, sector, scene.state);
    if offers.is_empty() || !scene.may(access::right_for_edit(register)) {
        return None;
    }
    Some(Examples {
        t: scene.t,
        action: scene.base(&format!("{}/examples", register_path(register))),
        sector: sector.key(),
        sector_name: scene.t.choice(Sector::CHOICES.key, sector.key()).to_owned(),
        open: offers.iter().filter(|offer| is_open(offer)).count(),
        lines: offers.iter().map(|offer| line(scene, register, offer)).collect(),
    })
}

/// Where the examples of a register are, while some could still be kept.
pub fn address(visit: &Visit, register: &'static Register) -> Option<String> {
    let may = visit.has(access::right_for_edit(register));
    let open = || examples::offered(register, sector(&visit.state), &visit.state).iter().any(is_open);
    (may && open()).then(|| visit.href(&format!("{}/examples", register_path(register))))
}

fn is_open(offer: &Offer) -> bool {
    !offer.kept && !offer.example.model
}

fn line(scene: Scene<'_>, register: &'static Register, offer: &Offer) -> Line {
    let Offer { example, kept } = *offer;
    Line {
        key: &example.key,
        title: &example.title,
        told: told(scene, register, example),
        form: scene.href(&format!("{}/new?_example={}", register_path(register), example.key)),
        kept,
        model: example.model,
    }
}

/// What an example says beside its title. What is only yes or a link says little without the form around it.
fn told(scene: Scene<'_>, register: &'static Register, example: &Example) -> String {
    let record = examples::filled(register, example, scene.state);
    let named = example.fields.keys().filter_map(|key| register.field(key));
    let shown = named.filter(|(at, field)| *at != register.title && !matches!(field.kind, Kind::Flag | Kind::Links(_)));
    let words = |(at, field): (usize, &'static kernel::Field)| match record.get(at) {
        Value::Many(rows) => {
            let first =
                |parts: &kernel::value::Parts| parts.first().map(|(_, value)| kernel::print::text(value, scene.state));
            rows.iter().filter_map(|(_, parts)| first(parts)).collect::<Vec<_>>().join("; ")
        }
        Value::Lines(lines) => lines.join(", "),
        // The text of a whole document is read in its form.
        Value::Text(text) if text.len() > TOLD_BYTES_MAX => String::new(),
        value @ (Value::Whole(_) | Value::Decimal(_)) => {
            let number = plain((scene.t, &TimeZone::UTC), register.key, field, &value, scene.state);
            format!("{} {number}", scene.t.field(register.key, field))
        }
        value => plain((scene.t, &TimeZone::UTC), register.key, field, &value, scene.state),
    };
    shown.map(words).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[derive(Template)]
#[template(path = "generic/examples-page.html")]
struct Page {
    frame: Frame,
    head: Head,
    action: String,
    sectors: Vec<(&'static str, String, bool)>,
    examples: Option<Examples>,
    refusals: Vec<String>,
}

fn shown(visit: &Visit, register: &'static Register, sector: Sector, refusals: Vec<Refusal>) -> Result<Response, Halt> {
    let (t, path) = (visit.t(), register_path(register));
    let here = format!("{path}/examples");
    let one = |key: &&'static str| (*key, t.choice(Sector::CHOICES.key, key).to_owned(), *key == sector.key());
    page(&Page {
        frame: Frame::at(visit, &here, t.t("examples")),
        head: Head::new(t, t.t("examples"))
            .why(t.about(register, "belongs").unwrap_or(register.help))
            .clause(clause(register))
            .below(t.section(register.section()), visit.href(register.section()))
            .below(t.plural(register), visit.href(&list_path(register))),
        action: visit.href(&here),
        sectors: Sector::CHOICES.values.iter().map(one).collect(),
        examples: examples(Scene::of(visit), register, sector),
        refusals: refusals.iter().map(|refusal| sentence(t, (register.key, register.fields), refusal)).collect(),
    })
}

/// The trade an address or a form names, else the organization's own.
fn asked(visit: &Visit, pairs: &Pairs) -> Result<Sector, Halt> {
    match text(pairs, "sector") {
        "" => Ok(sector(&visit.state)),
        word => Sector::CHOICES.find(word).and_then(Sector::of).ok_or_else(|| {
            let message = format!("\"{word}\" is none of the trades; choose {}", Sector::CHOICES.values.join(", "));
            Halt::Malformed(format!("sector: {message}"))
        }),
    }
}

/// `GET …/examples`.
pub async fn show(At(visit): At, Room { section, plural }: Room, Query(pairs): Query<Pairs>) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    shown(&visit, register, asked(&visit, &pairs)?, Vec::new())
}

/// `POST …/examples`: keeps those ticked, or all of them.
pub async fn keep(At(visit): At, Room { section, plural }: Room, Sent(pairs): Sent) -> Result<Response, Halt> {
    let register = super::register(&visit, &section, &plural)?;
    let sector = asked(&visit, &pairs)?;
    let keys: Vec<String> = if text(&pairs, "_all").is_empty() {
        pairs.iter().filter(|(name, _)| name == "keep").map(|(_, key)| key.clone()).collect()
    } else {
        let offers = examples::offered(register, sector, &visit.state);
        offers.iter().filter(|offer| is_open(offer)).map(|offer| offer.example.key.clone()).collect()
    };
    let asked = form::circumstances(&visit, &pairs)?.map_err(|refusal| Halt::Refused(vec![refusal]))?;
    let done = match examples::command(register, &keys, &visit.state) {
        Err(refusals) => Err(Failure::Refused(refusals)),
        Ok(command) => visit.house().engine.execute(&visit.org, asked, command).await,
    };
    match done {
        Err(Failure::Refused(refusals)) => {
            let status = status_of(&refusals).max(StatusCode::FORBIDDEN);
            Ok((status, shown(&visit, register, sector, refusals)?).into_response())
        }
        Err(other) => Err(other.into()),
        Ok(done) => {
            let said = visit.t().one("examples-kept", "count", keys.len());
            Ok(flash::go(&visit.href(&list_path(register)), said, undo::offer(&visit, &done)))
        }
    }
}
