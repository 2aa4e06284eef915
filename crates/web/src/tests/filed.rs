//! Files chosen in the form of a record: taken in with it, kept while it is refused, shown, replaced, taken away.

use axum::body::Body;
use axum::http::{StatusCode, header};
use engine::Actor;
use engine::objects::FILE_BYTES_MAX;
use isms::certification::Evidence;
use kernel::{FileRef, RawId, State};

use super::World;
use super::world::Answer;

const EVIDENCE: &str = "/o/test/certification/evidence";
const PROOF: (&str, &[u8]) = ("restore of May.txt", b"restored in four hours");
const NOTHING: (&str, &[u8]) = ("", b"");

/// The file of the only evidence there is.
async fn file(world: &World) -> Option<FileRef> {
    let state = world.engine.state("test").await.unwrap();
    state.get(kernel::Id::<Evidence>::of(only(&state))).unwrap().file.clone()
}

fn only(state: &State) -> RawId {
    let ids: Vec<_> = state.of::<Evidence>().iter().map(|(id, _)| id.raw()).collect();
    assert_eq!(ids.len(), 1, "one record of evidence");
    ids[0]
}

async fn none_is_there(world: &World) {
    assert_eq!(world.engine.state("test").await.unwrap().of::<Evidence>().iter().count(), 0, "something was saved");
}

/// What the form holds of a file, as it would send it again.
fn held(page: &Answer) -> String {
    let input = page.body.split("<input type=\"hidden\" name=\"file\" value=\"").nth(1).expect("a form with a file");
    input.split('"').next().unwrap().to_owned()
}

