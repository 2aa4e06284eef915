//! Two registers with every sort of field, and a state to try them on.

use kernel::{
    Act, Acted, Change, Changes, Choice, Command, Context, Date, Decide, Decimal, Decision, Declared, Group, Guard, Id,
    Level, Lines, Link, Links, Many, Markdown, Money, Path, Proposal, RawId, Record, Refusal, Register, State, Text,
    Timestamp, Value,
};

/// A person who reads.
#[derive(Clone, Debug, Record)]
#[register(key = "reader", plural = "readers", reference = "RD-{n:03}")]
pub struct Reader {
    /// Name.
    #[field(column)]
    pub name: Text,
    /// Address, which nobody shares.
    #[field(unique)]
    pub email: Option<Text>,
}

impl Guard for Reader {}

/// Something to read.
#[derive(Clone, Debug, Record)]
#[register(key = "book", plural = "books", reference = "B-{year}-{n:03}", clause = "7.5")]
pub struct Book {
    /// What it is called.
    #[field(column)]
    pub title: Text,
    /// What it says.
    pub body: Option<Markdown>,
    /// Number of pages.
    #[field(column, was = "leaves")]
    pub pages: i64,
    /// Its weight.
    pub weight: Option<Decimal>,
    /// Its price.
    pub price: Option<Money>,
    /// When it came out.
    #[field(column)]
    pub published: Option<Date>,
    /// When it was scanned.
    pub scanned: Option<Timestamp>,
    /// Whether it may be lent.
    pub lent: bool,
    /// What sort it is.
    pub sort: Sort,
    /// Who owns it.
    #[field(clause = "7.5.3")]
    pub owner: Link<Reader>,
    /// Who reads it.
    pub readers: Links<Reader>,
    /// Words to find it by.
    pub tags: Lines,
    /// What readers think, by their names.
    pub marks: Many<Mark>,
    /// It was approved.
    #[field(act)]
    pub approval: Option<Mark>,
    /// No longer used.
    #[field(retired, optional)]
    pub shelf: Option<Text>,
}

/// A sort of book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "sort")]
pub enum Sort {
    /// Invented.
    Novel,
    /// True.
    #[choice(alias = "nonfiction")]
    NonFiction,
}

/// A judgement.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Mark {
    /// How good.
    pub level: Level,
    /// Who says so.
    pub by: Option<Link<Reader>>,
    /// Where it was read.
    #[field(flat)]
    pub source: Source,
}

/// Where a judgement stands, for whatever keeps one.
#[derive(Clone, Debug, Default, PartialEq, Group)]
pub struct Source {
    /// The paper.
    pub paper: Option<Text>,
    /// The day.
    pub seen: Option<Date>,
}

impl Guard for Book {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let short = proposal.after.pages < 0;
        short.then(|| Refusal::house_rule("pages", "write 0 or more pages")).into_iter().collect()
    }
}

/// Approve a book.
#[derive(Act)]
#[act(key = "book.approve", clause = "7.5.2", signs)]
pub struct Approve {
    /// The book.
    pub book: Id<Book>,
    /// How good it is.
    pub level: Level,
}

impl Decide for Approve {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let mut changes = Changes::on(state, context);
        let by = context.person.map(Id::of);
        changes.edit(self.book, |book| book.approval = Some(Mark { level: self.level, by, source: Source::default() }));
        Ok(changes.done())
    }
}

/// Lend books.
#[derive(Act)]
#[act(key = "book.lend")]
pub struct Lend {
    /// The books.
    #[field(required)]
    pub books: Links<Book>,
}

impl Decide for Lend {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let mut changes = Changes::on(state, context);
        self.books.iter().for_each(|book| changes.edit(book, |book| book.lent = true));
        Ok(changes.done())
    }
}

pub const REGISTERS: &[&Register] = &[Reader::REGISTER, Book::REGISTER];
pub const APPROVE: &Act = Approve::ACT;
pub const LEND: &Act = Lend::ACT;

/// A state with the entries that led to it.
pub struct World {
    pub state: State,
    pub entries: Vec<Vec<Change>>,
}

pub fn context(day: i16) -> Context {
    let date = Date::constant(2026, 1, 1).saturating_add(jiff::Span::new().days(day));
    let time = date.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
    Context::new(RawId(7), None, date, time, 42)
}

impl World {
    pub fn new() -> Self {
        Self { state: State::new(REGISTERS), entries: Vec::new() }
    }

    /// Decides and applies a command, each on a day of its own.
    pub fn execute(&mut self, command: &Command) -> Result<Vec<Change>, Vec<String>> {
        let seq = self.state.size() + 1;
        let context = context(seq as i16);
        let decided = command.decide(&self.state, &context);
        let changes = decided.map_err(|refusals| refusals.iter().map(ToString::to_string).collect::<Vec<_>>())?;
        self.state.apply(seq, context.time, &changes).unwrap();
        self.entries.push(changes.clone());
        Ok(changes)
    }

    /// Makes a record from `field=text` pairs.
    pub fn create(&mut self, register: &'static Register, pairs: &[(&str, &str)]) -> Result<RawId, Vec<String>> {
        let values = self.read(register, pairs)?;
        self.execute(&Command::Create(register, values)).map(|changes| changes[0].subject().1)
    }

    /// Edits a record by `field=text` pairs.
    pub fn edit(
        &mut self,
        register: &'static Register,
        id: RawId,
        pairs: &[(&str, &str)],
    ) -> Result<Vec<Change>, Vec<String>> {
        let values = self.read(register, pairs)?;
        self.execute(&Command::Edit(register, id, values, None))
    }

    fn read(&self, register: &'static Register, pairs: &[(&str, &str)]) -> Result<Vec<(Path, Value)>, Vec<String>> {
        let read = kernel::parse::assignments(register.fields, pairs.iter().copied(), &self.state);
        read.map_err(|refusals| refusals.iter().map(ToString::to_string).collect())
    }

    pub fn reader(&mut self, name: &str) -> RawId {
        self.create(Reader::REGISTER, &[("name", name)]).unwrap()
    }

    pub fn book(&mut self, title: &str, owner: RawId) -> RawId {
        let owner = owner.to_string();
        self.create(Book::REGISTER, &[("title", title), ("owner", &owner)]).unwrap()
    }
}
