//! Finding any record by its words: the page, grouped by register, with what was found marked.

use askama::Template;
use askama::filters::HtmlSafe;
use axum::extract::Query;
use axum::response::Response;
use kernel::search::{Asked, Hit, words};
use kernel::{Field, Kind, Register, Row, Table};

use super::{palette, record_path};
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::frame::{Frame, Head, page};
use crate::searches::PAST_RECORDS_MAX;
use crate::visit::{At, Visit};

/// Most records of one register that are shown among others.
const EACH_MAX: usize = 5;
/// Most records shown of the one register chosen.
const OF_ONE_MAX: usize = 100;
/// Letters shown before what was found in a long text.
const BEFORE_CHARS: usize = 40;
/// Letters of a long text shown in all.
const EXCERPT_CHARS: usize = 160;

/// A text in pieces, those that were asked for marked.
#[derive(Template)]
#[template(path = "generic/marked.html")]
struct Marked {
    pieces: Vec<(String, bool)>,
}
impl HtmlSafe for Marked {}

/// A record found.
struct Line {
    reference: Marked,
    title: Marked,
    href: String,
    retired: bool,
    /// Where else the words stand: the field, and the text around them.
    excerpt: Option<(String, Marked)>,
}

/// A register with what was found in it.
struct Group {
    name: String,
    lines: Vec<Line>,
    /// How many more there are, with their address.
    more: Option<(usize, String)>,
}

/// A register to choose: name, count, address, whether it is chosen.
type Choice = (String, usize, String, bool);

#[derive(Template)]
#[template(path = "generic/search.html")]
struct Page {
    frame: Frame,
    head: Head,
    words: String,
    register: String,
    action: String,
    places: Vec<palette::Answer>,
    choices: Vec<Choice>,
    groups: Vec<Group>,
    total: usize,
    partly: bool,
}

/// `GET /o/{org}/search`.
pub async fn search(At(visit): At, Query(pairs): Query<Pairs>) -> Result<Response, Halt> {
    let (t, asked) = (visit.t(), text(&pairs, "q").trim());
    let register = visit.state.register(text(&pairs, "register"));
    let key = register.map_or("", |register| register.key);
    let (each, limit) = if register.is_some() { (OF_ONE_MAX, OF_ONE_MAX) } else { (EACH_MAX, usize::MAX) };
    let found = visit.house().searches.find(&visit, &Asked { words: asked, register: key, each, limit });
    let records: usize =
        visit.state.registers().iter().filter_map(|own| visit.state.table(own.key)).map(Table::len).sum();
    page(&Page {
        frame: Frame::at(&visit, "search", t.t("search-label")),
        head: Head::new(t, t.t("search-label")),
        places: if asked.is_empty() || register.is_some() { Vec::new() } else { palette::places(&visit, asked) },
        choices: choices(&visit, asked, key, &found.counts),
        groups: groups(&visit, asked, &found.hits, &found.counts),
        total: found.total(),
        partly: visit.as_of.is_some() && records > PAST_RECORDS_MAX,
        words: asked.to_owned(),
        register: key.to_owned(),
        action: visit.href("search"),
    })
}

fn address(visit: &Visit, words: &str, register: &str) -> String {
    let mut pairs = vec![("q", words)];
    if !register.is_empty() {
        pairs.push(("register", register));
    }
    visit.href(&format!("search?{}", serde_urlencoded::to_string(pairs).unwrap_or_default()))
}

fn choices(visit: &Visit, words: &str, chosen: &str, counts: &[usize]) -> Vec<Choice> {
    let counted = visit.state.registers().iter().zip(counts).filter(|(own, count)| **count > 0 || own.key == chosen);
    let choice = |(own, count): (&&'static Register, &usize)| {
        let on = own.key == chosen;
        (visit.t().plural(own).to_owned(), *count, address(visit, words, if on { "" } else { own.key }), on)
    };
    counted.map(choice).collect()
}

