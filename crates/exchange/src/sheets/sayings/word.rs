//! A word of a column that nobody understands, or about which something was said.

use isms::planning::controls::Implementation;
use isms::support::Person;
use kernel::{Date, Declared, Kind, Path};

use super::Means;

/// A word of a column about which something was, or has to be, said.
#[derive(Clone, Debug)]
pub struct Word {
    /// The position of its column.
    pub column: usize,
    /// The place that the column fills.
    pub place: Path,
    /// What it has to be: a choice, yes or no, a step, a day, or a record.
    pub kind: Kind,
    /// The word as it is written.
    pub word: String,
    /// How many rows say it.
    pub rows: usize,
    /// What was said about it.
    pub said: Option<Means>,
    /// Whether a record of this name may be made.
    pub makes: bool,
    /// How far a control of this name is in place as the heading says; none where it is no control.
    pub begins: Option<Implementation>,
    /// The days that it may mean, where it may mean several.
    pub readings: Vec<Date>,
    /// The step that it is taken for by what words mean elsewhere; something may be said about it.
    pub taken: Option<u8>,
    /// The word of which it is another form: the name of one person, of whom that one is asked about.
    pub form_of: Option<String>,
    /// Whether it is a name, where it stands for a person: no group, position or several people.
    pub named: bool,
    /// The reference of the one record that it nearly names.
    pub near: Option<String>,
    /// Whether it is told with the same word of another column, of this sheet or one before.
    pub again: bool,
}

impl Word {
    /// A word of a column about which nothing was said.
    pub fn bare(column: usize, place: &Path, kind: Kind, (word, rows): (String, usize)) -> Self {
        let (said, begins, taken, form_of, near) = (None, None, None, None, None);
        let (makes, named, again) = (false, true, false);
        let (place, readings) = (place.clone(), Vec::new());
        Self { column, place, kind, word, rows, said, makes, begins, readings, taken, form_of, named, near, again }
    }

    /// Whether nobody knows what it means, and nobody said.
    pub fn is_open(&self) -> bool {
        self.said.is_none() && self.taken.is_none() && self.form_of.is_none()
    }

    /// How far a control is in place that is made of it, as was said or as the heading says.
    pub fn in_place(&self) -> Option<Implementation> {
        match self.said {
            Some(Means::Control(state)) if self.begins.is_some() => Some(state),
            _ => self.begins,
        }
    }

    /// Whether a role of this name may be made in place of a person.
    pub fn roles(&self) -> bool {
        self.makes && self.kind.target() == Some(Person::KEY)
    }
}
