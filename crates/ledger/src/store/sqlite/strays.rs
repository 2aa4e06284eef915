//! What lies in the file without belonging to an organization, and what SQLite finds itself.

use crate::fault::Fault;
use crate::store::Stray;
use crate::store::sqlite::{PLACE_BITS, Sqlite, base, files, log, schema};
use std::collections::BTreeSet;

impl Sqlite {
    pub async fn strays(&self) -> Result<Vec<Stray>, Fault> {
        let numbers: Vec<i64> = self.readers.all("SELECT number FROM organization", (), |row| row.get(0)).await?;
        let numbers = BTreeSet::from_iter(numbers);
        let mut found = self.stray_entries(&numbers).await?;
        found.extend(self.stray_notes().await?);
        found.extend(self.readers.ask(schema::oddities).await?.into_iter().map(Stray::Harmful));
        found.extend(self.broken_pages().await?);
        found.extend(log::lost(&self.file).map(Stray::Harmful));
        found.extend(self.behind_the_end().await?);
        Ok(found)
    }

    /// Looks at the first entry after the places of each organization, not at all entries.
    async fn stray_entries(&self, numbers: &BTreeSet<i64>) -> Result<Vec<Stray>, Fault> {
        let (mut found, mut from) = (Vec::new(), i64::MIN);
        let select = "SELECT place FROM entry WHERE place >= ? ORDER BY place LIMIT 1";
        while let Some(place) = self.readers.one(select, (from,), |row| row.get::<_, i64>(0)).await? {
            if place < from {
                found.push(Stray::Harmful("the entries do not stand in their order".to_owned()));
                break;
            }
            let number = place >> PLACE_BITS;
            if !numbers.contains(&number) {
                found.push(Stray::unlisted("entries", number));
            }
            if number == i64::MAX >> PLACE_BITS {
                break;
            }
            from = base(number + 1);
        }
        Ok(found)
    }

    async fn stray_notes(&self) -> Result<Vec<Stray>, Fault> {
        let select = "SELECT DISTINCT organization FROM (
                SELECT organization FROM checkpoint UNION ALL SELECT organization FROM snapshot)
            WHERE organization NOT IN (SELECT number FROM organization)";
        let numbers: Vec<i64> = self.readers.all(select, (), |row| row.get(0)).await?;
        let mut found: Vec<_> =
            numbers.into_iter().map(|number| Stray::unlisted("checkpoints or snapshots", number)).collect();
        // Before the first place there is no reading begins.
        let select = "SELECT DISTINCT organization FROM (
                SELECT organization, size FROM checkpoint UNION ALL SELECT organization, size FROM snapshot)
            WHERE size < 0";
        let numbers: Vec<i64> = self.readers.all(select, (), |row| row.get(0)).await?;
        let below =
            |number| format!("there are checkpoints or snapshots of organization number {number} of a size below 0");
        found.extend(numbers.into_iter().map(|number| Stray::Harmless(below(number))));
        Ok(found)
    }

    /// Bytes of the file behind the last page there is. While a log holds newer pages, the file may be of another length.
    async fn behind_the_end(&self) -> Result<Option<Stray>, Fault> {
        let select = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        let pages: Option<i64> = self.readers.one(select, (), |row| row.get(0)).await?;
        let length = self.file.metadata().map_or(0, |file| file.len());
        let behind = length.saturating_sub(pages.and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or(length));
        let told = || Stray::Harmless(format!("{behind} bytes stand in the file behind its last page"));
        Ok((behind > 0 && !files::has_log(&self.file)).then(told))
    }

    async fn broken_pages(&self) -> Result<Vec<Stray>, Fault> {
        let said: Vec<String> = self.readers.all("PRAGMA integrity_check(10)", (), |row| row.get(0)).await?;
        Ok(said.iter().flat_map(|part| part.lines()).filter_map(broken).collect())
    }
}

/// What a line of SQLite says of the file. A page that nothing leads to is neither read nor written; from the list of free
/// pages come those that are written next.
fn broken(line: &str) -> Option<Stray> {
    if line == "ok" || line.starts_with("***") {
        return None;
    }
    let said = format!("the database file itself is damaged: {line}");
    let number = line.strip_prefix("Page ").and_then(|rest| rest.strip_suffix(": never used"));
    Some(match number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit())) {
        true => Stray::Harmless(said),
        false => Stray::Harmful(said),
    })
}
