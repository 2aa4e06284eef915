//! What a form sent: names with their texts, taken only where they are texts; files by the texts that name them.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;

use crate::auth::Pairs;
use crate::error::Halt;
use crate::files::taken;
use crate::house::House;
use crate::visit::At;

/// The pairs of a form. Bytes that are no text are refused rather than kept as something else.
pub struct Sent(pub Pairs);

impl FromRequest<House> for Sent {
    type Rejection = Halt;

    async fn from_request(request: Request, house: &House) -> Result<Self, Halt> {
        let media = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let essence = media.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if essence.eq_ignore_ascii_case("multipart/form-data")
            && let Some(At(visit)) = request.extensions().get::<At>().cloned()
        {
            return taken::pairs(request, &visit).await.map(Self);
        }
        // A form whose fields are all left out is sent without a kind by some programs.
        if !essence.is_empty() && !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(Halt::Bare(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let bytes = Bytes::from_request(request, house).await;
        let bytes = bytes.map_err(|rejection| Halt::Bare(rejection.into_response().status()))?;
        pairs(&bytes).map(Self)
    }
}

/// The pairs of `application/x-www-form-urlencoded` bytes.
fn pairs(bytes: &[u8]) -> Result<Pairs, Halt> {
    let each = bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    let pair = |pair: &[u8]| {
        let at = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
        let (name, text) = (&pair[..at], pair.get(at + 1..).unwrap_or_default());
        let name = text_of(name).ok_or_else(|| no_text("a field's name"))?;
        let text = text_of(text).ok_or_else(|| no_text(&name))?;
        Ok((name, text))
    };
    each.map(pair).collect()
}

fn no_text(what: &str) -> Halt {
    Halt::Malformed(format!("{what}: what was sent is no UTF-8 text; send the form in UTF-8"))
}

/// Percent-encoded bytes as text; none where they are no UTF-8.
fn text_of(bytes: &[u8]) -> Option<String> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        rest = after;
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                plain.push((high << 4 | low) as u8);
                rest = &after[2..];
            }
            (b'+', ..) => plain.push(b' '),
            (byte, ..) => plain.push(*byte),
        }
    }
    String::from_utf8(plain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_as_browsers_write_them() {
        let read = pairs("a=1+2&b=%C3%A9&c&&d=50%&a=x%3Dy".as_bytes()).expect("text");
        let expected = [("a", "1 2"), ("b", "é"), ("c", ""), ("d", "50%"), ("a", "x=y")];
        assert_eq!(read, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        for (sent, place) in [("title=%FF", "title"), ("%FF=1", "a field's name")] {
            let Err(Halt::Malformed(told)) = pairs(sent.as_bytes()) else { panic!("{sent} was taken") };
            assert!(told.starts_with(&format!("{place}: what was sent is no UTF-8 text")), "{told}");
        }
    }
}
