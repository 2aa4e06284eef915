//! 6.1.2 c: risks proposed from the assets: for which of them, how many, and why for none of the others.

use access::Right;
use isms::context::Scope;
use isms::context::boundary::{Boundary, Side};
use isms::planning::risks::{Prospect, Risk, prospects};
use isms::planning::worth::worthless;
use isms::planning::{Asset, AssetType};
use kernel::{Declared, Id, Links};

use crate::frame::register_path;
use crate::pages::planning::values;
use crate::pages::scene::{Doing, Named, Scene};

/// Assets that are named in one address, so that no server on the way finds it too long.
const ASSETS_MAX: usize = 200;
/// Most assets named of those that nothing is proposed for, by each reason.
const WITHOUT_MAX: usize = 12;

/// The assets that risks are proposed for.
pub struct Proposing {
    /// Those that something can be proposed for, with how many; ticked are those whose own type says so.
    pub offers: Vec<Offer>,
    /// How many risks that is together.
    pub count: usize,
    /// Whether there are more assets than are named here.
    pub more: bool,
    /// Those that nothing is proposed for: why and what to do, the first of them with where it is done, how many more.
    pub without: Vec<Without>,
    /// Those that have no value and that nothing of value needs; what is proposed for them comes after the rest.
    pub worthless: Option<Without>,
    /// Where they are valued.
    pub values: String,
    /// The form of the act.
    pub action: String,
    /// Every asset, to choose from where they are too many.
    pub assets: String,
    /// Where own types and the library are.
    pub types: String,
}

/// An asset that risks can be proposed for.
pub struct Offer {
    /// The asset.
    pub asset: Named,
    /// How many, and by what.
    pub words: String,
    /// Whether it is ticked unless somebody unticks it.
    pub ticked: bool,
}

/// Assets that nothing is proposed for, for one reason.
pub struct Without {
    /// Why, and what to do.
    pub why: String,
    /// The first of them, each leading to where it is done.
    pub assets: Vec<Named>,
    /// How many more there are.
    pub more: usize,
    /// Where a person says that risks were looked for around them and none was found.
    pub none_found: Option<Doing>,
}

impl Proposing {
    /// Of all assets inside the scope, for whoever may propose; none where there are no assets.
    pub fn of(scene: Scene<'_>) -> Option<Self> {
        let assets = inside(scene);
        if assets.is_empty() || !scene.may(Right::Act) {
            return None;
        }
        let found = prospects(scene.state, &assets);
        let open = found.iter().filter_map(|(id, own)| match own {
            Prospect::Proposes(count) => Some((*id, *count, true)),
            Prospect::Carried(count) => Some((*id, *count, false)),
            Prospect::Exhausted | Prospect::Untyped | Prospect::Unknown => None,
        });
        let open: Vec<_> = open.collect();
        let bare = worthless(scene.state);
        let bare: Vec<_> = assets.iter().filter(|id| bare.contains(id)).collect();
        let reasons = [
            (Prospect::Untyped, "risks-propose-untyped", "/edit#f-asset_type"),
            (Prospect::Unknown, "risks-propose-unknown", ""),
            (Prospect::Exhausted, "risks-propose-exhausted", ""),
        ];
        let without = reasons.into_iter().filter_map(|(wanted, why, place)| {
            let those: Vec<_> = found.iter().filter(|(_, own)| *own == wanted).map(|(id, _)| *id).collect();
            let told = without(scene, &those, why, place)?;
            let none_found = none_found(scene, &those).filter(|_| wanted != Prospect::Untyped);
            Some(Without { none_found, ..told })
        });
        Some(Self {
            count: open.iter().map(|(_, count, _)| count).sum(),
            more: open.len() > ASSETS_MAX,
            offers: open.into_iter().take(ASSETS_MAX).filter_map(|own| offer(scene, own)).collect(),
            without: without.collect(),
            worthless: self::without(scene, &bare, "assets-worthless", ""),
            values: scene.href(&format!("{}?show=worthless", values::PATH)),
            action: scene.base(&format!("{}/acts/risk.propose", register_path(Asset::REGISTER))),
            assets: scene.href(&register_path(Asset::REGISTER)),
            types: scene.href(&register_path(AssetType::REGISTER)),
        })
    }
}

fn offer(scene: Scene<'_>, (id, count, own): (Id<Asset>, usize, bool)) -> Option<Offer> {
    let words = scene.t.one(if own { "risks-propose-count" } else { "risks-propose-carried" }, "count", count);
    Some(Offer { asset: scene.link_to(id)?, words, ticked: own })
}

fn without(scene: Scene<'_>, those: &[Id<Asset>], why: &str, place: &str) -> Option<Without> {
    let named = those.iter().take(WITHOUT_MAX).filter_map(|id| scene.link_to(*id));
    let edits = scene.may(Right::Edit);
    let leading = |own: Named| if edits { Named { href: format!("{}{place}", own.href), ..own } } else { own };
    (!those.is_empty()).then(|| Without {
        why: scene.t.one(why, "count", those.len()),
        assets: named.map(leading).collect(),
        more: those.len().saturating_sub(WITHOUT_MAX),
        none_found: None,
    })
}

/// The act that says of these assets that no risk was found, for those of which nobody said so and around which none is.
fn none_found(scene: Scene<'_>, those: &[Id<Asset>]) -> Option<Doing> {
    let act = isms::act("asset.find_no_risk").filter(|act| scene.may_do(act))?;
    let unsaid = |id: &&Id<Asset>| scene.state.get(**id).is_some_and(|asset| asset.sought.is_none());
    let open = those.iter().filter(unsaid).filter(|id| (act.offered)(scene.state, id.raw()));
    let named: Vec<_> = open.take(ASSETS_MAX).map(|id| scene.state.reference(*id)).collect();
    let path = format!("{}/acts/{}?assets={}", register_path(Asset::REGISTER), act.key, named.join(","));
    let (label, href) = (scene.t.act(act).to_owned(), scene.href(&path));
    (!named.is_empty()).then_some(Doing { act: act.key, label, href, signs: false, asks: None })
}

/// The assets that lie not outside the scope, in the order of the register.
fn inside(scene: Scene<'_>) -> Links<Asset> {
    let scopes = || scene.state.of::<Scope>().iter().map(|(_, scope)| &scope.record);
    let boundary = Boundary::of(scene.state, scopes());
    let inside = |asset: &Asset| scopes().next().is_none() || boundary.asset(asset) != Side::Outside;
    Links::to(scene.state.of::<Asset>().iter().filter(|(_, asset)| inside(asset)).map(|(id, _)| id))
}

/// Where risks are proposed from the assets, for whoever may and where there are any: on the page of proposals. Looking
/// at all assets is for that page alone: a page of the register costs the same however many assets there are.
pub fn leading(scene: Scene<'_>, here: bool) -> Option<String> {
    let assets = scene.state.table(Asset::KEY).is_some_and(|table| table.len_live() > 0);
    let proposals = || scene.href(&format!("{}?status=proposed", register_path(Risk::REGISTER)));
    (scene.may(Right::Act) && assets).then(|| if here { "#propose".to_owned() } else { proposals() })
}
