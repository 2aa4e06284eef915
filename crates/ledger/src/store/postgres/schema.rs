//! Whether the tables are the ones that were made: a trigger, a rule or a table that is not kept through a crash lets
//! acts be acknowledged that are not there afterwards.

use crate::fault::Fault;
use sqlx::postgres::PgConnection;

/// What differs from the tables as they were made, in words.
pub(super) const ODDITIES: &str = "
    WITH named (name) AS (
        VALUES ('organization'), ('entry'), ('checkpoint'), ('snapshot'), ('aside')
    ), made AS (
        SELECT name, class.* FROM named JOIN pg_class AS class ON class.oid = to_regclass(name)
    )
    SELECT 'the table ' || name || ' is missing' FROM named WHERE to_regclass(name) IS NULL
    UNION ALL SELECT name || ' is no plain table' FROM made WHERE relkind <> 'r'
    UNION ALL SELECT 'the table ' || name || ' does not outlive a crash' FROM made WHERE relpersistence <> 'p'
    UNION ALL SELECT 'the table ' || name || ' has lost its primary key' FROM made
        WHERE NOT EXISTS (SELECT FROM pg_index WHERE indrelid = oid AND indisprimary AND indisvalid)
    UNION ALL SELECT 'the index of idempotency keys is missing' WHERE to_regclass('entry_idempotency') IS NULL
    UNION ALL SELECT 'somebody put the trigger ' || tgname || ' on the table ' || name
        FROM made JOIN pg_trigger ON tgrelid = made.oid WHERE NOT tgisinternal
    UNION ALL SELECT 'somebody put the rule ' || rulename || ' on the table ' || name
        FROM made JOIN pg_rewrite ON ev_class = made.oid WHERE relkind = 'r'
    ORDER BY 1";

/// Refuses tables that are not the ones that were made.
pub(super) async fn check(conn: &mut PgConnection) -> Result<(), Fault> {
    let odd: Vec<String> = sqlx::query_scalar(ODDITIES).fetch_all(conn).await?;
    if odd.is_empty() {
        return Ok(());
    }
    let advice = "put that right, or restore the newest backup that verifies into another database";
    Err(Fault::Unusable(format!("the database is not as this program made it: {}: {advice}", odd.join("; "))))
}
