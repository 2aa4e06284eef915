//! The generic acts and named acts: what passes, and every no with its place.

use kernel::{Command, Declared, Id, Path, RawId, Value};

use crate::world::{APPROVE, Book, LEND, Reader, Sort, World, context};

/// A world with a reader and a book of hers.
fn library() -> (World, RawId, RawId) {
    let mut world = World::new();
    let ada = world.reader("Ada");
    let book = world.book("Emma", ada);
    (world, ada, book)
}

/// What an edit of the book with one pair is refused with.
fn check(pair: (&str, &str), expected: &str) {
    let (mut world, _, book) = library();
    let said = world.edit(Book::REGISTER, book, &[pair]).expect_err(&format!("{pair:?} passed"));
    assert_eq!(said.join("; "), expected, "{pair:?}");
}

#[test]
fn a_record_is_made_filled_and_numbered() {
    let (world, ada, book) = library();
    assert_eq!(world.state.row("book", book).unwrap().reference(), "B-2026-001");
    let book = world.state.get(Id::<Book>::of(book)).unwrap();
    assert_eq!((&*book.title, book.sort, book.owner.raw()), ("Emma", Sort::Novel, ada));
    assert_eq!((book.head.created, book.head.changed), (2, 2));
}

#[test]
fn numbers_and_amounts_are_read_as_people_type_them() {
    let (world, ..) = library();
    let read = |(place, text): (&str, &str)| {
        let values = kernel::parse::assignments(Book::REGISTER.fields, [(place, text)], &world.state);
        kernel::print::text(&values.expect(text)[0].1, &world.state)
    };
    let typed = [
        ("weight", "1,5"),
        ("weight", "12 000,50"),
        ("weight", "1.234"),
        ("pages", "1'000"),
        ("price", "12.000,50 €"),
        ("price", "CHF 1'000"),
        ("price", "12 000,5 EUR"),
        ("price", "1.2340 KWD"),
        ("price", "0.125 KWD"),
    ];
    let read_as =
        ["1.5", "12000.50", "1.234", "1000", "12000.50 EUR", "1000 CHF", "12000.5 EUR", "1.2340 KWD", "0.1250 KWD"];
    assert_eq!(typed.map(read), read_as);
}

#[test]
fn every_wrong_value_is_refused_at_its_place() {
    check(("pages", "many"), "pages: \"many\" is not a whole number; write digits only");
    check(("pages", "-1"), "pages: write 0 or more pages");
    check(("weight", "1,5 kg"), "weight: \"1,5 kg\" is not a number; write it like 12.5");
    check(("weight", "1,234"), "weight: \"1,234\" can mean 1234 or 1.2340; write one of these");
    check(("price", "12"), "price: \"12\" has no currency; write it like 18000 EUR");
    check(("price", "12.000 €"), "price: \"12.000\" can mean 12000 or 12.0000; write one of these");
    for day in ["23.11.2026", "2026-02-30", "0026-11-23"] {
        check(
            ("published", day),
            &format!("published: \"{day}\" is not a day between 1900 and 2200; write it like 2026-11-23"),
        );
    }
    check(("scanned", "noon"), "scanned: \"noon\" is not an instant; write it like 2026-11-23T09:30:00Z");
    check(("lent", "perhaps"), "lent: \"perhaps\" is neither yes nor no");
    check(("sort", "poem"), "sort: \"poem\" is none of the choices; choose novel, non-fiction");
    check(("owner", "Nobody"), "owner: no reader is called \"Nobody\"; use a reference such as RD-001");
    check(("owner", ""), "owner: required; fill this in (7.5.3)");
    check(("title", " "), "title: required; fill this in");
    check(("title", "two\nlines"), "title: write this in one line, without control characters");
    check(("marks[ada].level", "101"), "marks[ada].level: \"101\" is not a step of the scale; write its number");
    check(("marks[ada].size", "1"), "marks[ada].size: there is no such part; choose among level, by, paper, seen");
    check(("marks.level", "1"), "marks.level: name the row this part belongs to, as in field[key].part");
    let fields =
        "title, body, pages, weight, price, published, scanned, lent, sort, owner, readers, tags, marks, approval";
    check(("colour", "red"), &format!("colour: there is no such field; choose among {fields}"));
    check(("shelf", "3"), "shelf: this field is no longer in use; leave it out");
    check(("approval.level", "3"), "approval.level: only a named act writes this; see the acts on book");
    check(("a[b", "1"), "a[b: write a field as field, field.part or field[key].part");
}

#[test]
fn all_refusals_come_at_once() {
    let said = World::new().create(Book::REGISTER, &[("pages", "-3")]).unwrap_err();
    assert_eq!(
        said,
        ["title: required; fill this in", "owner: required; fill this in (7.5.3)", "pages: write 0 or more pages"]
    );
}

#[test]
fn unique_contents_are_shared_by_nobody() {
    let mut world = World::new();
    world.create(Reader::REGISTER, &[("name", "Ada"), ("email", "ada@example.org")]).unwrap();
    let said = world.create(Reader::REGISTER, &[("name", "Ada B"), ("email", " ADA@example.org ")]).unwrap_err();
    assert_eq!(said, ["email: RD-001 has this already; write another, or edit that record"]);
}

#[test]
fn links_lead_to_records_that_live() {
    let (mut world, ada, book) = library();
    world.execute(&Command::Retire(Reader::REGISTER, ada)).unwrap();
    let bob = world.reader("Bob");
    world.edit(Book::REGISTER, book, &[("title", "Emma, again")]).expect("an old link may stay");
    let said = world.edit(Book::REGISTER, book, &[("readers", "RD-001")]).unwrap_err();
    assert_eq!(said, ["readers: RD-001 is retired; choose another or restore it"]);
    world.edit(Book::REGISTER, book, &[("readers", "RD-002")]).unwrap();
    assert_eq!(world.state.pointing::<Book>(bob).count(), 1);
    world.edit(Book::REGISTER, book, &[("readers", "")]).unwrap();
    assert_eq!(world.state.pointing::<Book>(bob).count(), 0);
}

