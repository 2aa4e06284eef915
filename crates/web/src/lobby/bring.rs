//! An organization founded from what another installation exported: every register, to the last field.

use access::Role;
use axum::RequestExt;
use axum::extract::{DefaultBodyLimit, Multipart, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use engine::objects::FILE_BYTES_MAX;
use engine::{Asked, Failure, Fault};
use exchange::whole::{self, Whole};
use jiff::tz::TimeZone;
use kernel::{Context, Refusal, State as Records};

use super::organizations::{From, shown};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::files::taken;
use crate::flash;
use crate::house::House;
use crate::visit::Visitor;

/// Largest file, in megabytes.
pub const FILE_MEGABYTES_MAX: usize = (FILE_BYTES_MAX >> 20) as usize;
/// Room for the other fields of the form.
const FIELDS_BYTES_MAX: usize = 64 << 10;

/// `POST /organizations/import`: all of it is read and tried before anything is founded.
pub async fn bring(State(house): State<House>, visitor: Visitor, request: Request) -> Result<Response, Halt> {
    if !visitor.administrator {
        return Err(Halt::Forbidden("ask an administrator of this installation".to_owned()));
    }
    let (pairs, bytes) = form(request).await?;
    match founded(&house, &visitor, &pairs, bytes).await {
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
}

/// The fields of the form, and the file.
async fn form(mut request: Request) -> Result<(Pairs, Vec<u8>), Halt> {
    let most = (FILE_MEGABYTES_MAX << 20) + FIELDS_BYTES_MAX;
    DefaultBodyLimit::max(most).apply(&mut request);
    let mut form: Multipart = request.extract().await.map_err(|_| taken::unreadable())?;
    let (mut pairs, mut file) = (Pairs::new(), Vec::new());
    let broken = |error| match taken::broken(&error) {
        Halt::TooLarge(_) => Halt::TooLarge(FILE_MEGABYTES_MAX),
        other => other,
    };
    while let Some(part) = form.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(broken)?;
        if name == "file" {
            file = bytes.into();
        } else {
            pairs.push((name, String::from_utf8(bytes.into()).map_err(|_| taken::unreadable())?));
        }
    }
    Ok((pairs, file))
}

/// Founds the organization and brings the file in; gives its key and how many records it has.
async fn founded(house: &House, visitor: &Visitor, pairs: &Pairs, bytes: Vec<u8>) -> Result<(String, usize), Failure> {
    if bytes.is_empty() {
        return Err(Refusal::software("file", "choose a file first").into());
    }
    let (engine, actor) = (&house.engine, visitor.actor());
    let context =
        Context::new(actor.account, None, engine.now().to_zoned_datetime(TimeZone::UTC).date(), engine.now(), 0);
    let read = tokio::task::spawn_blocking(move || read(&bytes, &context)).await.map_err(Fault::of)?;
    let Whole { origin, command, records } =
        read.map_err(|refusals| refusals.into_iter().map(|own| own.within("file")).collect::<Vec<_>>())?;
    let typed = |field: &str| Some(text(pairs, field).trim()).filter(|text| !text.is_empty());
    let key = typed("key").ok_or_else(|| Refusal::software("key", "required; fill this in"))?;
    let name = typed("name").unwrap_or(&origin.name);
    let name = if name.trim().is_empty() { key } else { name };
    let zone = typed("time_zone").or(origin.time_zone.as_deref());
    engine.found(key, name, zone, &actor).await?;
    engine.join(visitor.account, key, Role::Administrator, None, &actor).await?;
    let member = engine.membership(visitor.account, key);
    let member = member.ok_or_else(|| Fault::told("whoever founded it does not belong to it".to_owned()))?;
    engine.execute(key, Asked::by(member), command).await?;
    Ok((key.to_owned(), records))
}

/// Reads the file, and tries it on an empty organization.
fn read(bytes: &[u8], context: &Context) -> Result<Whole, Vec<Refusal>> {
    let whole = whole::read(bytes, isms::REGISTERS)?;
    whole.command.decide(&Records::new(isms::REGISTERS), context)?;
    Ok(whole)
}