async fn added(world: &World) -> String {
    let pairs = [("title", "Restore test"), ("kind", "output"), ("file", "")];
    let added = world.upload(&format!("{EVIDENCE}/new"), &pairs, &[PROOF]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    added.header("location").to_owned()
}

#[tokio::test]
async fn a_file_comes_with_the_form_of_its_record_in_one_entry() {
    let world = World::new().await;
    let form = world.get(&format!("{EVIDENCE}/new")).await.body;
    assert!(form.contains("enctype=\"multipart/form-data\""), "{form}");
    assert!(
        form.contains("type=\"file\" id=\"f-file\" name=\"file\" aria-describedby=\"h-f-file l-f-file\""),
        "{form}"
    );
    assert!(form.contains("At most ") && !form.contains("Take the file away"), "{form}");
    let before = world.engine.state("test").await.unwrap().size();
    let card = added(&world).await;
    assert_eq!(world.engine.state("test").await.unwrap().size(), before + 1);
    let kept = file(&world).await.unwrap();
    assert_eq!((kept.name.as_str(), kept.size, kept.media.as_str()), (PROOF.0, 22, "text/plain"));
    let page = world.get(&card).await.body;
    let href = format!("/o/test/files/{}/restore%20of%20May.txt", kept.digest);
    assert!(page.contains(&format!("<a href=\"{href}\">{}</a>", PROOF.0)), "{page}");
    assert!(page.replace(['\u{2068}', '\u{2069}'], "").contains("text · 22 bytes"), "{page}");
    let fetched = world.get(&href).await;
    assert_eq!(
        (fetched.bytes.as_slice(), fetched.header("content-disposition").starts_with("attachment")),
        (PROOF.1, true)
    );
}

#[tokio::test]
async fn a_picture_is_seen_on_its_card_and_no_other_file_is() {
    let world = World::new().await;
    let reader = world.reading().await;
    for (name, content, seen) in [("door.jpg", &b"\xff\xd8\xff\xe0 a door"[..], true), ("door.txt", b"a door", false)] {
        let pairs = [("title", name), ("kind", "output"), ("file", "")];
        let added = world.upload(&format!("{EVIDENCE}/new"), &pairs, &[(name, content)]).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let page = reader.get(added.header("location")).await.body;
        assert_eq!(page.contains(&format!("alt=\"{name}\"")), seen, "{page}");
    }
}

#[tokio::test]
async fn forms_without_files_are_sent_as_ever() {
    let world = World::new().await;
    let form = world.get("/o/test/planning/assets/new").await.body;
    assert!(!form.contains("multipart") && !form.contains("type=\"file\""), "{form}");
    let card = added(&world).await;
    let saved = world.post(&format!("{card}/edit"), &[("title", "Restore of May")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert!(file(&world).await.is_some(), "a form that says nothing of the file leaves it");
}

#[tokio::test]
async fn a_file_stays_with_an_edit_gives_way_to_another_and_is_taken_away() {
    let world = World::new().await;
    let card = added(&world).await;
    let edit = format!("{card}/edit");
    let form = world.get(&edit).await;
    assert!(
        form.body.contains(&format!(">{}</a>", PROOF.0)) && form.body.contains("Take the file away"),
        "{}",
        form.body
    );
    let first = held(&form);
    let saved =
        world.upload(&edit, &[("title", "Restore of May"), ("kind", "output"), ("file", &first)], &[NOTHING]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert_eq!(file(&world).await.unwrap().to_string(), first);
    let history = world.get(&format!("{card}/history")).await.body;
    assert_eq!(history.matches("restore of May.txt").count(), 1, "the file that stayed is no change: {history}");
    let other: (&str, &[u8]) = ("C:\\scans\\report\t.pdf", b"%PDF-1.7 a report");
    let saved = world.upload(&edit, &[("title", "Restore of May"), ("file", &first)], &[other]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let second = file(&world).await.unwrap();
    assert_eq!((second.name.as_str(), second.media.as_str()), ("report.pdf", "application/pdf"));
    let away = [("title", "Restore of May"), ("file", &second.to_string()), ("file", "")];
    let saved = world.upload(&edit, &away, &[NOTHING]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert_eq!(file(&world).await, None);
}

#[tokio::test]
async fn a_refused_form_keeps_the_file_that_came_with_it() {
    let world = World::new().await;
    let new = format!("{EVIDENCE}/new");
    let refused = world.upload(&new, &[("title", ""), ("kind", "output"), ("file", "")], &[PROOF]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    none_is_there(&world).await;
    assert!(refused.body.contains(&format!(">{}</a>", PROOF.0)), "it is shown by name: {}", refused.body);
    let again = held(&refused);
    // A draft asks for the form again without any file in parts.
    let drafted = world.post(&new, &[("title", "Restore test"), ("file", &again), ("_again", "yes")]).await;
    assert_eq!(held(&drafted), again);
    let ticked =
        world.post(&new, &[("title", "Restore test"), ("file", &again), ("file", ""), ("_again", "yes")]).await;
    assert!(held(&ticked) == again && ticked.body.contains("name=\"file\" value=\"\" checked"), "{}", ticked.body);
    let added =
        world.upload(&new, &[("title", "Restore test"), ("kind", "output"), ("file", &again)], &[NOTHING]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    assert_eq!(file(&world).await.unwrap().to_string(), again);
}

#[tokio::test]
async fn a_file_of_another_organization_or_of_nobody_is_refused_at_its_field() {
    let world = World::new().await;
    let operator = Actor::operator();
    world.engine.found("other", "Other Company", None, &operator).await.unwrap();
    let mut receiving = world.engine.receive("other", &operator).await.unwrap();
    receiving.push(b"theirs alone").await.unwrap();
    let theirs = receiving.finish("theirs.txt", None).await.unwrap();
    let card = added(&world).await;
    let (edit, own) = (format!("{card}/edit"), file(&world).await.unwrap().to_string());
    for (sent, told) in [
        (theirs.to_string(), "was brought in here"),
        (format!("gone.txt text/plain 5 sha256:{}", "0a".repeat(32)), "was brought in here"),
        (format!("../up.txt text/plain 5 sha256:{}", "0a".repeat(32)), "without slashes"),
        ("[object File]".to_owned(), "bring files in as files"),
    ] {
        let pairs = [("title", "Restore test"), ("kind", "output"), ("file", &sent)];
        let refused = world.upload(&edit, &pairs, &[NOTHING]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{sent}: {}", refused.body);
        assert!(refused.body.contains(told) && refused.body.contains("href=\"#f-file\""), "{sent}: {}", refused.body);
        assert_eq!(held(&refused), own, "the record's own file is back in the form");
        assert_eq!(file(&world).await.unwrap().to_string(), own);
    }
}

#[tokio::test]
async fn a_file_that_is_not_taken_is_told_at_its_field_beside_all_else() {
    let world = World::new().await;
    let new = format!("{EVIDENCE}/new");
    let large = vec![b'x'; FILE_BYTES_MAX as usize + 1];
    for (name, content, told) in [
        ("nothing.txt", &b""[..], "nothing.txt: this file is empty; choose another"),
        ("large\t.bin", &large, "large.bin: bring in files of at most 64 MiB"),
    ] {
        let pairs = [("title", "Kept as typed"), ("kind", "purple"), ("file", "")];
        let refused = world.upload(&new, &pairs, &[(name, content)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(refused.body.contains(told) && refused.body.contains("href=\"#f-file\""), "{}", refused.body);
        assert!(
            refused.body.contains("href=\"#f-kind\"") && refused.body.contains("Kept as typed"),
            "{}",
            refused.body
        );
        none_is_there(&world).await;
    }
}

#[tokio::test]
async fn a_form_that_cannot_be_read_to_its_end_saves_nothing() {
    let world = World::new().await;
    let head = "--edge\r\ncontent-disposition: form-data; name=\"title\"\r\n\r\nHalf\r\n--edge\r\n\
                content-disposition: form-data; name=\"file\"; filename=\"half.txt\"\r\n\r\nonly the beg";
    let odd = format!("{}inning\r\n--edge--\r\n", head.replace("half.txt", "ha\u{7}lf.txt"));
    for (body, told) in [(head.to_owned(), "the form was cut short"), (odd, "holds control characters")] {
        let request = world.request("POST", &format!("{EVIDENCE}/new")).header("sec-fetch-site", "same-origin");
        let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        let refused = world.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert!(refused.body.contains(told), "{}", refused.body);
        none_is_there(&world).await;
    }
}

#[tokio::test]
async fn who_may_only_read_brings_nothing_in() {
    let world = World::new().await;
    let reader = world.reading().await;
    let refused = reader.upload(&format!("{EVIDENCE}/new"), &[("title", "Mine")], &[PROOF]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
    none_is_there(&world).await;
    let card = added(&world).await;
    let refused = reader.upload(&format!("{card}/edit"), &[("title", "Mine")], &[("mine.txt", b"mine")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
    assert_eq!(file(&world).await.unwrap().name, PROOF.0);
}
