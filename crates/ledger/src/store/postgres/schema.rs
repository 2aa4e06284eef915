//! Whether the tables are the ones that were made: a trigger, a rule, another key, a table below or one that is not kept
//! through a crash lets acts be acknowledged that are not there afterwards, or shows what is not there.

use crate::fault::Fault;
use sqlx::postgres::PgConnection;

/// What differs from the tables as they were made, in words.
pub(super) const ODDITIES: &str = "
    WITH named (name) AS (
        VALUES ('muniment'), ('organization'), ('entry'), ('checkpoint'), ('snapshot'), ('aside')
    ), made AS (
        SELECT name, class.* FROM named JOIN pg_class AS class ON class.oid = to_regclass(name)
    ), wanted (name, line) AS (VALUES
        ('muniment', 'the column muniment.format integer NOT NULL'),
        ('muniment', 'the column muniment.founder text NOT NULL'),
        ('organization', 'the column organization.number integer NOT NULL IDENTITY'),
        ('organization', 'the column organization.key text COLLATE C NOT NULL'),
        ('organization', 'the column organization.size bigint NOT NULL'),
        ('organization', 'the column organization.turn bigint NOT NULL DEFAULT 0'),
        ('organization', 'the column organization.checkpoint text NOT NULL'),
        ('organization', 'the constraint of organization: PRIMARY KEY (number)'),
        ('organization', 'the constraint of organization: UNIQUE (key)'),
        ('organization', 'the index of organization: UNIQUE USING btree (number)'),
        ('organization', 'the index of organization: UNIQUE USING btree (key)'),
        ('entry', 'the column entry.organization integer NOT NULL'),
        ('entry', 'the column entry.seq bigint NOT NULL'),
        ('entry', 'the column entry.idempotency bigint'),
        ('entry', 'the column entry.header bytea NOT NULL'),
        ('entry', 'the column entry.hashes bytea NOT NULL'),
        ('entry', 'the column entry.body bytea NOT NULL'),
        ('entry', 'the constraint of entry: PRIMARY KEY (organization, seq)'),
        ('entry', 'the index of entry: UNIQUE USING btree (organization, seq)'),
        ('entry', 'the index of entry: USING btree (organization, idempotency) WHERE (idempotency IS NOT NULL)'),
        ('checkpoint', 'the column checkpoint.organization integer NOT NULL'),
        ('checkpoint', 'the column checkpoint.size bigint NOT NULL'),
        ('checkpoint', 'the column checkpoint.note text NOT NULL'),
        ('checkpoint', 'the constraint of checkpoint: PRIMARY KEY (organization, size)'),
        ('checkpoint', 'the index of checkpoint: UNIQUE USING btree (organization, size)'),
        ('snapshot', 'the column snapshot.organization integer NOT NULL'),
        ('snapshot', 'the column snapshot.size bigint NOT NULL'),
        ('snapshot', 'the column snapshot.kind text COLLATE C NOT NULL'),
        ('snapshot', 'the column snapshot.note text NOT NULL'),
        ('snapshot', 'the column snapshot.bytes bytea NOT NULL'),
        ('snapshot', 'the constraint of snapshot: PRIMARY KEY (organization, size, kind)'),
        ('snapshot', 'the index of snapshot: UNIQUE USING btree (organization, size, kind)'),
        ('aside', 'the column aside.space text COLLATE C NOT NULL'),
        ('aside', 'the column aside.key text COLLATE C NOT NULL'),
        ('aside', 'the column aside.bytes bytea NOT NULL'),
        ('aside', 'the constraint of aside: PRIMARY KEY (space, key)'),
        ('aside', 'the index of aside: UNIQUE USING btree (space, key)')
    ), shape (name, line) AS (
        SELECT name, 'the column ' || name || '.' || attname || ' ' || format_type(atttypid, atttypmod)
            || CASE WHEN attcollation <> typcollation THEN ' COLLATE ' || collname ELSE '' END
            || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
            || CASE WHEN attidentity <> '' THEN ' IDENTITY' ELSE '' END
            || CASE WHEN attgenerated <> '' THEN ' GENERATED' ELSE '' END
            || coalesce(' DEFAULT ' || pg_get_expr(adbin, adrelid), '')
            FROM made JOIN pg_attribute ON attrelid = made.oid AND attnum > 0 AND NOT attisdropped
            JOIN pg_type ON pg_type.oid = atttypid
            LEFT JOIN pg_collation ON pg_collation.oid = attcollation
            LEFT JOIN pg_attrdef ON adrelid = made.oid AND adnum = attnum
        UNION ALL SELECT name, 'the constraint of ' || name || ': ' || pg_get_constraintdef(pg_constraint.oid)
            FROM made JOIN pg_constraint ON conrelid = made.oid AND contype NOT IN ('n', 't')
        UNION ALL SELECT name, 'the index of ' || name || ': ' || CASE WHEN indisunique THEN 'UNIQUE ' ELSE '' END
            || substring(pg_get_indexdef(indexrelid) FROM 'USING .*')
            || CASE WHEN indisvalid AND indisready AND indislive AND indimmediate THEN '' ELSE ' out of use' END
            FROM made JOIN pg_index ON indrelid = made.oid
    )
    SELECT 'the table ' || name || ' is missing' FROM named WHERE to_regclass(name) IS NULL
    UNION ALL SELECT 'the table ' || name || ' is that of the schema ' || made.relnamespace::regnamespace
            || ', which the path names before or behind that of the others (' || first.relnamespace::regnamespace || ')'
        FROM made JOIN (SELECT relnamespace FROM made WHERE name = 'muniment') AS first
            ON first.relnamespace <> made.relnamespace
    UNION ALL SELECT name || ' is no plain table' FROM made WHERE relkind <> 'r'
    UNION ALL SELECT 'the table ' || name || ' does not outlive a crash' FROM made WHERE relpersistence <> 'p'
    UNION ALL SELECT lost.line || ' is missing or was changed'
        FROM (SELECT name, line FROM wanted EXCEPT SELECT name, line FROM shape) AS lost JOIN made USING (name)
        WHERE relkind = 'r'
    UNION ALL SELECT 'somebody made ' || added.line
        FROM (SELECT name, line FROM shape EXCEPT ALL SELECT name, line FROM wanted) AS added JOIN made USING (name)
        WHERE relkind = 'r'
    UNION ALL SELECT 'somebody let a table inherit from the table ' || name
        FROM made JOIN pg_inherits ON inhparent = made.oid
    UNION ALL SELECT 'the table ' || name || ' inherits from another' FROM made JOIN pg_inherits ON inhrelid = made.oid
    UNION ALL SELECT 'the table ' || conrelid::regclass || ' refers to the table ' || name
        FROM made JOIN pg_constraint ON confrelid = made.oid
    UNION ALL SELECT 'rows of the table ' || name || ' are hidden by policies' FROM made
        WHERE relrowsecurity OR relforcerowsecurity
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
