//! 6.1.2 c 1: whether risks were looked for in everything that lies in scope, by all three aims of security.

use kernel::{ById, Declared, Held, Id, Ids, Level, Links};

use super::assessment::interval;
use super::lacking::Lacking;
use super::population::{first_risks, method_at_hand, risks, said, scopes, those};
use super::sides::core;
use super::substance::says_nothing;
use crate::age::{FRESH_DAYS, PATIENT_DAYS, made_on, older};
use crate::context::boundary::{Boundary, Side};
use crate::context::profiles::Sought;
use crate::context::{Process, Scope, Unit};
use crate::dates::months_after;
use crate::operation::Assessment;
use crate::operation::assessments::AssessmentState;
use crate::planning::aims::{self, AIMS};
use crate::planning::assets::{AssetKind, AssetState, Classification};
use crate::planning::risks::{Prospect, Status, prospects};
use crate::planning::{Asset, AssetType, Risk, Threat, Vulnerability};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::rehearsal::roll::Roll;

/// Risks look at confidentiality, integrity and availability.
pub const COVER_CIA: Check = Check { key: "risks.cover_cia", clause: "6.1.2", find: cover_cia };
/// Risks cover what lies in scope.
pub const COVER_SCOPE: Check = Check { key: "risks.cover_scope", clause: "6.1.2", find: cover_scope };

fn cover_cia(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let risks = risks(look);
    if risks.is_empty() {
        return cases.follows(point("none").then(first_risks(look)));
    }
    // Criteria of one's own tell nothing of the three; what risks say of them does.
    let own = method_at_hand(look).filter(|(_, method)| AIMS.iter().any(|aim| method.criteria.at(aim.key).is_none()));
    if let Some((id, _)) = own
        && !risks.iter().any(|(_, risk)| aims::ticked(risk).next().is_some())
    {
        return cases.judgement(point("own").about("method", look.named(id)));
    }
    // Whoever says of a risk which aims it harms has looked at them, also while the levels are still to be judged.
    let counts = AIMS.map(|aim| risks.iter().filter(|(_, risk)| aim.judged(risk) || (aim.ticked)(risk)).count());
    let unjudged = Lacking::risks(cases, &risks, |risk| risk.current.is_none());
    // While all risks are new and none is assessed, nothing tells yet where nobody looked.
    if unjudged.young.len() == risks.len() {
        return cases.not_due(unjudged.young());
    }
    let blind: Vec<_> = AIMS.iter().zip(counts).filter(|(_, count)| *count == 0).map(|(aim, _)| aim.word).collect();
    if !blind.is_empty() {
        let several = blind.len() > 1;
        let blind = point("blind").words("criteria", blind).then("risk.propose");
        cases.unfinished(if several { blind.grave() } else { blind.minor() });
    }
    // A risk of which no consequence is judged at all is told with the consequences.
    let any = |risk: &Risk| risk.consequence.iter().any(|(_, rating)| rating.level > Level(0));
    let tells = |risk: &Risk| AIMS.iter().any(|aim| aim.judged(risk) || (own.is_some() && (aim.ticked)(risk)));
    let empty = |risk: &Risk| risk.current.is_some() && any(risk) && !tells(risk);
    let empty = those(look, &risks, |_, risk| empty(risk));
    cases.unfinished(point("empty").listing("risks", empty).share(risks.len()).then_first("risk.assess"));
    touched(cases, &risks);
    let [c, i, a] = counts;
    cases.no_gap(point("ok").count("total", risks.len()).count("c", c).count("i", i).count("a", a));
}

/// Risks that say of none of the three that it is at risk, and those that say so of others than were judged.
fn touched<'a>(cases: &mut Cases<'_, 'a>, risks: &[Seen<'a, Risk>]) {
    let look = cases.look;
    let both = |risk: &Risk| (AIMS.map(|aim| aim.judged(risk)), AIMS.map(|aim| (aim.ticked)(risk)));
    let assessed = |risk: &Risk| risk.current.is_some() && both(risk).0.contains(&true);
    let untouched = those(look, risks, |_, risk| assessed(risk) && !both(risk).1.contains(&true));
    cases.unfinished(point("untouched").listing("risks", untouched).share(risks.len()).then_first("risk.edit"));
    let apart = |risk: &Risk| {
        let (judged, said) = both(risk);
        said.contains(&true) && !judged.iter().zip(said).any(|(judged, said)| *judged && said)
    };
    let other = those(look, risks, |_, risk| assessed(risk) && apart(risk));
    cases.wrong(
        point("other-aims").listing("risks", other).single().count("total", risks.len()).then_first("risk.edit"),
    );
}

