//! 6.1.2 c: beginning with the catalogue offered.

use std::collections::HashMap;

use kernel::{Act, Changes, Choice, Context, Decide, Decision, Declared, Id, Lines, Links, Many, State, Text, Value};

use super::catalogue::{ThreatRow, VulnerabilityRow, catalogue};
use super::{Origin, Threat};
use crate::planning::assets::AssetKind;
use crate::planning::vulnerabilities::Exploit;
use crate::planning::{AssetType, Vulnerability};

/// What stands before the ids of the catalogue in library keys, so that they meet those of no other library.
const LIBRARY: &str = "starter";

/// Take over the catalogue offered: types of assets, threats, vulnerabilities and what goes together, from which
/// risks are proposed. What was taken over before stays as it is now, also where it was edited or retired.
#[derive(Act)]
#[act(key = "threat.adopt", clause = "6.1.2 c")]
pub struct AdoptThreats {
    /// Only vulnerabilities of these groups, such as hardware, software, network, personnel, site, organization,
    /// cloud or cryptography; all where none is named.
    pub groups: Lines,
}

impl Decide for AdoptThreats {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let offer = catalogue();
        let mut changes = Changes::on(state, context);
        let types: HashMap<&str, Id<AssetType>> = offer
            .asset_types
            .iter()
            .map(|row| {
                let id = ready(&mut changes, &row.id, |own: &mut AssetType| {
                    own.title = row.name.as_str().into();
                    own.kind = AssetKind::of(&row.kind).unwrap_or(AssetKind::Supporting);
                    own.tags = Lines(vec![row.group.clone()]);
                    own.library_key = Some(key(&row.id));
                });
                (row.id.as_str(), id)
            })
            .collect();
        let threats: HashMap<&str, Id<Threat>> = offer
            .threats
            .iter()
            .map(|row| (row.id.as_str(), ready(&mut changes, &row.id, |own: &mut Threat| describe(own, row))))
            .collect();
        for row in offer.vulnerabilities.iter().filter(|row| self.wants(row)) {
            let exploited = exploited(row, &types, &threats);
            ready(&mut changes, &row.id, |own: &mut Vulnerability| {
                own.title = row.name.as_str().into();
                own.theme = Some(row.group.as_str().into());
                own.reference_controls = Lines(row.controls_2022.clone());
                own.exploited = exploited;
                own.library_key = Some(key(&row.id));
            });
        }
        Ok(changes.done())
    }
}

impl AdoptThreats {
    fn wants(&self, row: &VulnerabilityRow) -> bool {
        self.groups.0.is_empty() || self.groups.0.iter().any(|group| group.eq_ignore_ascii_case(&row.group))
    }
}

fn key(id: &str) -> Text {
    Text::from(format!("{LIBRARY}:{id}"))
}

/// The record of an entry, made where there is none of it yet.
fn ready<R: Declared>(changes: &mut Changes<'_>, id: &str, fill: impl FnOnce(&mut R)) -> Id<R> {
    let (field, _) = R::REGISTER.field("library_key").expect("registers of the catalogue keep its keys");
    let table = changes.state().table(R::KEY).expect("the register is listed");
    let known = table.holder(field, &Value::Text(key(id).to_string()));
    known.map(Id::of).unwrap_or_else(|| changes.create(fill))
}

fn describe(own: &mut Threat, row: &ThreatRow) {
    let affects = |aim: &str| row.affects.iter().any(|own| own == aim);
    own.title = row.name.as_str().into();
    own.wording = Some(row.wording.as_str().into());
    own.theme = Some(row.category.as_str().into());
    own.origin = row.origins.first().and_then(|origin| Origin::of(origin));
    own.confidentiality = affects("Confidentiality");
    own.integrity = affects("Integrity");
    own.availability = affects("Availability");
    own.reference_controls = Lines(row.controls_2022.clone());
    own.library_key = Some(key(&row.id));
}

/// The threats that use a vulnerability, each with the types of assets concerned, by the threat's id.
fn exploited(
    row: &VulnerabilityRow,
    types: &HashMap<&str, Id<AssetType>>,
    threats: &HashMap<&str, Id<Threat>>,
) -> Many<Exploit> {
    let mut found: Vec<(&str, Vec<Id<AssetType>>)> = Vec::new();
    for [asset_type, _, threat] in catalogue().pairs.iter().filter(|[_, vulnerability, _]| *vulnerability == row.id) {
        let Some(asset_type) = types.get(asset_type.as_str()) else { continue };
        match found.iter_mut().find(|(own, _)| own == threat) {
            Some((_, all)) => all.push(*asset_type),
            None => found.push((threat.as_str(), vec![*asset_type])),
        }
    }
    let exploit = |(threat, all): (&str, Vec<_>)| {
        Some((threat.to_owned(), Exploit { threat: *threats.get(threat)?, asset_types: Links::to(all) }))
    };
    found.into_iter().filter_map(exploit).collect()
}
