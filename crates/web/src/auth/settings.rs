//! What holds for the whole organization and stands in no register of it: the time zone in which its days begin and end.

use access::{Right, Role};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use engine::{Actor, Failure};
use kernel::Refusal;

use super::members::Admitting;
use super::text;
use crate::error::Halt;
use crate::flash;
use crate::frame::{Frame, Head, page};
use crate::sent::Sent;
use crate::visit::{At, Visit};
use crate::wrongs::Wrongs;

/// Where it is, below the organization.
pub const PATH: &str = "settings";
/// What the fields are called.
const LABELS: [(&str, &str); 1] = [("time_zone", "found-zone")];

#[derive(Template)]
#[template(path = "auth/settings.html")]
struct Page {
    frame: Frame,
    head: Head,
    action: String,
    /// What was typed, or the zone there is.
    zone: String,
    /// The zone of the reader's device is proposed beside it.
    now: String,
    wrongs: Wrongs,
}

/// `GET /o/{org}/settings`.
pub async fn form(Admitting(At(visit)): Admitting) -> Result<Response, Halt> {
    shown(&visit, visit.zone_name().to_owned(), &[])
}

/// `POST /o/{org}/settings`.
pub async fn save(Admitting(At(visit)): Admitting, Sent(pairs): Sent) -> Result<Response, Halt> {
    visit.asked()?;
    let zone = text(&pairs, "time_zone").trim().to_owned();
    match lie_in(&visit, &zone).await {
        Ok(()) => Ok(flash::go(&visit.href(PATH), visit.t().t("settings-saved"), None)),
        Err(Failure::Refused(refusals)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&visit, zone, &refusals)?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// Gives the organization of a visit another time zone; for whoever may say who belongs to it.
pub async fn lie_in(visit: &Visit, zone: &str) -> Result<(), Failure> {
    access::holds(visit.actor.role, Right::Admit)?;
    // Administering an organization's members is administering that much of the instance.
    let by = Actor { role: Role::Administrator, ..visit.actor.clone() };
    visit.house().engine.lie_in(&visit.org, zone, &by).await
}

fn shown(visit: &Visit, zone: String, refusals: &[Refusal]) -> Result<Response, Halt> {
    let t = visit.t();
    page(&Page {
        frame: Frame::at(visit, PATH, t.t("settings")),
        head: Head::new(t, t.t("settings")).why(t.t("settings-why")),
        action: visit.href(PATH),
        now: t.time(visit.now().time, &visit.zone),
        zone,
        wrongs: Wrongs::of(t, refusals, &LABELS),
    })
}
