//! Something that can be done, as a button: a link to its form, or a form by itself where one click does it.

use askama::Template;
use askama::filters::HtmlSafe;

use super::scene::{Doing, Form};
use crate::frame::{Icon, icon};

/// A button.
#[derive(Template)]
#[template(path = "doing.html")]
pub struct Control<'a> {
    doing: &'a Doing,
    form: Option<&'a Form>,
    class: &'a str,
    /// What it is done to, for whoever hears the page.
    record: &'a str,
    seal: Icon,
}
impl HtmlSafe for Control<'_> {}

impl Doing {
    /// The button, with its class beyond `btn`, and what it is done to where that does not stand before it.
    pub fn control<'a>(&'a self, class: &'a str, record: &'a str) -> Control<'a> {
        let form = self.asks.as_ref().and_then(|asks| asks.form.as_ref());
        Control { doing: self, form, class, record, seal: icon("seal") }
    }
}
