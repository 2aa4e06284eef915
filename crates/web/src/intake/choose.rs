//! The page that asks for a file.

use askama::Template;
use axum::response::Response;
use engine::objects::FILE_BYTES_MAX;
use exchange::sheets;
use isms::work::ColumnMap;
use kernel::{Declared, Refusal};

use super::jobs;
use super::refusals::{Told, told};
use super::view::head;
use super::wishes::usual;
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::frame::{Frame, Head, page, register_path};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "intake/choose.html")]
struct Chooser {
    frame: Frame,
    head: Head,
    action: String,
    register: String,
    refusals: Vec<Told>,
    /// Imports that go on, or whose answer waits: where, and what they bring.
    open: Vec<(String, String)>,
    /// Largest file and sheet, in megabytes, and most rows.
    limits: String,
    /// The register as a workbook to fill in.
    begin: Option<(String, String)>,
    /// The registers whose past comes in by lists, each with its way.
    past: Vec<(String, String)>,
    export: String,
    maps: String,
    threats: String,
}

/// The page that asks for a file.
pub fn chooser(visit: &Visit, pairs: &Pairs, refusals: &[Refusal]) -> Result<Response, Halt> {
    let t = visit.t();
    let register = usual(pairs, &visit.state);
    let begin = register.map(|register| {
        let href = visit.href(&format!("{}/export/book", register_path(register)));
        (t.one("import-begin", "register", t.plural(register).to_owned()), href)
    });
    let past = sheets::with_past()
        .map(|register| (t.plural(register).to_owned(), visit.href(&format!("import?register={}", register.plural))));
    let limits = [
        ("megabytes", (sheets::FILE_BYTES_MAX >> 20).into()),
        ("rows", sheets::ROWS_MAX.into()),
        ("whole", (FILE_BYTES_MAX >> 20).into()),
    ];
    page(&Chooser {
        frame: Frame::at(visit, "import", t.t("import")),
        head: head(visit, register, t.t("import").to_owned()).why(t.t("import-why")),
        action: visit.href("import"),
        register: text(pairs, "register").to_owned(),
        refusals: refusals.iter().map(|refusal| told(t, None, refusal)).collect(),
        open: jobs::open(visit.house(), &jobs::Whose::at(visit), t),
        limits: t.with("import-limits", &limits),
        begin,
        past: past.collect(),
        export: visit.href("export"),
        maps: visit.href(&register_path(ColumnMap::REGISTER)),
        threats: t.t("import-carried").to_owned(),
    })
}