/// The hits by register, in the order in which the best of each comes.
fn groups(visit: &Visit, asked: &str, hits: &[Hit], counts: &[usize]) -> Vec<Group> {
    let wanted = words::asked(asked);
    let mut tables: Vec<usize> = Vec::new();
    for hit in hits {
        if !tables.contains(&hit.table) {
            tables.push(hit.table);
        }
    }
    let group = |table: usize| {
        let register = visit.state.registers()[table];
        let rows = hits.iter().filter(|hit| hit.table == table);
        let lines: Vec<_> = rows.filter_map(|hit| visit.state.row(register.key, hit.id)).collect();
        let more = counts[table].saturating_sub(lines.len());
        Group {
            name: visit.t().plural(register).to_owned(),
            lines: lines.iter().map(|row| line(visit, row, &wanted)).collect(),
            more: (more > 0).then(|| (more, address(visit, asked, register.key))),
        }
    };
    tables.into_iter().map(group).collect()
}

fn line(visit: &Visit, row: &Row<'_>, wanted: &[String]) -> Line {
    let title = row.record.title();
    let named = format!("{} {title}", row.reference());
    let missing = wanted.iter().any(|word| words::marks(&named, std::slice::from_ref(word)).is_empty());
    Line {
        reference: pieces(&row.reference(), wanted),
        title: pieces(&title, wanted),
        href: visit.href(&record_path(row)),
        retired: row.head.retired,
        excerpt: missing.then(|| excerpt(visit, row, wanted)).flatten(),
    }
}

/// The text beside the title in which most of the words stand.
fn excerpt(visit: &Visit, row: &Row<'_>, wanted: &[String]) -> Option<(String, Marked)> {
    let register = row.record.register();
    let fields = register.live_fields().filter(|(at, field)| *at != register.title && may_hold(field));
    let mut best: Option<(usize, &Field, String)> = None;
    for (at, field) in fields {
        row.record.get(at).each_text(&mut |text| {
            let found = wanted.iter().filter(|word| !words::marks(text, std::slice::from_ref(word)).is_empty()).count();
            if found > best.as_ref().map_or(0, |(most, ..)| *most) {
                best = Some((found, field, text.to_owned()));
            }
        });
    }
    let (_, field, text) = best?;
    Some((visit.t().field(register.key, field), pieces(&around(&text, wanted), wanted)))
}

fn may_hold(field: &Field) -> bool {
    matches!(field.kind, Kind::Text | Kind::Markdown | Kind::Lines | Kind::Group(_) | Kind::Many(_))
}

/// The part of a text around the first word found.
fn around(text: &str, wanted: &[String]) -> String {
    let first = words::marks(text, wanted).first().map_or(0, |range| range.start);
    let skipped = text[..first].chars().count().saturating_sub(BEFORE_CHARS);
    let mut part: String = text.chars().skip(skipped).take(EXCERPT_CHARS).collect();
    if skipped > 0 {
        part.insert(0, '…');
    }
    if text.chars().count() > skipped + EXCERPT_CHARS {
        part.push('…');
    }
    part
}

fn pieces(text: &str, wanted: &[String]) -> Marked {
    let (mut pieces, mut from) = (Vec::new(), 0);
    for range in words::marks(text, wanted) {
        if range.start > from {
            pieces.push((text[from..range.start].to_owned(), false));
        }
        pieces.push((text[range.clone()].to_owned(), true));
        from = range.end;
    }
    if from < text.len() {
        pieces.push((text[from..].to_owned(), false));
    }
    Marked { pieces }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_is_marked_and_nothing_is_lost() {
        let wanted = words::asked("back ver");
        let text = "A Backup that nobody verified";
        let marked = pieces(text, &wanted).pieces;
        assert_eq!(marked.iter().map(|(piece, _)| piece.as_str()).collect::<String>(), text);
        let found: Vec<_> = marked.iter().filter(|(_, on)| *on).map(|(piece, _)| piece.as_str()).collect();
        assert_eq!(found, ["Backup", "verified"]);
    }

    #[test]
    fn an_excerpt_begins_shortly_before_the_word() {
        let text = format!("{} lighthouse {}", "é".repeat(300), "x".repeat(300));
        let part = around(&text, &words::asked("light"));
        assert!(part.starts_with('…') && part.ends_with('…') && part.contains("lighthouse"), "{part}");
        assert_eq!(around("short", &words::asked("none")), "short");
    }
}
