//! Verifying an organization for whoever asks: once at a time, and one answer for all who ask the same meanwhile.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ledger::Report;
use tokio::sync::{Mutex as Turn, OnceCell};

use crate::failure::Failure;

/// What is asked: which organization, and with which checkpoint from outside.
type Question = (String, Option<String>);

/// The questions that are being answered.
#[derive(Default)]
pub(crate) struct Verifying {
    asked: Mutex<HashMap<Question, Arc<OnceCell<Report>>>>,
    turns: Mutex<HashMap<String, Arc<Turn<()>>>>,
}

/// Somebody who waits for an answer.
struct Waiting<'a> {
    all: &'a Verifying,
    question: Question,
    answer: Arc<OnceCell<Report>>,
}

impl Verifying {
    /// The answer to a question: the one that is being worked out already, or a new one.
    pub(crate) async fn answer<F>(
        &self,
        org: &str,
        checkpoint: Option<&str>,
        work: impl FnOnce() -> F,
    ) -> Result<Report, Failure>
    where
        F: Future<Output = Result<Report, Failure>>,
    {
        let waiting = self.join((org.to_owned(), checkpoint.map(str::to_owned)));
        let turn = held(&self.turns).entry(org.to_owned()).or_default().clone();
        let answer = waiting.answer.get_or_try_init(|| async {
            let _turn = turn.lock().await;
            work().await
        });
        answer.await.cloned()
    }

    fn join(&self, question: Question) -> Waiting<'_> {
        let answer = held(&self.asked).entry(question.clone()).or_default().clone();
        Waiting { all: self, question, answer }
    }
}

impl Drop for Waiting<'_> {
    /// Whoever asks once it is answered asks anew, and nothing is kept of what nobody waits for.
    fn drop(&mut self) {
        let mut asked = held(&self.all.asked);
        let own = asked.get(&self.question).is_some_and(|answer| Arc::ptr_eq(answer, &self.answer));
        if own && (self.answer.initialized() || Arc::strong_count(&self.answer) <= 2) {
            asked.remove(&self.question);
        }
    }
}

fn held<T>(all: &Mutex<T>) -> MutexGuard<'_, T> {
    all.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn those_who_ask_the_same_at_the_same_time_share_an_answer() {
        let (all, runs, at_once) = (Verifying::default(), AtomicUsize::new(0), AtomicUsize::new(0));
        let ask = |checkpoint| {
            all.answer("acme", checkpoint, || async {
                assert_eq!(at_once.fetch_add(1, Ordering::SeqCst), 0, "two at once");
                runs.fetch_add(1, Ordering::SeqCst);
                tokio::task::yield_now().await;
                at_once.fetch_sub(1, Ordering::SeqCst);
                Ok(Report::new("acme"))
            })
        };
        let answers = tokio::join!(ask(None), ask(None), ask(Some("note")), ask(None));
        assert!(answers.0.is_ok() && answers.1.is_ok() && answers.2.is_ok() && answers.3.is_ok());
        assert_eq!(runs.load(Ordering::SeqCst), 2);
        ask(None).await.expect("sound");
        assert_eq!(runs.load(Ordering::SeqCst), 3, "whoever asks later asks anew");
        assert!(held(&all.asked).is_empty());
    }
}
