//! Tidiness as a test: what a reviewer would say again and again.

use house::{Source, at_root, sources};

const LINES_MAX: usize = 400;
const MEDIAN_MAX: usize = 140;

fn none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}\n  {}", found.join("\n  "));
}

fn rust() -> Vec<Source> {
    ["crates", "tests", "bench"].iter().flat_map(|folder| sources(folder, &[".rs"])).collect()
}

fn lines_with(files: &[Source], bad: impl Fn(&str) -> bool) -> Vec<String> {
    let in_file = |file: &Source| {
        let hits = file.text.lines().enumerate().filter(|(_, line)| bad(line));
        hits.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())).collect::<Vec<_>>()
    };
    files.iter().filter(|file| !file.path.ends_with("house/tidy.rs")).flat_map(in_file).collect()
}

#[test]
fn every_file_opens_with_a_sentence() {
    // Tests beside their code are about what they stand beside.
    let beside = |file: &Source| {
        file.path.contains("/src/") && (file.path.ends_with("tests.rs") || file.path.contains("/tests/"))
    };
    let bare = rust().into_iter().filter(|file| !beside(file) && !file.text.starts_with("//! "));
    none(bare.map(|file| file.path).collect(), "begin the file with `//! One sentence.`");
}

#[test]
fn files_are_short() {
    let files = rust();
    let mut sizes: Vec<_> = files.iter().map(|file| file.text.lines().count()).collect();
    sizes.sort_unstable();
    let long = files.iter().filter(|file| file.text.lines().count() > LINES_MAX);
    none(long.map(|file| file.path.clone()).collect(), "split the file: is it still one idea?");
    assert!(sizes[sizes.len() / 2] <= MEDIAN_MAX, "the median file has {} lines", sizes[sizes.len() / 2]);
}

#[test]
fn nothing_is_left_unfinished() {
    let marks = ["todo!(", "unimplemented!(", "#[ignore", "TODO", "FIXME", "XXX", "dbg!("];
    none(
        lines_with(&rust(), |line| marks.iter().any(|mark| line.contains(mark))),
        "finish it or say it in the documents",
    );
}

#[test]
fn the_pure_crates_touch_no_world() {
    let world = [
        "tokio::",
        "axum::",
        "sqlx::",
        "rusqlite::",
        "std::fs",
        "std::net",
        "std::env",
        "std::thread",
        "SystemTime",
        "Timestamp::now",
        "Zoned::now",
        "Instant::now",
        "getrandom",
        "thread_rng",
        "rand::rng",
    ];
    for pure in ["kernel", "isms", "access", "loss", "exchange"] {
        let files: Vec<_> = sources(&format!("crates/{pure}/src"), &[".rs"]).into_iter().map(without_tests).collect();
        none(lines_with(&files, |line| world.iter().any(|word| line.contains(word))), "hand it in as a parameter");
    }
}

/// The file up to its tests, which may read real files.
fn without_tests(file: Source) -> Source {
    let text = file.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
    let text = if file.path.ends_with("tests.rs") { String::new() } else { text };
    Source { text, ..file }
}

#[test]
fn crates_lean_only_on_those_they_may() {
    let may: &[(&str, &[&str])] = &[
        ("kernel", &["derive"]),
        ("ledger", &[]),
        ("heap", &[]),
        ("loss", &[]),
        ("isms", &["kernel", "loss"]),
        ("access", &["kernel", "isms"]),
        ("exchange", &["kernel", "isms"]),
        ("reports", &["kernel", "isms"]),
        ("engine", &["kernel", "isms", "access", "ledger"]),
    ];
    let ours = [
        "derive", "kernel", "ledger", "heap", "loss", "isms", "access", "exchange", "reports", "engine", "web",
        "muniment",
    ];
    for (name, allowed) in may {
        let manifest = &sources(&format!("crates/{name}"), &["Cargo.toml"]);
        let own = manifest
            .iter()
            .find(|file| file.path == format!("crates/{name}/Cargo.toml"))
            .expect("each crate has a manifest");
        let needed = own.text.split("[dev-dependencies]").next().unwrap_or_default();
        let leans = |other: &&&str| {
            needed.lines().any(|line| line.starts_with(&format!("{other}.")) || line.starts_with(&format!("{other} =")))
        };
        let wrong: Vec<_> = ours.iter().filter(leans).filter(|other| !allowed.contains(other)).collect();
        assert!(wrong.is_empty(), "{name} may not lean on {wrong:?}");
    }
}

#[test]
fn the_project_speaks_of_itself_alone() {
    let endings = [".rs", ".md", ".yaml", ".ftl", ".html", ".css", ".js", ".mjs", ".toml", "Makefile", ".json"];
    let below = ["crates", "tests", "bench", "content", "docs", ".ci"];
    let ending = |folder: &str| if folder == ".ci" { &[""][..] } else { &endings[..] };
    let mut files: Vec<_> = below.iter().flat_map(|folder| sources(folder, ending(folder))).collect();
    files.extend(at_root(&endings));
    let machine = |line: &str| ["/work/", "/farm/", "/root/", "/home/"].iter().any(|path| line.contains(path));
    none(lines_with(&files, machine), "leave the paths of one machine out");
}

#[test]
fn templates_have_nothing_inline() {
    let files = sources("crates/web/templates", &[".html"]);
    let inline = ["style=\"", "<style", "onclick", "hx-on", "javascript:", "<script>"];
    none(
        lines_with(&files, |line| inline.iter().any(|mark| line.contains(mark))),
        "put it into the style sheet or the script",
    );
}
