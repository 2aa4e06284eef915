//! Writing about a record, in one's own name.

use kernel::{
    Act, Changes, Context, Decide, Decision, Id, Links, Markdown, Refusal, State, Subject, Text, Typed, Value,
};

use super::{Comment, mentions};

/// Most letters of a comment that stand in lists.
const TITLE_CHARS_MAX: usize = 80;

/// Write about a record, in your own name. People named with @ are asked to look at it.
#[derive(Act)]
#[act(key = "comment.write")]
pub struct WriteComment {
    /// The record it is about.
    pub about: Subject,
    /// What you want to say; @ and a name speaks to a person.
    pub text: Markdown,
}

impl Decide for WriteComment {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let lost = state.find(self.about.0).is_none();
        if lost {
            return Err(vec![Refusal::missing("about", "there is no such record; choose an existing one")]);
        }
        let title = beginning(&self.text).map_err(|refusal| vec![refusal])?;
        let mut changes = Changes::on(state, context);
        changes.create::<Comment>(|comment| {
            comment.title = title;
            comment.about = self.about;
            comment.text = self.text.clone();
            comment.mentions = Links::to(mentions(&self.text, state).into_iter().map(|mention| mention.person));
            comment.by = context.person.map(Id::of);
        });
        Ok(changes.done())
    }
}

/// The first line of a text as a title, cut after a word.
fn beginning(text: &str) -> Result<Text, Refusal> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let cut: String = line.chars().take(TITLE_CHARS_MAX).collect();
    let title = match cut.rsplit_once(' ') {
        Some((words, _)) if cut.len() < line.len() => format!("{words} …"),
        Some(_) | None => cut,
    };
    Text::take(Value::Text(title)).map_err(|wrong| wrong.at("text"))
}
