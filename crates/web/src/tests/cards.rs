//! What stands before the fields of a card, and what it says of a field otherwise than of others of its kind.

use isms::planning::{Asset, Risk, Statement, Threat};
use isms::support::Document;
use kernel::Declared;

use super::world::World;

/// Whether words stand in this order.
fn in_order(page: &str, words: &[&str]) -> bool {
    words.iter().try_fold(page, |rest, word| rest.split_once(word).map(|(_, after)| after)).is_some()
}

#[tokio::test]
async fn a_document_begins_with_its_text_and_a_draft_asks_for_no_acknowledgement() {
    let world = World::new().await;
    let rules =
        [("title", "Clear desk"), ("kind", "procedure"), ("body", "Lock every screen."), ("to_acknowledge", "yes")];
    world.add(Document::REGISTER, &rules).await;
    let page = || async { world.get("/o/test/support/documents/DOC-001").await.body };
    assert!(in_order(&page().await, &["Lock every screen.", "<dl class=\"facts\">"]), "{}", page().await);
    assert!(!page().await.contains("acts/acknowledgement.give"), "a draft is not acknowledged");
}

#[tokio::test]
async fn a_version_of_the_statement_is_a_draft_with_its_sums_and_its_rows_by_theme() {
    let world = World::new().await;
    world.does("applicability.prepare", &[]).await;
    world.add(Statement::REGISTER, &[("title", "For the audit"), ("changes", "Everything is new.")]).await;
    world.does("statement.freeze", &[("statement", "SV-01")]).await;
    let page = world.get("/o/test/planning/statements/SV-01").await.body;
    let order =
        ["Everything is new.", "93 not decided", "<dl class=\"facts\">", "Draft", "A.5 Organizational controls"];
    assert!(in_order(&page, &order), "{page}");
    world.add(Statement::REGISTER, &[("title", "Again")]).await;
    world
        .does("applicability.decide", &[("rows", "A.5.7"), ("applicable", "no"), ("exclusion", "Nobody reads it")])
        .await;
    world.does("statement.freeze", &[("statement", "SV-02")]).await;
    let page = world.get("/o/test/planning/statements/SV-02").await.body;
    assert!(in_order(&page, &["What differs from SV-01", "A.5.7 Threat intelligence: Applicable", "<dl"]), "{page}");
    let approving = world.get("/o/test/planning/statements/SV-02/acts/statement.approve").await.body;
    let told = ["What changes since SV-01", "1 row differs, 92 are the same", "<ins>Excluded</ins>", "What is signed"];
    assert!(in_order(&approving, &told[..3]), "{approving}");
    let compared = world.get("/o/test/planning/soa/versions").await.body;
    assert!(compared.contains("<option value=\"SV-02\" selected>"), "the choice shows what is compared: {compared}");
}

#[tokio::test]
async fn an_asset_says_what_it_inherits_and_a_risk_nothing_that_its_threat_contradicts() {
    let world = World::new().await;
    world.does("method.adopt", &[]).await;
    world.add(Asset::REGISTER, &[("name", "Server"), ("kind", "supporting")]).await;
    let orders = [("name", "Orders"), ("kind", "primary"), ("value[a].level", "4"), ("depends_on", "A-0001")];
    world.add(Asset::REGISTER, &orders).await;
    let card = world.get("/o/test/planning/assets/A-0001").await.body;
    assert!(in_order(&card, &["Availability", "4 Major", "inherited from A-0002 Orders"]), "{card}");
    let list = world.get("/o/test/planning/assets").await.body;
    assert!(list.contains("Availability 4 Major (inherited from A-0002)"), "{list}");
    assert!(list.contains("<span class=\"note\">A4</span>") && list.contains("<b>A4</b>"), "{list}");
    world.add(Threat::REGISTER, &[("title", "Fire"), ("availability", "yes")]).await;
    world.add(Risk::REGISTER, &[("title", "It burns"), ("owner", "P-001"), ("threat", "Fire")]).await;
    let signed = world.get("/o/test/planning/risks/R-0001/acts/risk.accept").await.body;
    assert!(signed.contains("Integrity at risk") && !signed.contains("Availability at risk"), "{signed}");
}

#[tokio::test]
async fn whoever_only_reads_acknowledges_a_document_in_force_below_its_text() {
    let world = World::new().await;
    let rules = [("title", "Clear desk"), ("kind", "procedure"), ("body", "Lock every screen.")];
    world.add(Document::REGISTER, &rules).await;
    let brought_in =
        [("document", "DOC-001"), ("approved_by", "P-001"), ("approved_on", "2026-01-15"), ("proof", "signed copy")];
    world.does("document.bring_in", &brought_in).await;
    let reader = world.reading().await;
    let page = || async { reader.get("/o/test/support/documents/DOC-001").await.body };
    assert!(!page().await.contains("acts/acknowledgement.give"), "nobody asks for it");
    let asked = [("title", "Read the rules"), ("form", "reading"), ("documents", "DOC-001"), ("state", "running")];
    world.add(isms::support::Campaign::REGISTER, &asked).await;
    let below = ["Lock every screen.", "acts/acknowledgement.give", "<dl class=\"facts\">"];
    assert!(in_order(&page().await, &below), "{}", page().await);
    assert!(!page().await.contains("acts/document.revise"), "a reader changes nothing");
    reader.post("/o/test/support/documents/DOC-001/acts/acknowledgement.give", &[]).await;
    assert!(
        in_order(&page().await, &["Lock every screen.", "You have acknowledged this version."]),
        "{}",
        page().await
    );
}
