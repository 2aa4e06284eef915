//! 7.3 a: saying that one has read a document in force.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Link, RawId, Refusal, State, Text};

use super::{Acknowledgement, AcknowledgementWay};
use crate::leadership::signer;
use crate::support::campaigns::CampaignState;
use crate::support::documents::DocumentState;
use crate::support::{Campaign, Document, Person};

/// Say that you have read this version of a document and keep to it.
#[derive(Act)]
#[act(key = "acknowledgement.give", clause = "7.3 a", signs)]
pub struct GiveAcknowledgement {
    /// The document.
    pub document: Id<Document>,
    /// The campaign it belongs to.
    pub campaign: Option<Link<Campaign>>,
    /// What you want to say about it.
    pub remark: Option<Text>,
}

impl Decide for GiveAcknowledgement {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let document = state.live(self.document).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if document.state != DocumentState::Published {
            let message = "only a document in force is acknowledged; wait until this is published";
            refusals.push(Refusal::software("document", message));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        if by.is_some_and(|by| given(state, self.document, by)) {
            refusals.push(Refusal::software("document", "you have acknowledged this version already"));
        }
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.create(|word: &mut Acknowledgement| {
            word.title = format!("{}, version {}", document.title, document.version_name()).into();
            word.person = by;
            word.document = self.document;
            word.version = Some(document.version_name().into());
            word.on = Some(context.day);
            word.campaign = self.campaign;
            word.way = AcknowledgementWay::Here;
            word.remark = self.remark.clone();
            word.seal = document.seal.clone();
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let asked = |document: &Document| document.to_acknowledge || is_read_in_a_campaign(state, subject);
        let in_force = |document: &Document| document.state == DocumentState::Published;
        state.live(Id::<Document>::of(subject)).is_ok_and(|document| in_force(document) && asked(document))
    }
}

/// Whether a campaign under way has people read a document.
fn is_read_in_a_campaign(state: &State, document: RawId) -> bool {
    let mut campaigns = state.pointing::<Campaign>(document);
    campaigns.any(|(_, own)| own.state == CampaignState::Running && own.documents.contains(Id::of(document)))
}

/// Whether a person has acknowledged the version of a document that is in force.
pub fn given(state: &State, document: Id<Document>, person: Id<Person>) -> bool {
    let version = state.get(document).map(|held| held.version_name());
    let mut words = state.pointing::<Acknowledgement>(document.raw());
    words.any(|(_, word)| word.person == person && word.version.as_deref() == version.as_deref())
}
