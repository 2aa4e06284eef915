//! What people say to each other about a record, on its page: open tasks, comments, and a line to write the next one.

use access::{right_for_act, right_for_edit};
use askama::Template;
use askama::filters::HtmlSafe;
use isms::support::Person;
use isms::work::tasks::is_open;
use isms::work::{Comment, Task};
use kernel::{Declared, Held, Id, Row};

use crate::frame::register_path;
use crate::generic::record_path;
use crate::generic::shown::prose;
use crate::pages::scene::{Named, Scene};
use crate::texts::Texts;
use crate::visit::Visit;

/// Comments that stand on the page, the newest ones; the others stand in their register.
const COMMENTS_MAX: usize = 10;
/// Key of the act by which one comments.
const WRITE: &str = "comment.write";

/// Tasks and comments about a record.
#[derive(Template)]
#[template(path = "work/talk.html")]
pub struct Talk {
    t: &'static Texts,
    tasks: Vec<OpenTask>,
    /// The oldest first.
    comments: Vec<Said>,
    /// How many older ones there are, and where.
    more: usize,
    all: String,
    /// None for whoever may not, and on a past day.
    writing: Option<Writing>,
    /// The form of a new task about the record; empty for whoever may add none.
    task: String,
}
impl HtmlSafe for Talk {}

/// One open task.
struct OpenTask {
    task: Named,
    /// Who is to do it, by when.
    told: String,
    late: bool,
}

/// One comment.
struct Said {
    who: String,
    href: String,
    time: String,
    /// Rendered and cleaned.
    text: String,
}

/// Where a comment is sent, and what goes along.
struct Writing {
    action: String,
    about: String,
    back: String,
    /// Where people to speak to are suggested from.
    people: String,
}

impl Talk {
    /// None beside what is itself said or kept for work, but for tasks.
    pub fn about(visit: &Visit, row: &Row<'_>) -> Option<Self> {
        let register = row.record.register();
        if register.section() == Comment::REGISTER.section() && register.key != Task::KEY {
            return None;
        }
        let comments: Vec<_> = visit.state.pointing::<Comment>(row.id).collect();
        let more = comments.len().saturating_sub(COMMENTS_MAX);
        let open = !row.head.retired && visit.as_of.is_none();
        let adds = open && visit.has(right_for_edit(Task::REGISTER));
        let (path, reference) = (record_path(row), row.reference());
        let talk = Self {
            t: visit.t(),
            tasks: tasks(Scene::of(visit), row),
            comments: comments.into_iter().skip(more).filter_map(|(id, own)| said(visit, id, own)).collect(),
            more,
            all: visit.href(&format!("{}?about={reference}", register_path(Comment::REGISTER))),
            writing: open.then(|| Writing::about(visit, row)).flatten(),
            task: match adds {
                true => visit.href(&format!("{}/new?about={reference}&_to={path}", register_path(Task::REGISTER))),
                false => String::new(),
            },
        };
        let empty = talk.tasks.is_empty() && talk.comments.is_empty() && talk.writing.is_none() && talk.task.is_empty();
        (!empty).then_some(talk)
    }
}

impl Writing {
    fn about(visit: &Visit, row: &Row<'_>) -> Option<Self> {
        let act = isms::act(WRITE).filter(|act| visit.has(right_for_act(act)))?;
        Some(Self {
            action: visit.href(&format!("{}/acts/{}", register_path(Comment::REGISTER), act.key)),
            about: row.reference(),
            back: record_path(row),
            people: visit.href(&format!("suggest/{}", Person::KEY)),
        })
    }
}

/// The open ones, the most urgent first.
fn tasks(scene: Scene<'_>, row: &Row<'_>) -> Vec<OpenTask> {
    let mut open: Vec<_> =
        scene.state.pointing::<Task>(row.id).filter(|(_, task)| is_open(scene.state, task)).collect();
    open.sort_by_key(|(_, task)| (task.due.is_none(), task.due));
    let told = |task: &Task| {
        let who = task.assignee.map(|person| scene.who(person).into_owned());
        let due = task.due.map(|day| scene.t.day(day));
        who.into_iter().chain(due).collect::<Vec<_>>().join(" · ")
    };
    let shown = |(id, task): (Id<Task>, &Held<Task>)| {
        let late = task.due.is_some_and(|day| day < scene.day);
        Some(OpenTask { task: scene.link_to(id)?, told: told(task), late })
    };
    open.into_iter().filter_map(shown).collect()
}

fn said(visit: &Visit, id: Id<Comment>, comment: &Held<Comment>) -> Option<Said> {
    let scene = Scene::of(visit);
    Some(Said {
        who: comment.by.map(|person| scene.person_name(person).to_owned()).unwrap_or_default(),
        href: scene.link_to(id)?.href,
        time: visit.t().time(comment.head.made, &visit.zone),
        text: prose(&comment.text),
    })
}
