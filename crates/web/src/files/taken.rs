//! A form with files: its texts as they are, its files brought in and named in their place.

use axum::RequestExt;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, Multipart, Request};
use axum::http::StatusCode;
use engine::Failure;
use engine::objects::FILE_BYTES_MAX;
use kernel::{FileRef, Refusal};

use crate::auth::Pairs;
use crate::error::Halt;
use crate::routes::BODY_MEGABYTES_MAX;
use crate::visit::Visit;

/// Most bytes of one form, files included.
const FORM_BYTES_MAX: usize = 4 * FILE_BYTES_MAX as usize;
/// Most files and texts in one form.
const PARTS_MAX: usize = 20_000;
/// Begins the name under which a form tells that a file was not taken.
const WRONG: &str = "_wrong.";

/// The pairs of a form with files. A file's text names it as a record would; one that was not taken says why, so
/// that the rest of the form is not lost.
pub async fn pairs(mut request: Request, visit: &Visit) -> Result<Pairs, Halt> {
    DefaultBodyLimit::max(FORM_BYTES_MAX).apply(&mut request);
    let mut form: Multipart = request.extract().await.map_err(|_| unreadable())?;
    let (mut pairs, mut room) = (Pairs::new(), BODY_MEGABYTES_MAX << 20);
    while let Some(part) = form.next_field().await.map_err(|error| broken(&error))? {
        if pairs.len() >= PARTS_MAX {
            return Err(Halt::Bare(StatusCode::PAYLOAD_TOO_LARGE));
        }
        let name = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(str::to_owned) {
            None => pairs.push((name, text(part, &mut room).await?)),
            // A field for a file in which none was chosen.
            Some(file) if file.is_empty() => {}
            Some(file) => pairs.push(match brought(part, &file, visit).await? {
                Ok(file) => (name, file.to_string()),
                Err(refusal) => (format!("{WRONG}{name}"), format!("{}: {}", plain(&file), refusal.message)),
            }),
        }
    }
    Ok(pairs)
}

/// A name as somebody may read it.
fn plain(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).collect()
}

/// The files that were not taken, as refusals at their fields.
pub fn refusals(pairs: &Pairs) -> Vec<Refusal> {
    let wrong = pairs.iter().filter_map(|(name, why)| Some((name.strip_prefix(WRONG)?, why)));
    wrong.map(|(field, why)| Refusal::software(field, why)).collect()
}

/// The files under a name.
pub fn files(pairs: &Pairs, name: &str) -> Vec<FileRef> {
    pairs.iter().filter(|(own, _)| own == name).filter_map(|(_, text)| text.parse().ok()).collect()
}

/// The text of a field, within what is left of the room for all of them, in bytes.
pub async fn text(mut part: Field<'_>, room: &mut usize) -> Result<String, Halt> {
    let mut bytes = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(|error| broken(&error))? {
        *room = room.checked_sub(piece.len()).ok_or(Halt::TooLarge(BODY_MEGABYTES_MAX))?;
        bytes.extend_from_slice(&piece);
    }
    String::from_utf8(bytes).map_err(|_| unreadable())
}

/// The file, brought in; or why it was not taken.
async fn brought(mut part: Field<'_>, name: &str, visit: &Visit) -> Result<Result<FileRef, Refusal>, Halt> {
    let by = visit.asked()?.by;
    let declared = part.content_type().map(str::to_owned);
    let mut receiving = visit.house().engine.receive(&visit.org, &by).await?;
    while let Some(piece) = part.chunk().await.map_err(|error| broken(&error))? {
        if let Err(failure) = receiving.push(&piece).await {
            return first(failure).map(Err);
        }
    }
    match receiving.finish(name, declared.as_deref()).await {
        Ok(file) => Ok(Ok(file)),
        Err(failure) => first(failure).map(Err),
    }
}

fn first(failure: Failure) -> Result<Refusal, Halt> {
    match failure {
        Failure::Refused(mut refusals) if !refusals.is_empty() => Ok(refusals.swap_remove(0)),
        other => Err(other.into()),
    }
}

/// A form that breaks off, or is larger than is taken.
pub fn broken(error: &MultipartError) -> Halt {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Halt::TooLarge(FORM_BYTES_MAX >> 20),
        _ => unreadable(),
    }
}

/// A form that cannot be read.
pub fn unreadable() -> Halt {
    Halt::Malformed(
        "the form was cut short, is no form in UTF-8, or the name of a file in it holds control characters; send it again"
            .to_owned(),
    )
}
