//! The archive of an organization, piece by piece: its records, then the content of each file that they name.

use engine::objects::{All, Reading};
use engine::{Engine, Failure, Fault};
use exchange::whole::{self, Form, Origin, Packing};
use kernel::State;

/// Bytes that are given away at once.
const PIECE_BYTES: usize = 64 << 10;

/// An archive on its way out.
pub struct Outgoing {
    packing: Option<Packing>,
    files: All,
    reading: Option<Reading>,
    ready: Vec<u8>,
}

impl Outgoing {
    /// Everything that a state of an organization holds and names.
    ///
    /// # Errors
    /// A fault where the content of a file is not there.
    pub async fn of(engine: &Engine, state: &State, origin: &Origin) -> Result<Self, Failure> {
        let files = engine.files_of(state, |_| true).await?;
        let packing = Packing::of(&whole::export(state, origin, Form::Json), Form::Json).map_err(Fault::of)?;
        Ok(Self { packing: Some(packing), files, reading: None, ready: Vec::new() })
    }

    /// The next bytes; none at the end.
    ///
    /// # Errors
    /// A fault where a file cannot be read, or is not the one it was: what was given away so far is no archive.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        while let Some(packing) = &mut self.packing {
            self.ready.append(&mut packing.take());
            if self.ready.len() >= PIECE_BYTES {
                break;
            }
            if let Some(reading) = &mut self.reading {
                match reading.next().await? {
                    Some(piece) => packing.push(&piece).map_err(Fault::of)?,
                    None => self.reading = None,
                }
            } else if let Some((file, reading)) = self.files.next().await.map_err(fault)? {
                packing.file(&file.digest).map_err(Fault::of)?;
                self.reading = Some(reading);
            } else if let Some(packing) = self.packing.take() {
                self.ready.append(&mut packing.finish().map_err(Fault::of)?);
            }
        }
        Ok(Some(std::mem::take(&mut self.ready)).filter(|piece| !piece.is_empty()))
    }
}

fn fault(failure: Failure) -> Fault {
    match failure {
        Failure::Fault(fault) => fault,
        other => Fault::told(format!("{other:?}")),
    }
}
