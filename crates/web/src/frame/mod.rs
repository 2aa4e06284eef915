//! The frame that every page stands in: top bar, rail, banner of a past day, toasts.

mod head;
mod place;
mod rail;

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::body::Bytes;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
pub use head::{Button, Head};
pub use place::{GOES, Place};
pub use rail::{PAGES, SECTIONS, VIEWS, list_path, live, register_path, registers_of};

use crate::assets;
use crate::cache::Rendered;
use crate::error::Halt;
use crate::flash::Toast;
use crate::manner::Manner;
use crate::texts::{self, Texts};
use crate::visit::{Visit, Visitor};

/// An icon of the sprite.
pub struct Icon(&'static str);

/// The icon with this name.
pub fn icon(name: &'static str) -> Icon {
    Icon(name)
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sprite = assets::address("icons.svg");
        write!(f, r##"<svg class="icon" aria-hidden="true"><use href="{sprite}#{}"/></svg>"##, self.0)
    }
}
impl HtmlSafe for Icon {}

/// What the frame shows on every page.
pub struct Frame {
    /// The words.
    pub t: &'static Texts,
    /// Language and theme.
    pub manner: Manner,
    /// Title of the window and of the print.
    pub title: String,
    /// Who is signed in.
    pub person: String,
    /// Opaque name of the account, so that drafts of two people do not mix.
    pub person_key: String,
    /// What is said once.
    pub toast: Option<Toast>,
    /// The organization, on its pages.
    pub place: Option<Place>,
    /// Organizations to enter, on pages outside all of them: name and address.
    pub doors: Vec<(String, String)>,
}

impl Frame {
    /// The frame of a page that belongs to no organization.
    pub fn outside(visitor: &Visitor, title: impl Into<String>) -> Self {
        let manner = visitor.manner;
        Self {
            t: manner.texts,
            manner,
            title: title.into(),
            person: visitor.name.clone(),
            person_key: visitor.account.raw().to_string(),
            toast: visitor.toast.clone(),
            place: None,
            doors: visitor.organizations().into_iter().map(|(key, name, _)| (name, format!("/o/{key}"))).collect(),
        }
    }

    /// Where keys lead after `g`. Outside, where there is one organization to go to, into it.
    pub fn goes(&self) -> Vec<(&'static str, String)> {
        match (&self.place, self.doors.as_slice()) {
            (Some(place), _) => place.goes.clone(),
            (None, [(_, door)]) => GOES.iter().map(|(key, path, _)| (*key, format!("{door}/{path}"))).collect(),
            (None, _) => Vec::new(),
        }
    }

    /// The frame of a page at `path` in an organization: `planning/risks`.
    pub fn at(visit: &Visit, path: &str, title: impl Into<String>) -> Self {
        Self { place: Some(place::place(visit, path)), ..Self::outside(&visit.visitor, title) }
    }

    /// The last entry that whoever reads this page has seen, for forms by which something is signed.
    pub fn seen(&self) -> u64 {
        self.place.as_ref().map_or(0, |place| place.entry)
    }

    /// An icon.
    pub fn icon(&self, name: &'static str) -> Icon {
        Icon(name)
    }

    /// The address of an asset.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// What a theme is called.
    pub fn theme_name(&self, theme: &str) -> &'static str {
        self.t.find(&format!("theme-{theme}")).unwrap_or_default()
    }

    /// Every language to choose from.
    pub fn languages(&self) -> &'static [Texts] {
        texts::all()
    }
}

/// Renders a page.
pub fn page(template: &impl Template) -> Result<Response, Halt> {
    page_of(template, 0)
}

/// Renders a page of about so many bytes, without growing in steps.
pub fn page_of(template: &impl Template, bytes: usize) -> Result<Response, Halt> {
    let mut html = String::with_capacity(bytes);
    template.render_into(&mut html)?;
    let html = Bytes::from(html);
    let mut answer = Html(html.clone()).into_response();
    // The cache layer of organizations says better; what has no such layer is not to be kept.
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer.extensions_mut().insert(Rendered(html));
    Ok(answer)
}
