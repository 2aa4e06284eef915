//! Names of people whom nobody is known by yet, written in several ways.

use exchange::sheets::{self, Means, Options, Preview, Saying};
use isms::planning::Asset;
use isms::support::Person;
use kernel::{Command, State};

use super::begun::{done, with};
use super::looks::{look, of, told};

const LIST: &str = "Name,Owner,Deputy\nMail,Grace Lee,\nFiles,\"Lee, Grace\",\nPay,LEE Grace,IT team\nShop,G. Lee,N.N.\n\
    Web,grace.lee@acme.example,Lindqvist / Okafor\n";

fn saying(words: &[(&str, &str)]) -> Options {
    let one = |(word, means): &(&str, &str)| {
        let (heading, word) = ("Owner".to_owned(), (*word).to_owned());
        Saying { sheet: None, heading, word, means: Means::read(means) }
    };
    Options { words: words.iter().map(one).collect(), ..of("asset") }
}

fn open(seen: &Preview) -> Vec<&str> {
    seen.sheets[0].words.iter().filter(|word| word.is_open()).map(|word| word.word.as_str()).collect()
}

fn brought(file: &str, options: &Options, state: &State) -> State {
    let mut seen = look(file, options, state);
    assert_eq!(told(&seen), Vec::<String>::new());
    done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), state)
}

/// The people of a state: name and e-mail address.
fn people(state: &State) -> Vec<(String, String)> {
    let mail = |own: &Person| own.email.as_ref().map(ToString::to_string).unwrap_or_default();
    state.of::<Person>().iter().map(|(_, own)| (own.name.to_string(), mail(own))).collect()
}

#[test]
fn several_forms_of_one_name_are_one_question_and_one_person() {
    let state = with(&[]);
    let seen = look(LIST, &of("asset"), &state);
    assert_eq!(open(&seen), ["Grace Lee"]);
    assert_eq!(told(&seen).len(), 1, "{:?}", told(&seen));
    let note = "\"Lee, Grace\", \"LEE Grace\", \"grace.lee@acme.example\", \"G. Lee\": read as other forms of \"Grace Lee\"; where one is somebody else, say who";
    assert!(seen.notes.iter().any(|own| own == note), "{:?}", seen.notes);
    for word in ["Grace Lee", "LEE Grace"] {
        let after = brought(LIST, &saying(&[(word, "+")]), &state);
        assert_eq!(people(&after), [("Grace Lee".to_owned(), "grace.lee@acme.example".to_owned())], "{word}");
        assert!(after.of::<Asset>().iter().all(|(_, own)| own.owner.is_some()), "{word}");
    }
}

#[test]
fn whoever_one_form_is_said_to_be_the_others_are_too() {
    let state = with(&[("person", &[("name", "Grace Lee-Ohm")])]);
    let after = brought(LIST, &saying(&[("Grace Lee", "P-001")]), &state);
    assert_eq!(people(&after).len(), 1);
    assert!(after.of::<Asset>().iter().all(|(_, own)| own.owner.is_some()));
    let other = saying(&[("G. Lee", "P-001"), ("Grace Lee", "+")]);
    let after = brought(LIST, &other, &state);
    let owned =
        after.of::<Asset>().iter().filter(|(_, own)| own.owner.is_some_and(|own| after.reference(own) == "P-001"));
    assert_eq!((people(&after).len(), owned.count()), (2, 1));
}

#[test]
fn two_that_may_be_one_are_made_two_once_that_is_said() {
    let state = with(&[]);
    let twice = saying(&[("Grace Lee", "+"), ("Lee, Grace", "+")]);
    assert_eq!(people(&brought(LIST, &twice, &state)).len(), 1, "a whole name in two forms is one");
    let letter = saying(&[("Grace Lee", "+"), ("G. Lee", "+")]);
    let asked = "\"G. Lee\" and \"Grace Lee\" are made two people; say which of the two it is, where it is one";
    assert!(look(LIST, &letter, &state).warnings().any(|own| own == asked));
    assert_eq!(people(&brought(LIST, &letter, &state)).len(), 2);
}

#[test]
fn an_address_alone_is_the_address_of_whom_it_names() {
    let file = "Name,Owner\nMail,ben.ohm@acme.example\nFiles,Ada Lind <ada@acme.example>\n";
    let options = saying(&[("ben.ohm@acme.example", "+"), ("Ada Lind <ada@acme.example>", "+")]);
    let after = brought(file, &options, &with(&[]));
    let all = [("Ben Ohm", "ben.ohm@acme.example"), ("Ada Lind", "ada@acme.example")];
    assert_eq!(people(&after), all.map(|(name, mail)| (name.to_owned(), mail.to_owned())));
}

#[test]
fn what_names_no_person_is_marked() {
    let file = "Name,Owner\nMail,IT team\nFiles,N.N.\nPay,Lindqvist / Okafor\nShop,Grace Lee\n";
    let seen = look(file, &of("asset"), &with(&[]));
    let named = seen.sheets[0].words.iter().filter(|word| word.named).map(|word| word.word.as_str());
    assert_eq!(named.collect::<Vec<_>>(), ["Grace Lee"]);
}
