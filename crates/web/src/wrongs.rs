//! What is wrong with a form that is of no register: in the summary with the name of each field, and at the field.

use askama::Template;
use askama::filters::HtmlSafe;
use kernel::Refusal;

use crate::frame::{Icon, icon};
use crate::generic::worded::days_in_words;
use crate::texts::Texts;

/// What is wrong with a form.
#[derive(Template)]
#[template(path = "wrongs.html")]
pub struct Wrongs {
    t: &'static Texts,
    all: Vec<Wrong>,
}

impl HtmlSafe for Wrongs {}

/// One thing that is wrong.
struct Wrong {
    field: String,
    /// What the field is called; empty where it is about the whole form.
    label: String,
    message: String,
}

impl Wrongs {
    /// Refusals of a form whose fields are called by these texts.
    pub fn of(t: &'static Texts, refusals: &[Refusal], labels: &[(&str, &str)]) -> Self {
        let wrong = |refusal: &Refusal| {
            let label = labels.iter().find(|(field, _)| refusal.field == *field);
            Wrong {
                field: refusal.field.to_string(),
                label: label.map_or_else(String::new, |(_, key)| t.t(key).to_owned()),
                message: days_in_words(t, &refusal.message),
            }
        };
        Self { t, all: refusals.iter().map(wrong).collect() }
    }

    /// Whether anything is wrong.
    pub fn any(&self) -> bool {
        !self.all.is_empty()
    }

    /// Whether anything is wrong with a field.
    pub fn has(&self, field: &str) -> bool {
        self.all.iter().any(|own| own.field == field)
    }

    /// The classes of a field.
    pub fn class(&self, field: &str) -> &'static str {
        if self.has(field) { "field wrong" } else { "field" }
    }

    /// What is wrong with a field, to stand at it.
    pub fn at(&self, field: &str) -> At {
        let of = self.all.iter().filter(|own| own.field == field);
        At { id: format!("e-{field}"), messages: of.map(|own| own.message.clone()).collect() }
    }
}

/// What stands at a field.
#[derive(Template)]
#[template(
    source = "{% for message in messages %}<p class=\"wrong-text\"{% if loop.first %} id=\"{{ id }}\"{% endif %}>{{ self.icon() }}{{ message }}</p>{% endfor %}",
    ext = "html"
)]
pub struct At {
    id: String,
    messages: Vec<String>,
}

impl HtmlSafe for At {}

impl At {
    fn icon(&self) -> Icon {
        icon("major")
    }
}
