//! Whatever somebody brings in: told by its first bytes, read, and tried, before anything is done.
//!
//! A workbook or a text file holds sheets, JSON lists are a threat library, and a file that says so is a whole
//! organization. Each becomes one command: all of it comes in, or nothing does.

pub mod json;
mod kind;

use kernel::entry::Room;
use kernel::{Command, Context, Refusal, Register, State};

pub use kind::Kind;

use crate::sheets::{self, Options, Preview};
use crate::threat_library::{self, Problem};
use crate::threats;
use crate::whole;

/// A file: its name and its content.
pub type Named<'a> = (&'a str, &'a [u8]);

/// What files would do to a management system.
#[derive(Debug)]
pub struct Intake {
    /// What the files are.
    pub kind: Kind,
    /// What sheets would do, sheet by sheet.
    pub preview: Preview,
    /// How many records would be made and changed in each register concerned.
    pub records: Vec<Records>,
    /// What is to be told beside it.
    pub notes: Vec<String>,
    /// Everything that speaks against it.
    pub refusals: Vec<Refusal>,
    /// What would be done; none where there is nothing to do, or something speaks against it.
    pub command: Option<Command>,
    /// Where single rows are refused, what the others would do: tried, so that everything is told at once.
    others: Option<Command>,
}

/// How many records of a register would be made and changed.
#[derive(Clone, Copy, Debug)]
pub struct Records {
    /// The register.
    pub register: &'static Register,
    /// Records that would be made.
    pub made: usize,
    /// Records that would be changed.
    pub changed: usize,
}

/// What every workbook begins with.
const ZIP: &[u8] = b"PK";

/// What to do with an archive of a whole organization.
const FOUNDS: &str = "this archive holds a whole organization with its files: it founds a new one, or fills an empty one of its key, \
    on the page Organizations, by POST /orgs, or with muniment import";

