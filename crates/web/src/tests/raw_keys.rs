//! Pages name acts, checks and fields as people do, never by their keys.

use std::collections::BTreeSet;

use isms::rehearsal::CHECKS;
use kernel::Declared;

use super::World;
use crate::frame::{PAGES, VIEWS, list_path, register_path};

/// The words of a page that people read: without markup, code and what fields hold.
fn read(body: &str) -> String {
    let (mut words, mut rest) = (String::new(), body);
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        let skipped = ["code", "style", "script", "textarea"].into_iter().find(|own| tag.starts_with(own));
        let end = skipped.map_or_else(|| ">".to_owned(), |own| format!("</{own}>"));
        rest = tag.split_once(&end).map_or("", |(_, rest)| rest);
        words.push(' ');
    }
    words + rest
}

/// The keys of acts and checks that stand in these words.
fn keys(words: &str) -> BTreeSet<String> {
    let known = |word: &&str| isms::act(word).is_some() || CHECKS.iter().any(|check| check.key == *word);
    let all = words.split(|sign: char| !(sign.is_ascii_lowercase() || matches!(sign, '.' | '_')));
    let all = all.map(|word| word.trim_matches('.')).filter(|word| word.contains('.'));
    all.filter(known).map(str::to_owned).collect()
}

#[test]
fn what_people_read_of_a_page_is_told_from_its_markup() {
    let page = "<p title=\"risk.accept\">Do <code>risk.edit</code> risk.accept<a href=\"/acts/risk.sign\">sign</a></p>";
    assert_eq!(keys(&read(page)), BTreeSet::from(["risk.accept".to_owned()]));
}

#[tokio::test]
async fn no_page_and_no_form_shows_the_key_of_an_act_or_of_a_check() {
    let world = World::new().await;
    world.add(isms::planning::Risk::REGISTER, &[("title", "Fire")]).await;
    let mut paths: Vec<String> = PAGES.iter().map(|(path, _)| (*path).to_owned()).collect();
    paths.extend(VIEWS.iter().map(|(section, path, _)| format!("{section}/{path}")));
    paths.extend(["import", "members", "planning/risks/R-0001"].map(str::to_owned));
    for register in isms::REGISTERS {
        paths.extend([list_path(register), format!("{}/new", register_path(register))]);
    }
    for act in isms::ACTS {
        let own = act.subject().or_else(|| act.key.split('.').next());
        let register = isms::REGISTERS.iter().find(|register| Some(register.key) == own);
        paths.extend(register.map(|register| format!("{}/acts/{}", register_path(register), act.key)));
    }
    let mut found = Vec::new();
    for path in paths {
        let page = world.get(&format!("/o/test/{path}")).await;
        let keys = keys(&read(&page.body));
        if page.status.is_success() && !keys.is_empty() {
            found.push(format!("{path}: {keys:?}"));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
