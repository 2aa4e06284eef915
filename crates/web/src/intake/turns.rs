//! Who reads and who writes: large files are read a few at a time, and an organization's imports are done one by one.

use std::collections::{HashMap, VecDeque};
use std::fmt::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use exchange::intake::{self, Intake};
use exchange::progress::{Progress, Step};
use exchange::sheets::{Options, Past, Who};
use kernel::{Command, Context, State};
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

use super::Answer;
use super::queue::Queue;
use crate::error::Halt;
use crate::visit::Visit;

/// Answers that are remembered, for forms that are sent twice.
const ANSWERS_MAX: usize = 64;

/// The turns of a house.
#[derive(Default)]
pub struct Turns {
    queue: Queue,
    turns: Mutex<HashMap<String, Arc<Turn<()>>>>,
    answers: Mutex<VecDeque<(String, Answer)>>,
}

impl Turns {
    /// Waits until no other import of an organization is being done. Its records may have changed by then.
    pub async fn of(&self, org: &str) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
            turns.entry(org.to_owned()).or_default().clone()
        };
        turn.lock_owned().await
    }

    /// What was answered when this was done.
    pub(super) fn done(&self, key: &str) -> Option<Answer> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.iter().find(|(own, _)| own == key).map(|(_, answer)| answer.clone())
    }

    /// Forgets what was answered in an organization.
    pub(crate) fn forget(&self, org: &str) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|(key, _)| key.split(' ').next() != Some(org));
    }

    /// Keeps what is answered.
    pub(super) fn remember(&self, key: String, answer: Answer) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.push_back((key, answer));
        if answers.len() > ANSWERS_MAX {
            answers.pop_front();
        }
    }
}

/// What is to be read.
pub enum Source {
    /// Files by their names, and how they are to be read.
    Files(Vec<(String, Bytes)>, Options),
    /// The threat library of the build.
    Carried,
}

/// Reads files and tries them on a state, where it keeps nobody else waiting.
///
/// An export whose records have moved on since is read again beside what they were when it was made.
pub async fn read(visit: &Visit, state: Arc<State>, source: Source, progress: Arc<Progress>) -> Result<Intake, Halt> {
    let again = match &source {
        Source::Files(files, options) => Some((files.clone(), options.clone())),
        Source::Carried => None,
    };
    let intake = once(visit, state.clone(), source, progress.clone()).await?;
    let Some(((files, options), entry)) = again.zip(intake.preview.made_at()) else { return Ok(intake) };
    let past = Past(Some(visit.house().engine.state_after(&visit.org, entry).await?));
    once(visit, state, Source::Files(files, Options { past, ..options }), progress).await
}

async fn once(visit: &Visit, state: Arc<State>, source: Source, progress: Arc<Progress>) -> Result<Intake, Halt> {
    let role = visit.actor.role;
    let mut context = Context::new(visit.actor.account, visit.actor.person, visit.today, visit.house().engine.now(), 0);
    context.governs = role.has(access::Right::Govern);
    let who = Some(Who { person: visit.actor.person, governs: context.governs });
    visit.house().settings.closing.watch(&progress);
    let room = visit.house().turns.queue.room(&visit.org, &progress).await;
    let read = move || {
        // Whoever asked may go away: the place is taken until the reading ends.
        let _room = room;
        let may = |command: &Command| progress.go_on().and_then(|()| access::may(role, command));
        let mut tried = |intake: Intake| match intake.command.as_ref().map(may) {
            Some(Err(refusal)) => intake.refused(vec![refusal]),
            Some(Ok(())) | None => {
                progress.begin(Step::Trying, intake.commands());
                context.counter = progress.counter();
                intake.tried(&state, &context, engine::fits)
            }
        };
        match source {
            Source::Carried => tried(intake::carried(&state)),
            Source::Files(files, options) => {
                let named: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_ref())).collect();
                let options = Options { who, ..options };
                intake::settled(&options, |options| tried(intake::read(&named, options, &state)))
            }
        }
    };
    tokio::task::spawn_blocking(read).await.map_err(broken)
}

fn broken(error: impl fmt::Display) -> Halt {
    Halt::Fault(engine::Fault::told(error.to_string()).id)
}

/// What was shown, in one word: every command with the versions it was planned on, and how many rows looked like
/// records that were there.
pub fn signature(intake: &Intake) -> String {
    let mut hash = Hash(Sha256::new());
    let doubles = intake.preview.counts().doubles;
    let written = write!(hash, "{} {doubles}", intake.kind.key());
    let written = written.and_then(|()| intake.command.as_ref().map_or(Ok(()), |command| hash.command(command)));
    written.expect("a hash takes everything");
    hex::encode(&hash.0.finalize()[..16])
}

struct Hash(Sha256);

impl Write for Hash {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

impl Hash {
    fn command(&mut self, command: &Command) -> fmt::Result {
        write!(self, "\n{} ", command.key())?;
        match command {
            Command::Create(_, values) => write!(self, "{values:?}"),
            Command::Edit(_, id, values, version) => write!(self, "{id} {version:?} {values:?}"),
            Command::Retire(_, id) | Command::Restore(_, id) => write!(self, "{id}"),
            Command::Act(_, args) => write!(self, "{args:?}"),
            Command::Whole(changes) => write!(self, "{changes:?}"),
            Command::Erasing(command, _) => self.command(command),
            Command::Batch(_, steps) => steps.iter().try_for_each(|(place, command)| {
                write!(self, "\n{place}")?;
                self.command(&command)
            }),
        }
    }
}
