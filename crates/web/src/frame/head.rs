//! The head of a page: the way here, what it is, why the standard asks, and what can be done.

use askama::Template;
use askama::filters::HtmlSafe;
use isms::catalogue::cited;

use crate::pages::scene::Doing;
use crate::texts::Texts;

/// A step on the way to a page.
pub struct Crumb {
    /// What it is called.
    pub label: String,
    /// Where it is; none for the page itself.
    pub href: Option<String>,
}

/// A button in a page's head.
pub struct Button {
    /// What it says.
    pub label: String,
    /// Where it leads, or where its form is sent.
    pub href: String,
    /// Its class beyond `btn`: `btn-primary`, `btn-sign`, `btn-danger`.
    pub class: &'static str,
    /// The key that presses it.
    pub key: &'static str,
    /// Whether it is a form by itself, with what it asks before.
    pub posts: Option<String>,
    /// Whether it takes a reason along with what it asks.
    pub reasoned: bool,
    /// What such a form says.
    pub fields: Vec<(&'static str, String)>,
}

impl Button {
    /// A link that looks like a button.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: href.into(),
            class: "",
            key: "",
            posts: None,
            reasoned: false,
            fields: Vec::new(),
        }
    }

    /// Something that can be done: a link to its form, or a form where one click does it.
    pub fn of(doing: &Doing) -> Self {
        let button = Self::link(&doing.label, &doing.href);
        match doing.asks.as_ref().and_then(|asks| asks.form.clone()) {
            Some(form) => Self { href: form.action, posts: Some(String::new()), fields: form.fields, ..button },
            None => button,
        }
    }

    /// The one primary act of a page.
    pub fn primary(self) -> Self {
        Self { class: "btn-primary", ..self }
    }
}

/// The head of a page.
#[derive(Template)]
#[template(path = "head.html")]
pub struct Head {
    /// The words.
    pub t: &'static Texts,
    /// The way here.
    pub crumbs: Vec<Crumb>,
    /// Clause or reference, as a chip.
    pub clause: String,
    /// What the page is.
    pub title: String,
    /// Why the standard asks, or who and what, in one line.
    pub why: String,
    /// What can be done.
    pub buttons: Vec<Button>,
}
impl HtmlSafe for Head {}

impl Head {
    /// A head with a title alone.
    pub fn new(t: &'static Texts, title: impl Into<String>) -> Self {
        Self {
            t,
            crumbs: Vec::new(),
            clause: String::new(),
            title: title.into(),
            why: String::new(),
            buttons: Vec::new(),
        }
    }

    /// With the line below the title.
    pub fn why(self, why: impl Into<String>) -> Self {
        Self { why: why.into(), ..self }
    }

    /// With a chip before the title.
    pub fn clause(self, clause: impl Into<String>) -> Self {
        Self { clause: cited(&clause.into()).to_owned(), ..self }
    }

    /// With one more step before the page itself.
    pub fn below(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { label: label.into(), href: Some(href.into()) });
        self
    }

    /// With one more button.
    pub fn button(mut self, button: Button) -> Self {
        self.buttons.push(button);
        self
    }
}
