//! Every word a reader sees, from Fluent files; another language is only another folder of them.

mod names;

pub use names::id;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::Timestamp;
use jiff::civil::Date;
use rust_embed::RustEmbed;

/// The language that is complete, and stands in where another lacks a message.
pub const FALLBACK: &str = "en";

#[derive(RustEmbed)]
#[folder = "../../content/texts"]
struct Files;

/// The texts of one language.
pub struct Texts {
    /// Its tag, such as `en`.
    pub lang: String,
    /// Messages and `message.attribute`s that take no arguments.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

static ALL: LazyLock<Vec<Texts>> = LazyLock::new(|| {
    let of_file = |path: std::borrow::Cow<'static, str>| Some(path.strip_suffix(".ftl")?.split_once('/')?.0.to_owned());
    let mut langs: Vec<String> = Files::iter().filter_map(of_file).collect();
    langs.sort();
    langs.dedup();
    langs.into_iter().map(load).collect()
});

/// Every language there is.
pub fn all() -> &'static [Texts] {
    &ALL
}

/// The texts of a language, if there are any.
pub fn of(lang: &str) -> Option<&'static Texts> {
    ALL.iter().find(|texts| texts.lang == lang)
}

/// The texts of the complete language.
pub fn fallback() -> &'static Texts {
    of(FALLBACK).expect("the complete language is embedded")
}

/// The texts for the languages a browser asks for, best first.
pub fn for_browser(accepted: &str) -> &'static Texts {
    let mut asked: Vec<(f32, &str)> = accepted.split(',').filter_map(weighed).collect();
    asked.sort_by(|a, b| b.0.total_cmp(&a.0));
    asked.iter().find_map(|(_, tag)| of(tag).or_else(|| of(tag.split('-').next()?))).unwrap_or_else(fallback)
}

fn weighed(part: &str) -> Option<(f32, &str)> {
    let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
    Some((weight.trim().parse().ok()?, tag.trim()))
}

fn load(lang: String) -> Texts {
    let tag = lang.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Marks around arguments are for mixed directions of writing, and break searching and copying.
    bundle.set_use_isolating(false);
    let mut keys = Vec::new();
    for path in Files::iter().filter(|path| path.ends_with(".ftl") && path.split('/').next() == Some(&lang)) {
        let file = Files::get(&path).expect("listed files are embedded");
        let source = String::from_utf8_lossy(&file.data).into_owned();
        keys.extend(source.lines().filter_map(message_key).map(str::to_owned));
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, errors)| {
            tracing::error!(%path, ?errors, "a text file has faults");
            resource
        });
        bundle.add_resource_overriding(resource);
    }
    let plain = keys.iter().flat_map(|key| plain_of(&bundle, key)).collect();
    Texts { lang, plain, bundle }
}

fn message_key(line: &str) -> Option<&str> {
    let key = line.split_once('=')?.0.trim_end();
    let begins = line.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    (begins && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')).then_some(key)
}

fn plain_of(bundle: &FluentBundle<FluentResource>, key: &str) -> Vec<(String, String)> {
    let Some(message) = bundle.get_message(key) else { return Vec::new() };
    let named = message.attributes().map(|attribute| (format!("{key}.{}", attribute.id()), attribute.value()));
    let all = message.value().map(|value| (key.to_owned(), value)).into_iter().chain(named);
    let formatted = all.filter_map(|(key, pattern)| {
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then_some((key, text))
    });
    formatted.collect()
}

impl Texts {
    /// A text that takes no arguments; the key itself where there is none.
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// A text that takes no arguments, if there is one. `message.attribute` finds attributes.
    pub fn find(&self, key: &str) -> Option<&str> {
        if let Some(text) = self.plain.get(key) {
            return Some(text);
        }
        if self.lang == FALLBACK { None } else { fallback().plain.get(key).map(String::as_str) }
    }

    /// A text with its arguments filled in.
    pub fn with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, name)| (id, Some(name)));
        let Some(message) = self.bundle.get_message(id) else {
            return if self.lang == FALLBACK { key.to_owned() } else { fallback().with(key, args) };
        };
        let pattern = match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        };
        let Some(pattern) = pattern else { return key.to_owned() };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// A text with one argument.
    pub fn one<'a>(&self, key: &str, name: &str, value: impl Into<FluentValue<'a>>) -> String {
        self.with(key, &[(name, value.into())])
    }

    /// Whether there is such a message, with or without arguments.
    pub fn has(&self, key: &str) -> bool {
        self.plain.contains_key(key) || self.bundle.has_message(key)
    }

    /// A day as people write it: `23 Nov 2026`.
    pub fn day(&self, day: Date) -> String {
        let month = format!("month-{}", day.month());
        let (year, number) = (day.year().to_string(), day.day().to_string());
        self.with("day-short", &[("day", number.into()), ("month", self.t(&month).into()), ("year", year.into())])
    }

    /// An instant as day and time of day in a time zone.
    pub fn time(&self, time: Timestamp, zone: &jiff::tz::TimeZone) -> String {
        let there = time.to_zoned_datetime(zone.clone());
        format!("{} {:02}:{:02}", self.day(there.date()), there.hour(), there.minute())
    }
}
