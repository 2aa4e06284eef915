//! What another installation exported, read for a new organization: an archive with its files, or the records alone where
//! their files are kept here already.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};
use std::sync::Arc;

use engine::objects::{FILE_BYTES_MAX, Receiving};
use engine::{Actor, Engine, Failure, Fault};
use exchange::progress::Progress;
use exchange::whole::{self, Limits, NamedFile, Origin, Packed, Whole};
use kernel::{Command, Refusal, State};
use tokio::sync::mpsc::{Sender, channel};

/// Pieces of files that wait to be taken.
const PIECES_MAX: usize = 4;
/// Bytes that tell what a file is.
const HEAD_BYTES: u64 = 2;
/// How an archive begins.
const ARCHIVE: &[u8] = b"PK";

/// An organization as it was read.
pub struct Brought<R> {
    /// Whose it is.
    pub origin: Origin,
    /// The command that brings its records in.
    pub command: Command,
    /// Number of records.
    pub records: usize,
    files: Files<R>,
}

/// Where the content of its files is.
enum Files<R> {
    /// In the archive.
    Packed(Packed<R>),
    /// Here, in other organizations.
    Here(Vec<NamedFile>),
}

/// Reads an archive, or records alone, of at most so many bytes.
///
/// # Errors
/// Everything that speaks against it.
pub fn read<R: Read + Seek>(mut from: R, most: u64, progress: &Progress) -> Result<Brought<R>, Vec<Refusal>> {
    let broken = |error: std::io::Error| vec![Refusal::software("", format!("the file cannot be read: {error}"))];
    let mut head = Vec::new();
    from.by_ref().take(HEAD_BYTES).read_to_end(&mut head).map_err(broken)?;
    from.rewind().map_err(broken)?;
    if head == ARCHIVE {
        let limits = Limits { records: most, file: FILE_BYTES_MAX };
        let (packed, whole) = Packed::open(from, limits, isms::REGISTERS, progress)?;
        return Ok(Brought::of(whole, |_| Files::Packed(packed)));
    }
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes).map_err(broken)?;
    if bytes.len() as u64 > most {
        let message = format!("records of at most {} MiB come in at once", most >> 20);
        return Err(vec![Refusal::software("", message)]);
    }
    Ok(Brought::of(whole::read(&bytes, isms::REGISTERS)?, Files::Here))
}

impl<R: Read + Seek + Send + Sync + 'static> Brought<R> {
    /// Whether the content of each file is at hand: in the archive, or in one of these organizations, which whoever brings
    /// them may see.
    ///
    /// # Errors
    /// Each file that is nowhere.
    pub async fn at_hand(&self, engine: &Engine, seen: &[String]) -> Result<(), Failure> {
        let Files::Here(named) = &self.files else { return Ok(()) };
        let mut wanted: BTreeMap<_, _> = named.iter().map(|named| (named.file.digest.clone(), named)).collect();
        for state in states(engine, seen, &wanted).await? {
            for file in state.files() {
                if wanted.get(&file.digest).is_some_and(|named| named.file.size == file.size) {
                    wanted.remove(&file.digest);
                }
            }
        }
        let told = "its content is not in this file and is kept in no organization that you belong to here; export the \
                    organization with its files, and bring that archive in";
        let refusals: Vec<_> = wanted.into_values().map(|named| named.refusal(told)).collect();
        if refusals.is_empty() { Ok(()) } else { Err(refusals.into()) }
    }

    /// Brings the content of the files into an organization that was just founded, to be named by its records, and gives
    /// the command that brings these.
    ///
    /// # Errors
    /// A fault where something cannot be read or written.
    pub async fn files_in(self, engine: &Engine, org: &str, by: &Actor, seen: &[String]) -> Result<Command, Failure> {
        match self.files {
            Files::Packed(packed) => unpack(engine, org, by, packed).await?,
            Files::Here(named) => copy(engine, org, by, seen, &named).await?,
        }
        Ok(self.command)
    }
}

impl<R: Read + Seek> Brought<R> {
    /// Number of files that its records name.
    pub fn len(&self) -> usize {
        match &self.files {
            Files::Packed(packed) => packed.len(),
            Files::Here(named) => named.iter().map(|named| &named.file.digest).collect::<BTreeSet<_>>().len(),
        }
    }

    /// Whether they name none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn of(whole: Whole, files: impl FnOnce(Vec<NamedFile>) -> Files<R>) -> Self {
        let Whole { origin, command, records, files: named } = whole;
        Self { origin, command, records, files: files(named) }
    }
}

/// The states of the organizations in which files may be found; none where none is wanted.
async fn states<T>(engine: &Engine, seen: &[String], wanted: &BTreeMap<String, T>) -> Result<Vec<Arc<State>>, Failure> {
    let mut states = Vec::new();
    for org in seen.iter().filter(|_| !wanted.is_empty()) {
        states.push(engine.state(org).await?);
    }
    Ok(states)
}

/// Takes the files from the organizations that name them.
async fn copy(engine: &Engine, org: &str, by: &Actor, seen: &[String], named: &[NamedFile]) -> Result<(), Failure> {
    let mut wanted: BTreeMap<_, _> = named.iter().map(|named| (named.file.digest.clone(), ())).collect();
    for state in states(engine, seen, &wanted).await? {
        let mut files = engine.files_of(&state, |file| wanted.contains_key(&file.digest)).await?;
        while let Some((file, mut reading)) = files.next().await? {
            let mut receiving = engine.receive_all(org, by).await?;
            while let Some(piece) = reading.next().await? {
                receiving.push(&piece).await?;
            }
            receiving.finish(&file.name, Some(&file.media)).await?;
            wanted.remove(&file.digest);
        }
    }
    Ok(())
}

/// A part of an archive on its way into the store.
enum Part {
    Begin,
    Piece(Vec<u8>),
    End(NamedFile),
}

/// Takes the files out of the archive.
async fn unpack<R: Read + Seek + Send + 'static>(
    engine: &Engine,
    org: &str,
    by: &Actor,
    packed: Packed<R>,
) -> Result<(), Failure> {
    let (parts, mut taken) = channel(PIECES_MAX);
    let reading = tokio::task::spawn_blocking(move || send(packed, &parts));
    let mut receiving: Option<Receiving> = None;
    while let Some(part) = taken.recv().await {
        match (part, &mut receiving) {
            (Part::Begin, _) => receiving = Some(engine.receive_all(org, by).await?),
            (Part::Piece(piece), Some(receiving)) => receiving.push(&piece).await?,
            (Part::End(named), own) => {
                let Some(whole) = own.take() else { continue };
                let file = whole.finish(&named.file.name, Some(&named.file.media)).await?;
                if file.digest != named.file.digest {
                    return Err(named.refusal("the archive changed while it was read; bring it in again").into());
                }
            }
            (Part::Piece(_), None) => {}
        }
    }
    Ok(reading.await.map_err(Fault::of)??)
}

/// Unpacks file after file until nobody takes them any more.
fn send<R: Read + Seek>(mut packed: Packed<R>, parts: &Sender<Part>) -> Result<(), Refusal> {
    let gone = |_| Refusal::software("", "this was given up");
    for at in 0..packed.len() {
        parts.blocking_send(Part::Begin).map_err(gone)?;
        packed.each_piece(at, |piece| parts.blocking_send(Part::Piece(piece.to_vec())).map_err(gone))?;
        parts.blocking_send(Part::End(packed.named(at).clone())).map_err(gone)?;
    }
    Ok(())
}