#[test]
fn an_old_key_still_writes_its_field_and_an_alias_its_choice() {
    let (mut world, _, book) = library();
    world.edit(Book::REGISTER, book, &[("leaves", "300"), ("sort", "NonFiction")]).unwrap();
    let book = world.state.get(Id::<Book>::of(book)).unwrap();
    assert_eq!((book.pages, book.sort), (300, Sort::NonFiction));
}

#[test]
fn a_retired_record_rests_until_it_is_restored() {
    let (mut world, _, book) = library();
    world.execute(&Command::Retire(Book::REGISTER, book)).unwrap();
    let refused = ["B-2026-001 is retired; restore it first"];
    assert_eq!(world.edit(Book::REGISTER, book, &[("pages", "1")]).unwrap_err(), refused);
    assert_eq!(world.execute(&Command::Retire(Book::REGISTER, book)).unwrap_err(), refused);
    world.execute(&Command::Restore(Book::REGISTER, book)).unwrap();
    world.edit(Book::REGISTER, book, &[("pages", "1")]).unwrap();
    assert_eq!(world.execute(&Command::Restore(Book::REGISTER, book)).unwrap_err(), ["B-2026-001 is not retired"]);
}

#[test]
fn somebody_who_saw_an_older_version_is_told_so() {
    let (mut world, _, book) = library();
    world.edit(Book::REGISTER, book, &[("pages", "1")]).unwrap();
    let values = vec![(Path::field("pages"), Value::Whole(2))];
    let refusals = Command::Edit(Book::REGISTER, book, values, Some(2)).decide(&world.state, &context(9)).unwrap_err();
    assert_eq!(refusals[0].ground, kernel::refusal::Ground::Conflict);
}

#[test]
fn a_batch_is_all_or_nothing_and_names_the_place() {
    let mut world = World::new();
    let make = |name: &str| Command::Create(Reader::REGISTER, vec![(Path::field("name"), Value::Text(name.into()))]);
    let batch = |names: [&str; 3]| {
        let commands = names.iter().enumerate().map(|(at, name)| (format!("row {}", at + 2), make(name)));
        Command::Batch("import", commands.collect())
    };
    assert_eq!(world.execute(&batch(["A", "", "C"])).unwrap_err(), ["row 3.name: required; fill this in"]);
    assert_eq!(world.state.table("reader").unwrap().len(), 0);
    world.execute(&batch(["A", "B", "C"])).unwrap();
    let references: Vec<_> = world.state.table("reader").unwrap().rows().map(|row| row.reference()).collect();
    assert_eq!(references, ["RD-001", "RD-002", "RD-003"]);
}

#[test]
fn an_act_takes_its_arguments_and_names_the_wrong_ones() {
    let (mut world, _, book) = library();
    let args = |pairs: &[(&str, Value)]| pairs.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    let wrong = args(&[("level", Value::Text("high".into())), ("size", Value::Whole(1))]);
    let said = world.execute(&Command::Act(APPROVE, wrong)).unwrap_err();
    assert_eq!(
        said,
        [
            "book: required; fill this in",
            "level: write a level here, not Text(\"high\")",
            "size: there is no such argument; the arguments are book, level",
        ]
    );
    world.execute(&Command::Act(APPROVE, args(&[("book", Value::Link(book)), ("level", Value::Level(4))]))).unwrap();
    assert_eq!(world.state.get(Id::<Book>::of(book)).unwrap().approval.as_ref().unwrap().level.0, 4);
}

#[test]
fn an_act_on_a_list_serves_one_record_too_and_refuses_what_is_gone() {
    let (mut world, _, book) = library();
    assert_eq!((APPROVE.subject(), LEND.subject()), (Some("book"), Some("book")));
    let lend = |books: Value| Command::Act(LEND, vec![("books".to_owned(), books)]);
    world.execute(&lend(Value::Link(book))).unwrap();
    assert!(world.state.live(Id::<Book>::of(book)).unwrap().lent);
    world.execute(&Command::Retire(Book::REGISTER, book)).unwrap();
    let refusals = world.execute(&lend(Value::Links(vec![book, RawId(9)]))).unwrap_err();
    let gone = "books: there is no book with the id 00000000-0000-0000-0000-000000000009";
    assert_eq!(refusals, ["books: B-2026-001 is retired; restore it first", gone]);
    let refusal = world.state.live(Id::<Book>::of(book)).map(|_| ()).unwrap_err();
    assert_eq!(refusal.to_string(), "book: B-2026-001 is retired; restore it first");
}

#[test]
fn a_signature_cannot_be_backdated_and_nothing_happens_tomorrow() {
    let (world, _, book) = library();
    let mut context = context(9);
    context.happened_on = Some(context.day.yesterday().unwrap());
    let args = vec![("book".to_owned(), Value::Link(book)), ("level".to_owned(), Value::Level(1))];
    let refusals = Command::Act(APPROVE, args).decide(&world.state, &context).unwrap_err();
    assert_eq!(refusals[0].field, "happened_on");
    context.happened_on = Some(context.day.tomorrow().unwrap());
    let refusals = Command::Retire(Book::REGISTER, book).decide(&world.state, &context).unwrap_err();
    assert_eq!(refusals[0].to_string(), "happened_on: this day is still to come; pick today or an earlier day");
}