fn cover_scope(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let (risks, assets): (_, Vec<_>) = (risks(look), look.of::<Asset>().iter().collect());
    if risks.is_empty() {
        let none = if assets.is_empty() { "assets" } else { "none" };
        return cases.follows(point(none).then(first_risks(look)));
    }
    let steps = method_at_hand(look).map_or(0, |(_, method)| method.consequence.len());
    let scopes = scopes(look);
    let boundary =
        Boundary::of(look.through(&[Unit::KEY, Process::KEY]), scopes.iter().map(|(_, scope)| &scope.record));
    // Without a scope everything is looked at, and what nothing places may lie inside.
    let there = |asset: &Asset| asset.state != AssetState::Disposed;
    let inside = |asset: &Asset| there(asset) && (scopes.is_empty() || boundary.asset(asset) != Side::Outside);
    let assets: Vec<_> = assets.into_iter().filter(|(_, asset)| inside(asset)).collect();
    let valued: Vec<_> = assets.iter().copied().filter(|(_, asset)| asset.valued_highly(None, steps)).collect();
    let covered = covered(look, risks.iter().flat_map(|(_, risk)| risk.assets.iter()));
    // Where a proposal waits or was rejected with a reason, somebody looked.
    let proposed: Vec<_> = look.of::<Risk>().iter().collect();
    let bare = |risk: &Risk| risk.rejection.as_ref().is_none_or(|own| says_nothing(&own.reason));
    let reasonless = those(look, &proposed, |_, risk| risk.status == Status::Rejected && bare(risk));
    cases.judgement(point("reasonless").listing("rejected", reasonless).then_first("risk.reopen"));
    let none_found = none_found(cases);
    let looked =
        self::covered(look, proposed.iter().flat_map(|(_, risk)| risk.assets.iter()).chain(none_found.clone()));
    unlooked(cases, &scopes, &boundary);
    // Whoever describes events alone names no assets; whether events reach all of them has to be read.
    if risks.iter().all(|(_, risk)| risk.assets.is_empty() && tells_event(risk)) {
        return cases.judgement(point("event").count("total", risks.len()));
    }
    let uncovered = those(look, &valued, |id, _| !looked.contains(&id));
    let then = first_look(look, &uncovered);
    cases.unfinished(point("uncovered").listing("assets", uncovered).share(valued.len()).then_first(then));
    // Where assets are valued at all, one that carries value and was passed over was not looked at.
    let passed_over = |id: &Id<Asset>, asset: &Asset| {
        let kept = matches!(asset.state, AssetState::InUse | AssetState::Stored);
        kept && asset.kind == AssetKind::Primary
            && asset.value.is_empty()
            && !covered.contains(id)
            && !none_found.contains(id)
    };
    if assets.iter().any(|(_, asset)| !asset.value.is_empty()) {
        let since = |id, asset: &Held<Asset>| passed_over(&id, asset).then(|| made_on(&asset.head));
        let unvalued = Lacking::among(cases, &assets, FRESH_DAYS, since);
        cases.unfinished(point("passed-over").listing("assets", unvalued.old.clone()).minor().then_first("asset.edit"));
        cases.not_due(unvalued.young());
    }
    let runs = look.of::<Assessment>().iter().filter(|(_, run)| run.state == AssessmentState::Completed);
    let last = runs.filter_map(|(_, run)| run.until.or(run.from)).max();
    let newer = |asset: &Asset| {
        let weighs = asset.personal_data || asset.classification.is_some_and(Classification::is_secret);
        let bought = asset.acquired_on.filter(|on| last.is_some_and(|last| *on > last));
        weighs && bought.is_some_and(|on| older(on, PATIENT_DAYS, cases.day))
    };
    let unseen = |id: Id<Asset>, asset: &Asset| !passed_over(&id, asset) && asset.value.is_empty() && newer(asset);
    let newer = those(look, &assets, |id, asset| unseen(id, asset) && !looked.contains(&id));
    cases.judgement(point("newer").listing("assets", newer).then_first("asset.edit"));
    let attested = those(look, &assets, |id, _| none_found.contains(&id) && !covered.contains(&id));
    cases.attested(point("sought").listing("assets", attested));
    let around = assets.iter().filter(|(id, _)| covered.contains(id)).count();
    match around {
        0 => cases.judgement(point("event").count("total", risks.len())),
        around => cases.no_gap(point("ok").count("total", around)),
    }
}

