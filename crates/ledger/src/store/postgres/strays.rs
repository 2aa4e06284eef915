//! What lies in the tables without belonging to an organization.

use crate::fault::Fault;
use crate::store::Stray;
use crate::store::postgres::hosts::Access;
use crate::store::postgres::{Ask, Postgres, schema};
use sqlx::Row as _;

/// Looks at the first entry of each number, not at all entries.
const ENTRIES: &str = "WITH RECURSIVE present AS (
        (SELECT organization AS number FROM entry ORDER BY organization LIMIT 1)
        UNION ALL
        SELECT (SELECT organization FROM entry WHERE organization > number ORDER BY organization LIMIT 1)
        FROM present WHERE number IS NOT NULL
    )
    SELECT number FROM present WHERE number IS NOT NULL AND number NOT IN (SELECT number FROM organization)
    ORDER BY number";

const NOTES: &str = "SELECT DISTINCT organization FROM (
        SELECT organization FROM checkpoint UNION ALL SELECT organization FROM snapshot) AS noted
    WHERE organization NOT IN (SELECT number FROM organization) ORDER BY organization";

/// What stands before the first place there is, where no reading begins.
const BEFORE: &str = "SELECT number FROM organization AS listed WHERE
        EXISTS (SELECT 1 FROM entry WHERE organization = listed.number AND seq < 0)
        OR EXISTS (SELECT 1 FROM checkpoint WHERE organization = listed.number AND size < 0)
        OR EXISTS (SELECT 1 FROM snapshot WHERE organization = listed.number AND size < 0)
    ORDER BY number";

/// Changes whenever entries or kept checkpoints are changed or taken away, an organization is added or taken away, or a
/// table is another, or has triggers or rules: what the server itself does with entries that stand is to erase. After a crash of the database it
/// changes, too.
const TOUCHED: &str =
    "SELECT current_setting('fsync') = 'on', hashtextextended(string_agg(concat_ws(' ', relid, relfilenode, relhastriggers, relhasrules,
        relrowsecurity, relnatts, n_tup_del,
        CASE stat.relname WHEN 'organization' THEN n_tup_ins ELSE n_tup_upd END), ',' ORDER BY relid), 0)
    FROM pg_stat_user_tables AS stat JOIN pg_class AS class ON class.oid = relid
    WHERE relid IN (to_regclass('entry'), to_regclass('checkpoint'), to_regclass('organization'))";

impl Postgres {
    /// A number that is another one once somebody else may have changed what stands.
    pub async fn look(&self) -> Result<u64, Fault> {
        let rows = self.lanes.ask(Ask::of(TOUCHED)).await?;
        let row = rows.first();
        if self.access == Access::Write && row.map(|row| row.try_get(0)).transpose()? == Some(false) {
            // Each connection is asked anew, and refused until that is put right.
            self.lanes.drop_idle();
            return Err(self.lanes.hosts().unsynced());
        }
        let told: Option<i64> = row.map(|row| row.try_get(1)).transpose()?.flatten();
        Ok(told.unwrap_or_default().cast_unsigned())
    }

    /// Each append is held against the head in the database, which is what others wrote to.
    pub async fn touched(&self) -> u64 {
        0
    }

    pub async fn strays(&self) -> Result<Vec<Stray>, Fault> {
        let below = |number| {
            format!("there are entries, checkpoints or snapshots of organization number {number} with a number below 0")
        };
        let mut found = Vec::new();
        found.extend(self.numbers(ENTRIES).await?.into_iter().map(|number| Stray::unlisted("entries", number)));
        let notes = self.numbers(NOTES).await?.into_iter();
        found.extend(notes.map(|number| Stray::unlisted("checkpoints or snapshots", number)));
        found.extend(self.numbers(BEFORE).await?.into_iter().map(|number| Stray::Harmless(below(number))));
        for row in self.lanes.ask(Ask::of(schema::ODDITIES)).await? {
            found.push(Stray::Harmful(row.try_get(0)?));
        }
        found.extend(self.forgetful().await?.into_iter().map(Stray::Forgetful));
        Ok(found)
    }

    async fn numbers(&self, select: &'static str) -> Result<Vec<i32>, Fault> {
        let rows = self.lanes.ask(Ask::of(select)).await?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }
}
