//! What is printed reads back as the same value.

use kernel::{Declared, Kind, Markdown, Text, Typed, Value, parse, print};

use crate::world::{Book, Reader, World};

#[test]
fn printed_values_read_back() {
    let mut world = World::new();
    let ada = world.reader("Ada");
    world.reader("Bob, the builder");
    let book = world.book("Emma", ada);
    let pairs = [
        ("body", "a\n\nb"),
        ("pages", "-0"),
        ("weight", "12.50"),
        ("price", "18000 EUR"),
        ("published", "1999-12-31"),
        ("scanned", "2026-01-01T00:00:00Z"),
        ("lent", "YES"),
        ("sort", "nonfiction"),
        ("readers", "RD-002\nAda"),
        ("tags", "x\n\n y "),
    ];
    world.edit(Book::REGISTER, book, &pairs).unwrap();
    let row = world.state.row("book", book).unwrap();
    for (at, field) in Book::REGISTER.fields.iter().enumerate() {
        let value = row.record.get(at);
        if matches!(field.kind, Kind::Group(_) | Kind::Many(_)) {
            continue;
        }
        let again = parse::parse(&field.kind, &print::text(&value, &world.state), &world.state).unwrap();
        assert!(again == value || again.is_blank() && value.is_blank(), "{}: {value:?} became {again:?}", field.key);
    }
}

#[test]
fn what_nobody_can_see_is_no_content() {
    let world = World::new();
    for unseen in ["", " \t", "\u{200b}", "\u{feff}\u{2060} \u{ad}", "\u{3164}\u{2800}\n", "\u{e0041}"] {
        assert!(kernel::is_blank(unseen), "{unseen:?}");
        assert_eq!(parse::parse(&Kind::Markdown, unseen, &world.state), Ok(Value::Nothing), "{unseen:?}");
        assert_eq!(Text::take(Value::Text(unseen.into())), Ok(Text::default()), "{unseen:?}");
        assert_eq!(<Option<Markdown> as Typed>::take(Value::Text(unseen.into())), Ok(None), "{unseen:?}");
    }
    for seen in [".", "a\u{200d}b", "\u{5d0}\u{200f}", "\u{1f468}\u{200d}\u{1f469}", "\u{301}"] {
        assert!(!kernel::is_blank(seen), "{seen:?}");
    }
}

#[test]
fn links_are_found_by_id_reference_unique_content_and_title() {
    let mut world = World::new();
    let ada = world.create(Reader::REGISTER, &[("name", "Ada"), ("email", "ada@example.org")]).unwrap();
    for text in [ada.to_string().as_str(), "RD-001", "rd-1", "ada@example.org", "ADA"] {
        assert_eq!(world.state.resolve("reader", text), Ok(ada), "{text}");
    }
    world.reader("ada");
    assert!(world.state.resolve("reader", "Ada").unwrap_err().0.contains("more than one"));
}
