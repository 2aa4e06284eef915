//! An organization founded from what another installation exported: every register, to the last field.

use std::sync::Arc;

use access::Role;
use axum::RequestExt;
use axum::extract::{DefaultBodyLimit, Multipart, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use engine::objects::{ARRIVING_BYTES_MAX, Arrived, FILE_BYTES_MAX};
use engine::{Asked, Engine, Failure, Fault};
use exchange::progress::{Progress, Step};
use fluent_bundle::FluentValue;
use jiff::tz::TimeZone;
use kernel::{Context, Refusal, State as Records};

use super::accounts::Administering;
use super::organizations::{From, shown};
use crate::auth::{Pairs, text};
use crate::error::{Halt, status_of};
use crate::files::taken;
use crate::flash;
use crate::frame::{Frame, Head};
use crate::house::House;
use crate::intake::{self, Taken, Whose};
use crate::visit::Visitor;
use crate::whole::{self, Brought};

/// Largest archive, in megabytes.
const FILE_MEGABYTES_MAX: usize = (ARRIVING_BYTES_MAX >> 20) as usize;
/// Room for the other fields of the form.
const FIELDS_BYTES_MAX: usize = 64 << 10;

/// Most of them.
const FIELDS_MAX: usize = 32;

/// Where organizations are founded from files.
pub const BELOW: &str = "/organizations/import";

/// `POST /organizations/import`: all of it is read and tried before anything is founded. It goes on beside the request,
/// so that nothing is founded by halves where somebody leaves.
pub async fn bring(
    State(house): State<House>,
    Administering(visitor): Administering,
    request: Request,
) -> Result<Response, Halt> {
    let (pairs, file) = form(&house, &visitor, request).await?;
    let (whose, name) = (Whose::founding(&visitor, BELOW), file.as_ref().map(|file| file.name.clone()));
    let (beside, room) = (house.clone(), room(&house, file.as_ref().map_or(0, |file| file.content.size))?);
    let work = |progress: Arc<Progress>| async move {
        let _room = room;
        beside.settings.closing.watch(&progress);
        match founded(&beside, &visitor, &pairs, file, progress).await {
            Ok(Founded { key, records, .. }) => {
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
    intake::answer(&house, whose, name.unwrap_or_default(), work).await
}

/// How much is taken, in megabytes, for the text that says so.
pub fn limits() -> [(&'static str, FluentValue<'static>); 2] {
    [("limit", (FILE_BYTES_MAX >> 20).into()), ("most", FILE_MEGABYTES_MAX.into())]
}

/// `GET /organizations/import/{job}`: how far it is, or its answer.
pub async fn far(
    State(house): State<House>,
    Administering(visitor): Administering,
    Path(number): Path<u64>,
) -> Result<Response, Halt> {
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
pub async fn give_up(
    State(house): State<House>,
    Administering(visitor): Administering,
    Path(number): Path<u64>,
) -> Result<Response, Halt> {
    match intake::stop(&house, &Whose::founding(&visitor, BELOW), number) {
        Some(Ok(files)) => {
            Ok(flash::go("/", visitor.manner.texts.one("found-given-up", "files", files.as_str()), None))
        }
        Some(Err(way)) => Ok(way),
        None => far(State(house), Administering(visitor), Path(number)).await,
    }
}

/// Room for the records of what was sent: what an archive unpacks to is known once it is looked into.
pub fn room(house: &House, bytes: u64) -> Result<Taken, Halt> {
    house.jobs.room.take(bytes.min(FILE_BYTES_MAX))
}

/// A file that was sent.
struct Sent {
    name: String,
    content: Arrived,
}

/// The fields of the form, and the file; none where none was chosen.
async fn form(house: &House, visitor: &Visitor, mut request: Request) -> Result<(Pairs, Option<Sent>), Halt> {
    DefaultBodyLimit::max((FILE_MEGABYTES_MAX << 20) + FIELDS_BYTES_MAX).apply(&mut request);
    let mut form: Multipart = request.extract().await.map_err(|_| taken::unreadable())?;
    let (mut pairs, mut file, mut room) = (Pairs::new(), None, FIELDS_BYTES_MAX);
    let broken = |error| match taken::broken(&error) {
        Halt::TooLarge(_) => Halt::TooLarge(FILE_MEGABYTES_MAX),
        other => other,
    };
    while let Some(mut part) = form.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        if pairs.len() >= FIELDS_MAX {
            return Err(Halt::Bare(StatusCode::PAYLOAD_TOO_LARGE));
        }
        if name == "file" {
            let called = part.file_name().unwrap_or_default().to_owned();
            let mut arriving = house.engine.arrive(&visitor.actor()).await?;
            while let Some(piece) = part.chunk().await.map_err(broken)? {
                arriving.push(&piece).await?;
            }
            let content = arriving.finish().await.map_err(Failure::from)?;
            file = Some(Sent { name: called, content }).filter(|file| file.content.size > 0);
        } else {
            pairs.push((name, taken::text(part, &mut room).await?));
        }
    }
    Ok((pairs, file))
}

/// Founds the organization that a form tells of.
async fn founded(
    house: &House,
    visitor: &Visitor,
    pairs: &Pairs,
    file: Option<Sent>,
    progress: Arc<Progress>,
) -> Result<Founded, Failure> {
    let file = file.ok_or_else(|| Refusal::software("file", "choose a file first"))?;
    let named = Named { key: text(pairs, "key"), name: text(pairs, "name"), zone: text(pairs, "time_zone") };
    found(&house.engine, visitor, named, file.content, progress).await
}

/// How an organization is to be called; what is empty is taken from the file, where that says it.
pub struct Named<'a> {
    /// Its key.
    pub key: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its time zone.
    pub zone: &'a str,
}

/// An organization that was founded.
pub struct Founded {
    /// Its key.
    pub key: String,
    /// Number of its records.
    pub records: usize,
    /// Number of the files that these name.
    pub files: usize,
    /// The entry that brought them.
    pub entry: u64,
}

/// Founds an organization and brings everything in: all of it is read and tried first.
pub async fn found(
    engine: &Engine,
    visitor: &Visitor,
    named: Named<'_>,
    content: Arrived,
    progress: Arc<Progress>,
) -> Result<Founded, Failure> {
    let actor = visitor.actor();
    let seen: Vec<_> = visitor.organizations().into_iter().map(|(key, ..)| key).collect();
    let brought = tried(engine, visitor, content, &seen, progress.clone()).await?;
    let typed = |text: &'_ str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let key = typed(named.key).ok_or_else(|| Refusal::software("key", "required; fill this in"))?;
    let name = typed(named.name).or(typed(&brought.origin.name)).unwrap_or_else(|| key.clone());
    let zone = typed(named.zone).or(brought.origin.time_zone.clone());
    // From here on it is founded, whole.
    progress.begin(Step::Writing, 0);
    progress.go_on()?;
    if !is_empty(engine, visitor, &key).await? {
        engine.found(&key, &name, zone.as_deref(), &actor).await?;
        engine.join(visitor.account, &key, Role::Administrator, None, &actor).await?;
    }
    let member = engine.membership(visitor.account, &key);
    let member = member.ok_or_else(|| Fault::told("whoever founded it does not belong to it".to_owned()))?;
    let (records, files) = (brought.records, brought.len());
    let command = brought.files_in(engine, &key, &actor, &seen).await?;
    let entry = engine.execute(&key, Asked::by(member), command).await?.seq;
    Ok(Founded { key, records, files, entry })
}

/// Whether an organization is there with nothing in it yet, and the visitor administers it: it was founded by hand, or its
/// files could not be written the first time.
pub(super) async fn is_empty(engine: &Engine, visitor: &Visitor, key: &str) -> Result<bool, Failure> {
    let administers = |member: &engine::Actor| member.role == Role::Administrator;
    match engine.membership(visitor.account, key).filter(administers) {
        Some(_) => Ok(engine.state(key).await?.size() == 0),
        None => Ok(false),
    }
}

/// Reads what was sent, and tries it on an empty organization.
pub async fn tried(
    engine: &Engine,
    visitor: &Visitor,
    content: Arrived,
    seen: &[String],
    progress: Arc<Progress>,
) -> Result<Brought<Arrived>, Failure> {
    let now = engine.now();
    let mut context = Context::new(visitor.account.raw(), None, now.to_zoned_datetime(TimeZone::UTC).date(), now, 0);
    context.counter = progress.counter();
    let read = tokio::task::spawn_blocking(move || read(content, &context, &progress)).await.map_err(Fault::of)?;
    let within = |refusals: Vec<Refusal>| refusals.into_iter().map(|own| own.within("file")).collect::<Vec<_>>();
    let brought = read.map_err(within)?;
    brought.at_hand(engine, seen).await.map_err(|failure| match failure {
        Failure::Refused(refusals) => Failure::Refused(within(refusals)),
        other => other,
    })?;
    Ok(brought)
}

/// Reads the file, and tries it on an empty organization.
fn read(content: Arrived, context: &Context, progress: &Progress) -> Result<Brought<Arrived>, Vec<Refusal>> {
    let go_on = || progress.go_on().map_err(|refusal| vec![refusal]);
    progress.begin(Step::Reading, 0);
    go_on()?;
    let brought = whole::read(content, FILE_BYTES_MAX, progress)?;
    progress.begin(Step::Trying, brought.records);
    go_on()?;
    brought.command.decide(&Records::new(isms::REGISTERS), context)?;
    go_on()?;
    Ok(brought)
}