/// Reads files, and tells what they would do to a state.
pub fn read(files: &[Named<'_>], options: &Options, state: &State) -> Intake {
    match files {
        [] => refused(Kind::Sheets, vec![Refusal::software("file", "choose a file first")]),
        [(name, bytes)] => match Kind::of(bytes) {
            Kind::Sheets => of_sheets(name, bytes, options, state),
            Kind::Threats => of_threats(files, state),
            Kind::Organization => of_organization(bytes),
            Kind::Archive => refused(Kind::Archive, vec![Refusal::software("file", FOUNDS)]),
        },
        _ if files.iter().all(|(_, bytes)| Kind::of(bytes) == Kind::Threats) => of_threats(files, state),
        _ => {
            let message = "bring in one file at a time; only the four files of a threat library belong together";
            refused(Kind::Sheets, vec![Refusal::software("file", message)])
        }
    }
}

/// Most times that a file is read again without the rows that were refused before.
const ROUNDS_MAX: usize = 40;

/// Reads and tries files as `once` does; where rows with a refusal are to be left out, again without them, until
/// no row is refused. Where those are to be left out whose refusals somebody saw, once without these: what turns up
/// then is told in its turn.
pub fn settled(options: &Options, mut once: impl FnMut(&Options) -> Intake) -> Intake {
    let mut intake = once(options);
    if !options.told_left_out.is_empty() {
        let told: Vec<_> = reasons(&intake.refusals).collect();
        let all = intake.refused_rows().iter().all(|row| options.told_left_out.contains(row));
        let mut without = Options { told_left_out: Vec::new(), ..options.clone() };
        without.rows_left_out.extend(options.told_left_out.iter().cloned());
        intake = once(&without);
        intake.notes.extend(told.into_iter().filter(|_| all));
        return intake;
    }
    let (mut options, mut told) = (options.clone(), Vec::new());
    for _ in 0..ROUNDS_MAX {
        let rows = intake.refused_rows();
        if !options.refused_left_out || rows.is_empty() || options.progress.is_given_up() {
            break;
        }
        told.extend(reasons(&intake.refusals));
        options.rows_left_out.extend(rows);
        intake = once(&options);
    }
    told.truncate(sheets::REFUSALS_MAX);
    intake.notes.extend(told);
    intake
}

/// Why rows are left out about which these are said.
pub fn reasons(refusals: &[Refusal]) -> impl Iterator<Item = String> {
    refusals.iter().map(|refusal| format!("left out: {refusal}"))
}

/// The threat library that the build carries.
pub fn carried(state: &State) -> Intake {
    planned(Kind::Threats, Command::Batch(threats::ACT, threats::commands(threats::carried(), state).into()))
}

fn of_sheets(name: &str, bytes: &[u8], options: &Options, state: &State) -> Intake {
    let mut preview = sheets::preview(name, bytes, options, state);
    preview.notes.extend(misnamed(name, bytes));
    match preview.commands() {
        Ok(commands) => Intake { preview, ..planned(Kind::Sheets, Command::Batch(sheets::ACT, commands)) },
        Err(refusals) => {
            let others = preview.others().map(|commands| Command::Batch(sheets::ACT, commands));
            Intake { preview, others, ..refused(Kind::Sheets, refusals) }
        }
    }
}

/// What is to be told of a file that is called a workbook and holds a text.
fn misnamed(name: &str, bytes: &[u8]) -> Option<String> {
    let called = [".xlsx", ".xlsm", ".ods"].into_iter().find(|end| name.to_ascii_lowercase().ends_with(end))?;
    let text = !bytes.starts_with(ZIP) && str::from_utf8(bytes).is_ok();
    text.then(|| {
        format!("{name} is no workbook though its name ends with {called}: it holds text, and is read as a text file with rows; if that is not what you meant, save it as a workbook once more")
    })
}

fn of_threats(files: &[Named<'_>], state: &State) -> Intake {
    let told = |problem: &Problem| problem.to_string();
    match threat_library::parse(files) {
        Ok(library) => {
            let command = Command::Batch(threats::ACT, threats::commands(&library, state).into());
            Intake { notes: library.notes.iter().map(told).collect(), ..planned(Kind::Threats, command) }
        }
        Err(problems) => {
            let refusals = problems.iter().map(|problem| Refusal::software("", told(problem))).collect();
            refused(Kind::Threats, refusals)
        }
    }
}

fn of_organization(bytes: &[u8]) -> Intake {
    match whole::read(bytes, isms::REGISTERS) {
        Ok(whole) => planned(Kind::Organization, whole.command),
        Err(refusals) => refused(Kind::Organization, refusals),
    }
}

fn refused(kind: Kind, refusals: Vec<Refusal>) -> Intake {
    let (preview, records, notes) = (Preview::default(), Vec::new(), Vec::new());
    Intake { kind, preview, records, notes, refusals, command: None, others: None }
}

fn planned(kind: Kind, command: Command) -> Intake {
    let records = counted(&command);
    let nothing = matches!(&command, Command::Batch(_, commands) if commands.is_empty());
    Intake { records, command: (!nothing).then_some(command), ..refused(kind, Vec::new()) }
}

impl Intake {
    /// Tries it on a state: whatever rules say against it is refused, with its place in the file; then whatever
    /// `record` says against recording under its key what takes so much room.
    #[must_use]
    pub fn tried(
        mut self,
        state: &State,
        context: &Context,
        record: impl FnOnce(&str, Room) -> Result<(), Vec<Refusal>>,
    ) -> Self {
        if let Some(others) = self.others() {
            let tried = others.decide_away(state, context, drop);
            return self.refused_too(tried.err().unwrap_or_default());
        }
        let Some(command) = &self.command else { return self };
        let mut room = Room::of(context);
        let decided = command.decide_each(state, context, |changes| room.take(&changes));
        match decided.and_then(|_| record(&command.key(), room)) {
            Ok(()) => self,
            Err(refusals) => self.refused(refusals),
        }
    }

    /// Takes out what the rows would do that are not refused, where single rows are: to be tried, and never done.
    pub fn others(&mut self) -> Option<Command> {
        self.others.take()
    }

    /// Adds what was found to speak against those.
    #[must_use]
    pub fn refused_too(mut self, refusals: Vec<Refusal>) -> Self {
        let mut found = self.preview.placed(refusals);
        found.retain(|own| !self.refusals.contains(own));
        self.refusals.extend(found);
        self.refusals = self.preview.in_order(self.refusals);
        self.refusals.truncate(sheets::REFUSALS_MAX);
        self
    }

    /// The same, with what was found to speak against it.
    #[must_use]
    pub fn refused(self, refusals: Vec<Refusal>) -> Self {
        let mut refusals = self.preview.in_order(self.preview.placed(refusals));
        refusals.truncate(sheets::REFUSALS_MAX);
        Self { refusals, command: None, ..self }
    }

    /// How many commands are decided one after the other; 0 where it is one.
    pub fn commands(&self) -> usize {
        match &self.command {
            Some(Command::Batch(_, commands)) => commands.len(),
            Some(_) | None => 0,
        }
    }

    /// The rows about which something is refused, each with its sheet.
    pub fn refused_rows(&self) -> Vec<(String, u32)> {
        self.preview.refused_rows(&self.refusals)
    }

    /// Whether anything speaks against it.
    pub fn is_refused(&self) -> bool {
        !self.refusals.is_empty()
    }
}

/// The records that a command makes and changes, in the order in which registers are met.
fn counted(command: &Command) -> Vec<Records> {
    let mut found: Vec<Records> = Vec::new();
    let mut count = |register: &'static Register, made: usize, changed: usize| match found
        .iter_mut()
        .find(|own| own.register.key == register.key)
    {
        Some(own) => (own.made, own.changed) = (own.made + made, own.changed + changed),
        None => found.push(Records { register, made, changed }),
    };
    match command {
        Command::Create(register, _) => count(register, 1, 0),
        // What an earlier command of the file makes is only filled by this one.
        Command::Edit(register, id, ..) => count(register, 0, usize::from(id.pending_position().is_none())),
        Command::Batch(_, commands) => {
            for own in commands.iter().flat_map(|(_, command)| counted(&command)) {
                count(own.register, own.made, own.changed);
            }
        }
        Command::Whole(changes) => {
            for key in changes.iter().filter(|change| change.made().is_some()).map(|change| change.subject().0) {
                if let Some(register) = isms::REGISTERS.iter().find(|register| register.key == key) {
                    count(register, 1, 0);
                }
            }
        }
        Command::Act(..) | Command::Retire(..) | Command::Restore(..) | Command::Erasing(..) => {}
    }
    found
}
