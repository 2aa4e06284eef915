//! Files dropped on a record: evidence about it, one record a file, one entry for all.

use axum::extract::Path;
use axum::response::Response;
use isms::certification::evidence::{Evidence, EvidenceKind};
use kernel::{Choice, Command, Declared, FileRef, Id, RawId, Refusal, Row, Value};

use super::taken;
use crate::auth::text;
use crate::error::Halt;
use crate::flash;
use crate::generic::{record_path, register, row};
use crate::sent::Sent;
use crate::visit::{At, Visit};

/// The key under which several files at once are recorded.
const ACT: &str = "bulk.attach";
/// Most files that are taken in one go.
const FILES_MAX: usize = 50;

/// `POST …/{record}/evidence`.
pub async fn attach(
    At(visit): At,
    Path((_, section, plural, named)): Path<(String, String, String, String)>,
    Sent(pairs): Sent,
) -> Result<Response, Halt> {
    let register = register(&visit, &section, &plural)?;
    let subject = row(&visit, register, &named)?;
    let named_evidence = text(&pairs, "evidence").trim();
    if !named_evidence.is_empty() {
        return linked(&visit, &subject, named_evidence).await;
    }
    let (files, mut refusals) = (taken::files(&pairs, "file"), taken::refusals(&pairs));
    if files.is_empty() && refusals.is_empty() {
        refusals.push(Refusal::software("file", "choose a file first"));
    }
    if files.len() > FILES_MAX {
        refusals.push(Refusal::software("file", format!("attach at most {FILES_MAX} files at once")));
    }
    if !refusals.is_empty() {
        return Err(Halt::Refused(refusals));
    }
    let commands: Vec<_> = files.iter().map(|file| (file.name.clone(), evidence(&visit, file, subject.id))).collect();
    let count = commands.len();
    let command = match <[_; 1]>::try_from(commands) {
        Ok([(_, command)]) => command,
        Err(commands) => Command::Batch(ACT, commands.into()),
    };
    let done = visit.house().engine.execute(&visit.org, visit.asked()?, command).await?;
    let said = visit.t().one("evidence-attached", "count", count);
    let undo = visit.href(&format!("history/{}/undo", done.seq));
    Ok(flash::go(&visit.href(&record_path(&subject)), said, Some(undo)))
}

/// Evidence that is here already is about this record too.
async fn linked(visit: &Visit, subject: &Row<'_>, named: &str) -> Result<Response, Halt> {
    let wrong = |message: String| Halt::Refused(vec![Refusal::software("evidence", message)]);
    // A title may stand behind the reference.
    let reference = named.split_whitespace().next().unwrap_or_default();
    let id = visit.state.resolve(Evidence::KEY, named).or_else(|_| visit.state.resolve(Evidence::KEY, reference));
    let id = Id::<Evidence>::of(id.map_err(|wrong_name| wrong(wrong_name.0))?);
    let evidence = visit.state.get(id).filter(|evidence| !evidence.head.retired);
    let evidence =
        evidence.ok_or_else(|| wrong("this evidence is retired; choose another or restore it".to_owned()))?;
    let mut about = evidence.about.0.to_vec();
    if about.contains(&subject.id) {
        return Err(wrong(format!("{} is about this record already", visit.state.reference(id))));
    }
    about.push(subject.id);
    let values = vec![(kernel::Path::field("about"), Value::Links(about))];
    let command = Command::Edit(Evidence::REGISTER, id.raw(), values, Some(evidence.head.changed));
    let done = visit.house().engine.execute(&visit.org, visit.asked()?, command).await?;
    let said = visit.t().one("evidence-linked", "reference", visit.state.reference(id));
    let undo = visit.href(&format!("history/{}/undo", done.seq));
    Ok(flash::go(&visit.href(&record_path(subject)), said, Some(undo)))
}

/// Evidence of today about a record, named after its file.
fn evidence(visit: &Visit, file: &FileRef, about: RawId) -> Command {
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    let title = if stem.is_empty() { &file.name } else { stem };
    let mut values = vec![
        ("title", Value::Text(title.to_owned())),
        ("kind", Value::Choice(EvidenceKind::of_media(&file.media).key().into())),
        ("file", Value::File(Box::new(file.clone()))),
        ("about", Value::Links(vec![about])),
        ("collected_on", Value::Date(visit.today)),
    ];
    values.extend(visit.actor.person.map(|person| ("collected_by", Value::Link(person))));
    let values = values.into_iter().map(|(field, value)| (kernel::Path::field(field), value)).collect();
    Command::Create(Evidence::REGISTER, values)
}
