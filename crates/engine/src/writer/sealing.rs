//! Entries sealed beside the writer, who decides on: hashing them takes a quarter of the time that
//! deciding does.

use ledger::{Draft, Malformed, Sealed, random_salts, seal};
use tokio::task::JoinHandle;

/// So many are sealed in one go; fewer would cost more in being handed over than in being hashed.
const AT_ONCE: usize = 16;

/// The entries of a batch, in their order, some of them sealed already.
#[derive(Default)]
pub(super) struct Sealing {
    begun: Vec<JoinHandle<Result<Vec<Sealed>, Malformed>>>,
    /// The number of the first that was not handed over, and all from there on.
    from: u64,
    fresh: Vec<Draft>,
    len: usize,
}

impl Sealing {
    /// Takes in the entry with this number, the next.
    pub fn push(&mut self, seq: u64, draft: Draft) {
        if self.fresh.is_empty() {
            self.from = seq;
        }
        self.fresh.push(draft);
        self.len += 1;
        if self.fresh.len() == AT_ONCE {
            let (from, drafts) = (self.from, std::mem::take(&mut self.fresh));
            self.begun.push(tokio::spawn(async move { sealed(from, drafts) }));
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// All of them, sealed.
    ///
    /// # Errors
    /// What cannot be sealed, or that sealing was cut off.
    pub async fn done(self) -> Result<Vec<Sealed>, Malformed> {
        let mut done = Vec::with_capacity(self.len);
        for part in self.begun {
            let part = part.await.map_err(|error| Malformed(format!("sealing was cut off: {error}")))?;
            done.append(&mut part?);
        }
        done.append(&mut sealed(self.from, self.fresh)?);
        Ok(done)
    }
}

/// Gives each its number and its items their salts.
fn sealed(first: u64, drafts: Vec<Draft>) -> Result<Vec<Sealed>, Malformed> {
    let mut salts = random_salts();
    drafts.into_iter().zip(first..).map(|(draft, seq)| seal(draft, seq, &mut salts)).collect()
}

#[cfg(test)]
mod tests {
    use ledger::Items;

    use super::*;

    fn draft(number: usize) -> Draft {
        let items: Items = (0..number % 3).map(|item| vec![7; item]).collect();
        Draft { time_us: 1, actor: [1; 16], act: format!("act.{number}"), idempotency: None, items }
    }

    #[tokio::test]
    async fn entries_are_sealed_in_their_order_however_many_they_are() {
        for count in [0, 1, AT_ONCE, 2 * AT_ONCE + 3] {
            let mut sealing = Sealing::default();
            (0..count).for_each(|number| sealing.push(40 + number as u64, draft(number)));
            assert_eq!(sealing.len(), count);
            let done = sealing.done().await.unwrap();
            let told: Vec<_> = done.iter().map(|entry| (entry.seq(), entry.entry().view().unwrap().act)).collect();
            let asked: Vec<_> = (0..count).map(|number| (40 + number as u64, draft(number).act)).collect();
            assert_eq!(told, asked);
        }
    }
}