/// Processes inside that earn the money and in which nobody looked: neither a risk names them nor an asset, and nobody who
/// does part of them runs one. Where none of them is named anywhere, that says nothing of one alone.
fn unlooked(cases: &mut Cases<'_, '_>, scopes: &[Seen<'_, Scope>], boundary: &Boundary) {
    let look = cases.look;
    if scopes.is_empty() {
        return;
    }
    let named = |id: Id<Process>, own: &Process| {
        let supplied = || own.suppliers.iter().any(|by| look.pointing::<Asset>(by.raw()).next().is_some());
        let risk = || look.pointing::<Risk>(id.raw()).next().is_some();
        let asset = || look.pointing::<Asset>(id.raw()).next().is_some();
        risk() || asset() || supplied()
    };
    let parts = |id: Id<Process>| {
        look.pointing::<Process>(id.raw()).any(|(part, own)| own.parent == Some(id) && named(part, own))
    };
    let whole = |own: &Process| own.parent.and_then(|id| Some((id, look.live(id)?)));
    let looked =
        |id, own: &Process| named(id, own) || parts(id) || whole(own).is_some_and(|(above, held)| named(above, held));
    let inside = core(look).into_iter().filter(|(id, own)| boundary.process(*id, own) == Side::Inside);
    let (seen, unseen): (Vec<_>, Vec<_>) = inside.partition(|(id, own)| looked(*id, own));
    let old = |own: &Held<Process>| older(made_on(&own.head), FRESH_DAYS, cases.day);
    let unseen = those(look, &unseen, |_, own| old(own) && !seen.is_empty());
    cases.judgement(point("unlooked").listing("processes", unseen).then("risk.create"));
}

/// Whether a risk tells what happens, and to what: a process, or words for cause, event or harm.
fn tells_event(risk: &Risk) -> bool {
    let caused = said(&risk.cause).is_some() && said(&risk.harm).is_some();
    !risk.processes.is_empty() || said(&risk.event).is_some() || caused
}

/// The assets around which somebody looked and found no risk, while that holds: for the interval of the method.
fn none_found(cases: &Cases<'_, '_>) -> Vec<Id<Asset>> {
    let months = interval(cases.look);
    let holds = |own: &Sought| months_after(own.on, months) >= cases.day;
    let assets = cases.look.of::<Asset>().iter();
    assets.filter(|(_, asset)| asset.sought.as_deref().is_some_and(holds)).map(|(id, _)| id).collect()
}

/// The act that looks around the first of these assets: proposing, where the library knows something that is not in the
/// register; else saying that nothing was found.
fn first_look(look: &Look<'_>, uncovered: &Roll) -> &'static str {
    let first = uncovered.ids().next().map(|id| Links::to([Id::<Asset>::of(id)]));
    let state = look.through(&[Asset::KEY, Risk::KEY, Vulnerability::KEY, Threat::KEY, AssetType::KEY]);
    let open = |own: &(Id<Asset>, Prospect)| matches!(own.1, Prospect::Proposes(_) | Prospect::Carried(_));
    let proposes = first.is_none_or(|first| prospects(state, &first).iter().any(open));
    if proposes { "risk.propose" } else { "asset.find_no_risk" }
}

/// These assets, and all that cannot work without one of them.
fn covered(look: &Look<'_>, assets: impl IntoIterator<Item = Id<Asset>>) -> Ids<Asset> {
    let mut needing = ById::<_, Vec<Id<Asset>>>::default();
    for (id, asset) in look.of::<Asset>().iter() {
        asset.depends_on.iter().for_each(|below| needing.entry(below).or_default().push(id));
    }
    let mut covered: Ids<_> = assets.into_iter().collect();
    let mut open: Vec<_> = covered.iter().copied().collect();
    while let Some(asset) = open.pop() {
        let above = needing.get(&asset).into_iter().flatten();
        open.extend(above.copied().filter(|id| covered.insert(*id)));
    }
    covered
}
