//! 8.1: saying that something happened, as anybody may.

use kernel::{
    Act, Changes, Context, Decide, Decision, FileRef, Id, Link, Markdown, RawId, Refusal, State, Text, Timestamp,
};

use super::{Incident, IncidentState};
use crate::context::Site;

/// Say that something harmed information security, or could have. Whoever may sign in may say so; who reported it and
/// when is written down, and it is judged by others.
#[derive(Act)]
#[act(key = "incident.report", clause = "8.1-unint")]
pub struct ReportIncident {
    /// What happened, in a few words.
    pub title: Text,
    /// What you saw, as it was: what, who was there, what was done since.
    pub description: Option<Markdown>,
    /// When you noticed it, where that was not just now.
    pub noticed_at: Option<Timestamp>,
    /// A photo of what you saw.
    pub photo: Option<FileRef>,
    /// Where it happened: the room, the system, the way home.
    pub place: Option<Text>,
    /// The site, where it is one of ours.
    pub site: Option<Link<Site>>,
}

impl Decide for ReportIncident {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let noticed = self.noticed_at.unwrap_or(context.time);
        if noticed > context.time {
            return Err(vec![Refusal::software("noticed_at", "this lies ahead; pick the moment you noticed it")]);
        }
        let site = self.site.filter(|site| !site.is_nil());
        let mut changes = Changes::on(state, context);
        changes.create(|incident: &mut Incident| {
            incident.title = self.title.clone();
            incident.description = self.description.clone();
            incident.place = self.place.clone();
            incident.photo = self.photo.clone();
            incident.reported_by = context.person.map(Id::of).filter(|person| state.live(*person).is_ok());
            incident.reported_at = Some(context.time);
            incident.detected_at = Some(noticed);
            incident.state = IncidentState::Reported;
            incident.sites = kernel::Links::to(site);
        });
        Ok(changes.done())
    }

    /// Whoever reports has mostly just noticed it.
    fn prefill(_: &State, context: &Context, _: RawId) -> Option<Self> {
        let (title, noticed_at) = (Text::default(), Some(context.time));
        Some(Self { title, description: None, noticed_at, photo: None, place: None, site: None })
    }
}
