//! Saved views: the address of a list kept under a name, offered above the list.

use axum::response::Response;
use isms::work::SavedView;
use kernel::{Command, Declared, Id, Path, Register, Value};

use super::query;
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::flash;
use crate::frame::register_path;
use crate::sent::Sent;
use crate::visit::{At, Visit};

/// A view that is offered.
pub struct View {
    /// What it is called.
    pub title: String,
    /// The list as it shows it.
    pub href: String,
    /// The record itself, where it is renamed and retired.
    pub record: String,
    /// Whether everybody is offered it.
    pub shared: bool,
}

/// The views of a register that a visitor is offered, by title.
pub fn of(visit: &Visit, register: &Register) -> Vec<View> {
    let person = visit.actor.person.map(Id::of);
    let offered = visit.state.of::<SavedView>().iter();
    let offered = offered.filter(|(_, view)| *view.register == *register.key && view.is_offered(person));
    let path = register_path(register);
    let mut views: Vec<View> = offered
        .map(|(id, view)| View {
            title: view.title.to_string(),
            href: href(visit, &path, view.query.as_deref().unwrap_or_default()),
            record: visit.href(&format!("{}/{}", register_path(SavedView::REGISTER), visit.state.reference(id))),
            shared: view.shared,
        })
        .collect();
    views.sort_by_key(|view| view.title.to_lowercase());
    views
}

/// The list under a saved query, read and written anew so that nothing else can stand in it.
fn href(visit: &Visit, path: &str, saved: &str) -> String {
    let pairs: Pairs = serde_urlencoded::from_str(saved).unwrap_or_default();
    let query = query::with(&pairs, &[("cursor", "")]);
    visit.href(&if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") })
}

/// Whether a visitor may save views.
pub fn may_save(visit: &Visit) -> bool {
    visit.has(access::right_for_edit(SavedView::REGISTER))
}

/// `POST /o/{org}/views`: saves the present view of a list under a name.
pub async fn save(At(visit): At, Sent(pairs): Sent) -> Result<Response, Halt> {
    let register = visit.state.register(text(&pairs, "_register")).ok_or(Halt::NotFound)?;
    let title = text(&pairs, "title").trim();
    let query = text(&pairs, "_view");
    // Whoever stands for no person could not find a view of their own again.
    let shared = !text(&pairs, "shared").is_empty() || visit.actor.person.is_none();
    let owner = visit.actor.person.map_or(Value::Nothing, Value::Link);
    let values = vec![
        (Path::field("title"), Value::Text(title.to_owned())),
        (Path::field("register"), Value::Text(register.key.to_owned())),
        (Path::field("query"), Value::Text(query.to_owned())),
        (Path::field("shared"), Value::Flag(shared)),
        (Path::field("owner"), owner),
    ];
    let command = Command::Create(SavedView::REGISTER, values);
    visit.house().engine.execute(&visit.org, visit.asked()?, command).await?;
    let to = href(&visit, &register_path(register), query);
    Ok(flash::go(&to, visit.t().one("view-saved", "title", title.to_owned()), None))
}
