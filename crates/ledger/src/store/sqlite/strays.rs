//! What lies in the file without belonging to an organization, and what SQLite finds itself.

use crate::fault::Fault;
use crate::store::sqlite::{PLACE_BITS, Sqlite, base, log, schema};
use std::collections::BTreeSet;

impl Sqlite {
    pub async fn strays(&self) -> Result<Vec<String>, Fault> {
        let numbers: Vec<i64> = self.readers.all("SELECT number FROM organization", (), |row| row.get(0)).await?;
        let numbers = BTreeSet::from_iter(numbers);
        let mut said = self.stray_entries(&numbers).await?;
        said.extend(self.stray_notes().await?);
        said.extend(self.readers.ask(schema::oddities).await?);
        said.extend(self.broken_pages().await?);
        said.extend(log::lost(&self.file));
        Ok(said)
    }

    /// Looks at the first entry after the places of each organization, not at all entries.
    async fn stray_entries(&self, numbers: &BTreeSet<i64>) -> Result<Vec<String>, Fault> {
        let (mut said, mut from) = (Vec::new(), i64::MIN);
        let select = "SELECT place FROM entry WHERE place >= ? ORDER BY place LIMIT 1";
        while let Some(place) = self.readers.one(select, (from,), |row| row.get::<_, i64>(0)).await? {
            if place < from {
                said.push("the entries do not stand in their order".to_owned());
                break;
            }
            let number = place >> PLACE_BITS;
            if !numbers.contains(&number) {
                said.push(format!("there are entries of organization number {number}, which is not listed"));
            }
            if number == i64::MAX >> PLACE_BITS {
                break;
            }
            from = base(number + 1);
        }
        Ok(said)
    }

    async fn stray_notes(&self) -> Result<Vec<String>, Fault> {
        let select = "SELECT DISTINCT organization FROM (
                SELECT organization FROM checkpoint UNION ALL SELECT organization FROM snapshot)
            WHERE organization NOT IN (SELECT number FROM organization)";
        let numbers: Vec<i64> = self.readers.all(select, (), |row| row.get(0)).await?;
        let one =
            |number| format!("there are checkpoints or snapshots of organization number {number}, which is not listed");
        let mut said: Vec<_> = numbers.into_iter().map(one).collect();
        // Before the first place there is no reading begins.
        let select = "SELECT DISTINCT organization FROM (
                SELECT organization, size FROM checkpoint UNION ALL SELECT organization, size FROM snapshot)
            WHERE size < 0";
        let numbers: Vec<i64> = self.readers.all(select, (), |row| row.get(0)).await?;
        let below =
            |number| format!("there are checkpoints or snapshots of organization number {number} of a size below 0");
        said.extend(numbers.into_iter().map(below));
        Ok(said)
    }

    async fn broken_pages(&self) -> Result<Vec<String>, Fault> {
        let said: Vec<String> = self.readers.all("PRAGMA integrity_check(10)", (), |row| row.get(0)).await?;
        let broken = said.into_iter().filter(|line| line != "ok");
        Ok(broken.map(|line| format!("the database file itself is damaged: {line}")).collect())
    }
}
