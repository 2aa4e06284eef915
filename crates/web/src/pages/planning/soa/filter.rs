//! Which rows of the statement are shown: by theme, decision, status and the five attributes.

pub use crate::pages::planning::risks::bar::{Chip, Offer};
use isms::catalogue::{Attribute, Edition};
use isms::planning::applicability::Verdict;
use isms::planning::controls::Implementation;
use isms::planning::soa::SoaRow;
use kernel::Choice;
use kernel::refusal::Wrong;

use super::{Counts, Statement, verdict};
use crate::error::Halt;
use crate::pages::address::Address;
use crate::pages::scene::Scene;

/// Every condition there is.
pub const KEYS: [&str; 10] = [
    "theme",
    "applicable",
    "status",
    "proposed",
    "q",
    "control-type",
    "properties",
    "concepts",
    "capabilities",
    "domains",
];

/// The conditions that are chosen in the form.
pub fn offered() -> Vec<&'static str> {
    let attributes = Attribute::ALL.iter().map(|attribute| attribute.key());
    ["status"].into_iter().chain(attributes).collect()
}

/// The conditions of one address.
pub struct Filter<'a> {
    scene: Scene<'a>,
    edition: Edition,
    theme: Option<String>,
    applicable: Option<Verdict>,
    status: Option<Implementation>,
    proposed: bool,
    attributes: Vec<(Attribute, String)>,
    words: Vec<String>,
}

impl<'a> Filter<'a> {
    /// From an address, or what in it cannot be read.
    pub fn of(scene: Scene<'a>, edition: Edition, address: &Address) -> Result<Self, Halt> {
        let attribute = |own: &Attribute| Some((*own, address.get(own.key())?.to_owned()));
        Ok(Self {
            scene,
            edition,
            theme: address.get("theme").map(str::to_owned),
            applicable: choice(address, "applicable")?,
            status: choice(address, "status")?,
            proposed: address.has("proposed"),
            attributes: Attribute::ALL.iter().filter_map(attribute).collect(),
            words: address.get("q").unwrap_or_default().split_whitespace().map(str::to_lowercase).collect(),
        })
    }

    /// Whether a row passes all conditions.
    pub fn passes(&self, row: &SoaRow<'_>) -> bool {
        let has = |(attribute, value): &(Attribute, String)| {
            row.control.attributes.as_ref().is_some_and(|own| own.has(*attribute, value))
        };
        let in_force = row.decided.filter(|own| own.applicable == Verdict::Applicable);
        self.theme.as_ref().is_none_or(|theme| row.control.theme == *theme)
            && self.applicable.is_none_or(|wanted| row.verdict() == wanted)
            && self.status.is_none_or(|wanted| in_force.is_some_and(|own| own.status == wanted))
            && (!self.proposed || !row.proposals().is_empty())
            && self.attributes.iter().all(has)
            && self.mentions(row)
    }

    fn mentions(&self, row: &SoaRow<'_>) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let control = row.control;
        let mut text = format!("{}\n{}\n{}", control.id, control.title, control.statement).to_lowercase();
        for own in row.own.iter().filter_map(|id| self.scene.state.get(*id)) {
            text.push_str(&own.title.to_lowercase());
        }
        self.words.iter().all(|word| text.contains(word.as_str()))
    }

    /// The themes as chips with their counts; fourteen domains are too many for a bar and stand in the form.
    pub fn themes(&self, address: &Address, view: &Statement) -> Vec<Chip> {
        let all = Chip {
            label: format!("{} {}", self.scene.t.t("soa-all"), view.counts.total),
            href: address.without("theme"),
            on: self.theme.is_none(),
        };
        let each = view.themes.iter().map(|theme| Chip {
            label: format!("{} {} {}", theme.id.trim_start_matches("A."), theme.title, theme.counts.total),
            href: address.with("theme", theme.id),
            on: self.theme.as_deref() == Some(theme.id),
        });
        std::iter::once(all).chain(each).collect()
    }

    /// Decisions, proposals, and the attributes in force.
    pub fn chips(&self, address: &Address, counts: Counts) -> Vec<Chip> {
        let t = self.scene.t;
        let decision = |(own, count): (Verdict, usize)| {
            let on = self.applicable == Some(own);
            let href = if on { address.without("applicable") } else { address.with("applicable", own.key()) };
            Chip { label: format!("{} {count}", verdict(t, own)), href, on }
        };
        let decisions = [
            (Verdict::Undecided, counts.undecided),
            (Verdict::Applicable, counts.applicable),
            (Verdict::Excluded, counts.excluded),
        ];
        let mut chips: Vec<_> = decisions.into_iter().map(decision).collect();
        if counts.proposed > 0 || self.proposed {
            let label = format!("{} {}", t.t("soa-proposed"), counts.proposed);
            chips.push(Chip { label, href: address.toggled("proposed"), on: self.proposed });
        }
        let chosen = self.attributes.iter().map(|(attribute, value)| Chip {
            label: format!("{}: {}", t.t(&format!("attribute-{}", attribute.key())), value_words(self.scene, value)),
            href: address.without(attribute.key()),
            on: true,
        });
        chips.extend(chosen);
        let status = self.status.map(|status| Chip {
            label: format!("{}: {}", t.t("choice-implementation"), t.choice("implementation", status.key())),
            href: address.without("status"),
            on: true,
        });
        chips.extend(status);
        chips
    }

    /// Status and attributes to choose.
    pub fn offers(&self, address: &Address) -> Vec<Offer> {
        let t = self.scene.t;
        let option =
            |name: &str, value: &str, label: String| (value.to_owned(), label, address.get(name) == Some(value));
        let statuses = Implementation::CHOICES.values.iter();
        let status = Offer {
            name: "status",
            label: t.t("choice-implementation").to_owned(),
            options: statuses
                .map(|value| option("status", value, t.choice("implementation", value).to_owned()))
                .collect(),
        };
        let attribute = |own: &Attribute| Offer {
            name: own.key(),
            label: t.t(&format!("attribute-{}", own.key())).to_owned(),
            options: (self.edition.standard().attribute_values(*own).iter())
                .map(|value| option(own.key(), value, value_words(self.scene, value)))
                .collect(),
        };
        let offers = std::iter::once(status).chain(Attribute::ALL.iter().map(attribute));
        offers.filter(|offer| !offer.options.is_empty()).collect()
    }
}

/// The value of an attribute in words.
pub fn value_words(scene: Scene<'_>, value: &str) -> String {
    let key = format!("attribute-value-{}", value.replace('_', "-"));
    scene.t.find(&key).map_or_else(|| value.replace('_', " "), str::to_owned)
}

fn choice<C: Choice>(address: &Address, key: &str) -> Result<Option<C>, Halt> {
    address.read(key, |text| {
        let known = || Wrong::new(format!("\"{text}\" is unknown; use one of {}", C::CHOICES.values.join(", ")));
        C::CHOICES.find(text).and_then(C::of).ok_or_else(known)
    })
}
