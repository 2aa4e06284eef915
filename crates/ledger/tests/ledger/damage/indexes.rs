//! An index of PostgreSQL that forgot rows, as a damaged page of it does: the rows stand, and are not found.

use crate::builder::{database, draft, sealed};
use cluster::Cluster;
use ledger::{Draft, verify_all};

#[tokio::test]
async fn an_index_that_forgot_rows_is_named_until_it_is_made_anew() {
    // Written again in another place, to which the index does not lead.
    let moved = "WITH gone AS (DELETE FROM entry WHERE seq = 2 RETURNING *) INSERT INTO entry SELECT * FROM gone";
    for (index, named) in [("entry_idempotency", "the index of idempotency keys"), ("entry_pkey", "the primary key")] {
        let (folder, store) = database().await;
        let url = std::fs::read_to_string(folder.path().join("address")).unwrap();
        store.create("sample").await.unwrap();
        for seq in 0..4 {
            let idempotency = Some(format!("request-{seq}"));
            store.append("sample", seq, vec![sealed(Draft { idempotency, ..draft(seq) }, seq)]).await.unwrap();
        }
        let told = async || {
            let reports = verify_all(&store, None).await.unwrap();
            let all = reports.iter().filter(|report| report.org.is_empty()).flat_map(|report| report.findings.clone());
            all.map(|finding| format!("{}; {}", finding.sentence, finding.advice)).collect::<Vec<_>>()
        };
        assert_eq!(told().await, [""; 0]);
        let out_of_use =
            |ready| format!("UPDATE pg_index SET indisready = {ready} WHERE indexrelid = '{index}'::regclass");
        for statement in [out_of_use(false), moved.to_owned(), out_of_use(true)] {
            Cluster::shared().run_in(&url, &statement);
        }
        let found = told().await;
        let said = format!("{named} of the table entry leads to 3 rows of the 4 that stand there");
        assert!(
            found.len() == 1 && found[0].starts_with(&said) && found[0].contains("REINDEX TABLE entry"),
            "{found:?}"
        );
        Cluster::shared().run_in(&url, "REINDEX TABLE entry");
        assert_eq!(told().await, [""; 0]);
    }
}
