//! 4.3: whether the words of a scope fit its sites, and those of its certificate fit the scope.

use super::population::{ever, said};
use super::scope::editing;
use super::substance::FILLERS;
use super::twins::words;
use crate::certification::Certification;
use crate::context::{Scope, Site};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// Shorter words, such as "with", tie no text to another.
const WEIGHTY_CHARS_MIN: usize = 5;
/// Shorter words of the name of a site, such as "at", do not tell it.
const PLACE_CHARS_MIN: usize = 4;
/// One in so many weighty words of a certificate has to stand in the scope.
const SHARED_ONE_IN: usize = 4;
/// Longer names are those of no place.
const PLACE_WORDS_MAX: usize = 3;
/// What a place stands behind.
const BEHIND: [&str; 3] = ["in", "at", "near"];

/// Places in the statement of a scope that are none of its sites.
pub(super) fn places(cases: &mut Cases<'_, '_>, (id, scope): Seen<'_, Scope>) {
    let look = cases.look;
    if scope.sites.is_empty() {
        return;
    }
    let unknown = unknown_places(look, scope);
    let told = point("places").about("scope", look.named(id)).labels("places", unknown);
    cases.judgement(told.then_first(editing(scope)));
}

/// The places that a statement names beside a site of the scope, or instead of one, and that no site tells of.
fn unknown_places(look: &Look<'_>, scope: &Scope) -> Vec<String> {
    let told = |site: &Site| {
        let parts = [Some(&site.name), site.address.as_ref(), site.country.as_ref()];
        parts.into_iter().flatten().map(|part| words(part)).collect::<Vec<_>>().join(" ")
    };
    let all = ever::<Site>(look).map(|(_, site)| told(site)).collect::<Vec<_>>().join(" ");
    let beside = [&scope.business, &scope.location, &scope.technology].into_iter().flatten();
    let beside = words(&beside.map(|own| own.to_string()).collect::<Vec<_>>().join(" "));
    let knows = |place: &str| [&all, &beside].iter().any(|text| holds(text, &words(place)));
    let statement = words(&scope.statement);
    let named = |site: &Site| {
        let address = site.address.as_ref().map(|own| words(own)).unwrap_or_default();
        let long = |word: &&str| word.chars().count() >= PLACE_CHARS_MIN;
        let mut parts = address.split(' ').filter(long);
        parts.any(|word| holds(&statement, word))
            || words(&site.name).split(' ').filter(long).all(|word| holds(&statement, word))
    };
    let unnamed = scope.sites.iter().filter_map(|id| look.live(id)).any(|site| !named(site));
    let odd = |places: Vec<String>| {
        let (known, unknown): (Vec<_>, Vec<_>) = places.into_iter().partition(|place| knows(place));
        if known.is_empty() && !unnamed { Vec::new() } else { unknown }
    };
    enumerations(&scope.statement).into_iter().flat_map(odd).collect()
}

/// Whether a text holds these words, both in the form in which words are compared.
fn holds(text: &str, words: &str) -> bool {
    !words.is_empty() && format!(" {text} ").contains(&format!(" {words} "))
}

/// The names that stand behind "in" or the like: "in Oslo, Bergen and Voss". What goes on in small letters is no place:
/// "in German hospitals".
fn enumerations(statement: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let parts: Vec<_> = statement.split_whitespace().collect();
    for (at, word) in parts.iter().enumerate() {
        if !BEHIND.contains(word) {
            continue;
        }
        let (mut places, mut place) = (Vec::new(), Vec::new());
        for part in &parts[at + 1..] {
            let bare = part.trim_matches(|sign: char| !sign.is_alphanumeric());
            let named = bare.chars().next().is_some_and(char::is_uppercase);
            if !named {
                if matches!(bare, "and" | "or" | "und" | "og") {
                    places.extend((!place.is_empty()).then(|| place.join(" ")));
                    place.clear();
                    continue;
                }
                place.clear();
                break;
            }
            place.push(bare);
            if part.ends_with([',', '.', ';', ':', ')']) {
                places.push(place.join(" "));
                place.clear();
                if !part.ends_with(',') {
                    break;
                }
            }
        }
        places.extend((!place.is_empty()).then(|| place.join(" ")));
        places.retain(|own| own.split(' ').count() <= PLACE_WORDS_MAX);
        found.push(places);
    }
    found
}

/// Certificates whose scope has hardly a word in common with the scope that they are for.
pub(super) fn certificates(cases: &mut Cases<'_, '_>, scopes: &[Seen<'_, Scope>]) {
    let look = cases.look;
    let own = |own: &Certification| {
        let of = |(id, _): &&Seen<'_, Scope>| own.scope.is_none_or(|scope| scope == *id);
        let mut of = scopes.iter().filter(of).peekable();
        let text = said(&own.scope_text).map(words)?;
        of.peek().is_some().then(|| of.all(|(_, scope)| !shares(&text, scope)))
    };
    let apart = look.of::<Certification>().iter().filter(|(_, held)| own(held) == Some(true)).map(|(id, _)| id);
    let told = point("certificate").listing("certificates", look.all_named(apart));
    let told = told.listing("scopes", look.all_named(scopes.iter().map(|(id, _)| *id)));
    cases.judgement(told.then_first("certification.edit"));
}

/// Whether a text, in the form in which words are compared, takes up what a scope says.
fn shares(text: &str, scope: &Scope) -> bool {
    let business = scope.business.as_ref().map(|own| own.to_string()).unwrap_or_default();
    let scope =
        words(&[&scope.title.to_string(), &scope.statement.to_string(), &business].map(String::as_str).join(" "));
    let weighty = |word: &&str| word.chars().count() >= WEIGHTY_CHARS_MIN && !FILLERS.contains(word);
    let weighty: Vec<_> = text.split(' ').filter(weighty).collect();
    let shared = weighty.iter().filter(|word| holds(&scope, word)).count();
    shared * SHARED_ONE_IN >= weighty.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_behind_in_and_go_on_in_no_small_letters() {
        let found = |text: &str| enumerations(text).concat();
        assert_eq!(found("Operation in Oslo, Bergen and Mo i Rana."), ["Oslo", "Bergen"]);
        assert_eq!(found("Operation by Fjord AS in Oslo and Bergen"), ["Oslo", "Bergen"]);
        assert_eq!(found("Services in German hospitals in Graz."), ["Graz"]);
    }
}
