//! An organization founded from what another installation exported: every register, to the last field.

use std::sync::Arc;

use access::Role;
use axum::RequestExt;
use axum::extract::{DefaultBodyLimit, Multipart, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use engine::objects::FILE_BYTES_MAX;
use engine::{Asked, Failure, Fault};
use exchange::progress::{Progress, Step};
use exchange::whole::{self, Whole};
use jiff::tz::TimeZone;
use kernel::{Context, Refusal, State as Records};

use super::organizations::{From, shown};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::files::taken;
use crate::flash;
use crate::frame::{Frame, Head};
use crate::house::House;
use crate::intake::{self, Whose};
use crate::visit::Visitor;

/// Largest file, in megabytes.
pub const FILE_MEGABYTES_MAX: usize = (FILE_BYTES_MAX >> 20) as usize;
/// Room for the other fields of the form.
const FIELDS_BYTES_MAX: usize = 64 << 10;

/// Where organizations are founded from files.
pub const BELOW: &str = "/organizations/import";

/// `POST /organizations/import`: all of it is read and tried before anything is founded. It goes on beside the request,
/// so that nothing is founded by halves where somebody leaves.
pub async fn bring(State(house): State<House>, visitor: Visitor, request: Request) -> Result<Response, Halt> {
    allowed(&visitor)?;
    let (pairs, file) = form(request).await?;
    let (whose, name) = (Whose::founding(&visitor, BELOW), file.name.clone());
    let (beside, room) = (house.clone(), house.jobs.room.take(file.bytes.len() as u64)?);
    let work = |progress: Arc<Progress>| async move {
        let _room = room;
        beside.settings.closing.watch(&progress);
        match founded(&beside, &visitor, &pairs, file, progress).await {
            Ok((key, records)) => {
                let said = visitor.manner.texts.one("found-brought", "count", records);
                Ok(flash::go(&format!("/o/{key}"), said, None))
            }
            Err(Failure::Refused(refusals)) => {
                let status = status_of(&refusals).max(StatusCode::FORBIDDEN);
                Ok((status, shown(&visitor, refusals, pairs, From::File)?).into_response())
            }
            Err(other) => Err(other.into()),
        }
    };
    intake::answer(&house, whose, name, work).await
}

fn allowed(visitor: &Visitor) -> Result<(), Halt> {
    let message = "ask an administrator of this installation";
    if visitor.administrator { Ok(()) } else { Err(Halt::Forbidden(message.to_owned())) }
}

/// `GET /organizations/import/{job}`: how far it is, or its answer.
pub async fn far(State(house): State<House>, visitor: Visitor, Path(number): Path<u64>) -> Result<Response, Halt> {
    allowed(&visitor)?;
    let t = visitor.manner.texts;
    let head = Head::new(t, t.t("import-goes-on")).below(t.t("organizations"), "/");
    let around = (Frame::outside(&visitor, t.t("import-goes-on")), head, t);
    match intake::far(&house, &Whose::founding(&visitor, BELOW), number, around).await {
        Some(shown) => shown,
        None => {
            let refusals = vec![Refusal::missing("", t.t("found-unknown-job"))];
            Ok((StatusCode::NOT_FOUND, shown(&visitor, refusals, Pairs::new(), From::File)?).into_response())
        }
    }
}

/// `POST /organizations/import/{job}/give-up`: it stops, and nothing is founded; where it is over its answer is shown.
pub async fn give_up(State(house): State<House>, visitor: Visitor, Path(number): Path<u64>) -> Result<Response, Halt> {
    allowed(&visitor)?;
    match intake::stop(&house, &Whose::founding(&visitor, BELOW), number) {
        Some(Ok(files)) => {
            Ok(flash::go("/", visitor.manner.texts.one("found-given-up", "files", files.as_str()), None))
        }
        Some(Err(way)) => Ok(way),
        None => far(State(house), visitor, Path(number)).await,
    }
}

/// A file that was sent.
struct Sent {
    name: String,
    bytes: Vec<u8>,
}

/// The fields of the form, and the file.
async fn form(mut request: Request) -> Result<(Pairs, Sent), Halt> {
    let most = (FILE_MEGABYTES_MAX << 20) + FIELDS_BYTES_MAX;
    DefaultBodyLimit::max(most).apply(&mut request);
    let mut form: Multipart = request.extract().await.map_err(|_| taken::unreadable())?;
    let (mut pairs, mut file) = (Pairs::new(), Sent { name: String::new(), bytes: Vec::new() });
    let broken = |error| match taken::broken(&error) {
        Halt::TooLarge(_) => Halt::TooLarge(FILE_MEGABYTES_MAX),
        other => other,
    };
    while let Some(part) = form.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        let called = part.file_name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(broken)?;
        if name == "file" {
            file = Sent { name: called, bytes: bytes.into() };
        } else {
            pairs.push((name, String::from_utf8(bytes.into()).map_err(|_| taken::unreadable())?));
        }
    }
    Ok((pairs, file))
}

/// Founds the organization and brings the file in; gives its key and how many records it has.
async fn founded(
    house: &House,
    visitor: &Visitor,
    pairs: &Pairs,
    file: Sent,
    progress: Arc<Progress>,
) -> Result<(String, usize), Failure> {
    if file.bytes.is_empty() {
        return Err(Refusal::software("file", "choose a file first").into());
    }
    let (engine, actor) = (&house.engine, visitor.actor());
    let now = engine.now();
    let mut context = Context::new(actor.account, None, now.to_zoned_datetime(TimeZone::UTC).date(), now, 0);
    context.counter = progress.counter();
    let told = progress.clone();
    let read = tokio::task::spawn_blocking(move || read(&file.bytes, &context, &told)).await.map_err(Fault::of)?;
    let Whole { origin, command, records } =
        read.map_err(|refusals| refusals.into_iter().map(|own| own.within("file")).collect::<Vec<_>>())?;
    let typed = |field: &str| Some(text(pairs, field).trim()).filter(|text| !text.is_empty());
    let key = typed("key").ok_or_else(|| Refusal::software("key", "required; fill this in"))?;
    let name = typed("name").unwrap_or(&origin.name);
    let name = if name.trim().is_empty() { key } else { name };
    let zone = typed("time_zone").or(origin.time_zone.as_deref());
    // From here on it is founded, whole.
    progress.begin(Step::Writing, 0);
    progress.go_on()?;
    engine.found(key, name, zone, &actor).await?;
    engine.join(visitor.account, key, Role::Administrator, None, &actor).await?;
    let member = engine.membership(visitor.account, key);
    let member = member.ok_or_else(|| Fault::told("whoever founded it does not belong to it".to_owned()))?;
    engine.execute(key, Asked::by(member), command).await?;
    Ok((key.to_owned(), records))
}

/// Reads the file, and tries it on an empty organization.
fn read(bytes: &[u8], context: &Context, progress: &Progress) -> Result<Whole, Vec<Refusal>> {
    let go_on = || progress.go_on().map_err(|refusal| vec![refusal]);
    progress.begin(Step::Reading, 0);
    go_on()?;
    let whole = whole::read(bytes, isms::REGISTERS)?;
    progress.begin(Step::Trying, whole.records);
    go_on()?;
    whole.command.decide(&Records::new(isms::REGISTERS), context)?;
    go_on()?;
    Ok(whole)
}
