//! Where a risk stands on its way to acceptance, in words.

use std::collections::HashMap;

use isms::planning::risks::{Risk, Stage};
use isms::planning::{acceptance, scoring, treatments};
use kernel::{Choice, Date, Id};

use crate::pages::scene::Scene;

/// The words for stages, those with a day in them made once: many lines share one.
pub struct Wording<'a> {
    scene: Scene<'a>,
    plain: Vec<&'static str>,
    dated: HashMap<(&'static str, Date), String>,
    line: Option<i64>,
}

impl<'a> Wording<'a> {
    /// For risks of a state.
    pub fn of(scene: Scene<'a>) -> Self {
        let plain = Stage::CHOICES.values.iter().map(|stage| scene.t.choice(Stage::CHOICES.key, stage)).collect();
        let line = scoring::in_force(scene.state).map(|(_, method)| method.line);
        Self { scene, plain, dated: HashMap::new(), line }
    }

    /// Where a risk stands.
    pub fn stage(&mut self, id: Id<Risk>, risk: &Risk, stage: Stage) -> String {
        let t = self.scene.t;
        let standing = acceptance::standing(risk);
        let within = || standing.zip(self.line).is_some_and(|(acceptance, line)| acceptance.score <= line);
        match (stage, standing.and_then(|acceptance| acceptance.until)) {
            (Stage::Accepted, Some(until)) => self.dated("risks-accepted-until", until),
            (Stage::Accepted, None) if !within() => t.t("risks-accepted-above").to_owned(),
            (Stage::AcceptanceExpired, Some(until)) => self.dated("risks-accept-overdue", until),
            (Stage::AwaitingCountersignature, _) => self.countersignature(risk),
            (Stage::ToAssess, _) if risk.reopened.is_some() => t.t("risks-reassess").to_owned(),
            (Stage::ToAssess, _) if risk.current.is_some() => t.t("risks-reassess-scales").to_owned(),
            (Stage::ToAccept, _) if self.treated(id) => t.t("risks-approved-to-accept").to_owned(),
            _ => self.plain[stage as usize].to_owned(),
        }
    }

    fn dated(&mut self, key: &'static str, day: Date) -> String {
        let t = self.scene.t;
        self.dated.entry((key, day)).or_insert_with(|| t.one(key, "day", t.day(day))).clone()
    }

    /// Who has to countersign.
    fn countersignature(&self, risk: &Risk) -> String {
        let role = risk.acceptance.as_ref().and_then(|acceptance| self.scene.state.get(acceptance.needs?));
        let plain = || self.plain[Stage::AwaitingCountersignature as usize].to_owned();
        role.map_or_else(plain, |role| self.scene.t.one("risks-countersign", "role", role.title.to_string()))
    }

    /// Whether an approved plan is being carried out.
    fn treated(&self, id: Id<Risk>) -> bool {
        let mut plans = treatments::of(self.scene.state, id);
        plans.any(|(_, plan)| plan.approved() && plan.completion.is_none())
    }
}
