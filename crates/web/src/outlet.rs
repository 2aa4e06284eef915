//! Everything that an organization holds, taken out: a workbook of all registers, JSON or YAML, and an
//! archive with its files.

use access::Right;
use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use exchange::sheets::{self, Made, export};
use exchange::whole::{self, Form, Origin};
use kernel::{Register, Row};
use reports::{Heading, Sheet, Words};

use crate::assets::FONTS;
use crate::error::Halt;
use crate::files::size;
use crate::frame::{Frame, Head, page};
use crate::visit::{At, Visit};
use crate::whole::Outgoing;

/// Media types of what goes out.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Of JSON.
pub const JSON: &str = "application/json";
/// Of YAML.
pub const YAML: &str = "application/yaml";
/// Of CSV.
pub const CSV: &str = "text/csv; charset=utf-8";
/// Of a document.
const PDF: &str = "application/pdf";
/// Of an archive.
const ZIP: &str = "application/zip";

#[derive(Template)]
#[template(path = "outlet.html")]
struct Page {
    frame: Frame,
    head: Head,
    kinds: Vec<(String, String, String)>,
}

/// `GET /o/{org}/export`.
pub async fn show(At(visit): At) -> Result<Response, Halt> {
    let t = visit.t();
    let files = visit.state.files();
    let sum = size(t, files.iter().map(|file| file.size).sum());
    let counts = [("count", files.len().into()), ("size", sum.into())];
    let kind = |kind: &str| {
        let key = format!("export-kind-{kind}");
        (t.t(&key).to_owned(), t.with(&format!("{key}-help"), &counts), visit.href(&format!("export/{kind}")))
    };
    page(&Page {
        frame: Frame::at(&visit, "export", t.t("export-all")),
        head: Head::new(t, t.t("export-all")).why(t.t("export-why")),
        kinds: ["xlsx", "json", "yaml", "zip"].map(kind).into(),
    })
}

/// `GET /o/{org}/export/{kind}`: `xlsx`, `json`, `yaml` or `zip`.
pub async fn file(At(visit): At, Path((_, kind)): Path<(String, String)>) -> Result<Response, Halt> {
    let (media, bytes) = match kind.as_str() {
        "zip" => return archive(&visit).await,
        "xlsx" => (XLSX, everything(&visit)?),
        "json" => (JSON, whole(&visit, Form::Json)?),
        "yaml" => (YAML, whole(&visit, Form::Yaml)?),
        _ => return Err(Halt::NotFound),
    };
    let name = format!("{}_{}.{kind}", visit.org, visit.day());
    Ok(download((media, bytes), &name))
}

/// The whole organization as a file, to come into another installation.
pub fn whole(visit: &Visit, form: Form) -> Result<Vec<u8>, Halt> {
    may_read(visit)?;
    Ok(whole::export(&visit.state, &origin(visit), form))
}

/// The same with the content of every file that its records name. What cannot be read breaks it off, so that nobody keeps
/// it for whole.
pub async fn archive(visit: &Visit) -> Result<Response, Halt> {
    may_read(visit)?;
    let outgoing = Outgoing::of(&visit.house().engine, &visit.state, &origin(visit)).await?;
    let pieces = futures_util::stream::try_unfold(outgoing, |mut outgoing| async {
        let piece = outgoing.next().await?;
        Ok::<_, engine::Fault>(piece.map(|piece| (Bytes::from(piece), outgoing)))
    });
    let name = format!("{}_{}.zip", visit.org, visit.day());
    Ok(kept_as(([(header::CONTENT_TYPE, ZIP)], Body::from_stream(pieces)).into_response(), &name))
}

fn origin(visit: &Visit) -> Origin {
    let instance = visit.house().engine.instance();
    let known = visit.house().engine.organization_of(&visit.org).and_then(|id| instance.get(id));
    let time_zone = known.and_then(|held| held.time_zone.as_ref().map(ToString::to_string));
    Origin { name: visit.name.clone(), time_zone }
}

/// Every register that holds live records as a sheet of one workbook.
pub fn everything(visit: &Visit) -> Result<Vec<u8>, Halt> {
    may_read(visit)?;
    let live = |register: &&'static Register| {
        let table = visit.state.table(register.key)?;
        let rows = table.rows().filter(|row| !row.head.retired);
        (table.len_live() > 0).then(|| export::page(register, rows, &visit.state))
    };
    let pages: Vec<_> = visit.state.registers().iter().filter_map(live).collect();
    workbook(visit, &pages)
}

/// Records of one register as a workbook that comes back.
pub fn book<'a>(
    visit: &Visit,
    register: &'static Register,
    rows: impl Iterator<Item = Row<'a>>,
) -> Result<Vec<u8>, Halt> {
    workbook(visit, &[export::page(register, rows, &visit.state)])
}

fn workbook(visit: &Visit, pages: &[sheets::book::Page]) -> Result<Vec<u8>, Halt> {
    let made = Made { organization: visit.name.clone(), day: visit.day(), entry: visit.state.size() };
    sheets::xlsx(pages, &made).map_err(|error| Halt::Fault(engine::Fault::of(error).id))
}

fn may_read(visit: &Visit) -> Result<(), Halt> {
    access::holds(visit.actor.role, Right::Read).map_err(|refusal| Halt::Forbidden(refusal.message))
}

/// An answer that a browser keeps as a file.
/// What stands above a report of the visit's day.
pub async fn heading(visit: &Visit, filter: Option<String>) -> Result<Heading, Halt> {
    let entry = visit.state.size();
    Ok(Heading {
        key: visit.org.clone(),
        organization: visit.name.clone(),
        day: visit.day(),
        entry,
        hash: visit.house().engine.leaf(&visit.org, entry).await?,
        filter,
    })
}

/// A report as a file, with its name by convention; none where there is no such kind.
pub fn report(sheet: &Sheet, kind: &str, words: Words<'_>) -> Result<Response, Halt> {
    let failed = |error: engine::Fault| Halt::Fault(error.id);
    let file = match kind {
        "csv" => (CSV, reports::csv(sheet)),
        "xlsx" => (XLSX, reports::xlsx(sheet, words).map_err(|error| failed(engine::Fault::of(error)))?),
        "pdf" => (PDF, reports::pdf(sheet, words, &FONTS).map_err(|error| failed(engine::Fault::of(error)))?),
        _ => return Err(Halt::NotFound),
    };
    Ok(download(file, &reports::file_name(sheet, kind)))
}

pub fn download((media, bytes): (&'static str, Vec<u8>), name: &str) -> Response {
    kept_as(([(header::CONTENT_TYPE, media)], bytes).into_response(), name)
}

fn kept_as(mut answer: Response, name: &str) -> Response {
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let name = name.unwrap_or(HeaderValue::from_static("attachment"));
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    answer
}
