//! Levels of risk as badges: number, word and colour, by the method each reading was judged with. The number is a
//! score, or the scores that belong to the level: the acceptance line is a score too, and both can be compared.

use std::fmt;

use askama::filters::{Escaper, Html, HtmlSafe};
use isms::planning::Method;
use isms::planning::methods::{Band, Tone};
use isms::planning::risks::Assessed;
use kernel::{Declared, Id, State};
use serde::Serialize;

/// The levels of every method there is, retired ones included: old readings keep their words.
pub struct Levels<'a>(Vec<(Id<Method>, Vec<(&'a str, Badge<'a>)>)>);

/// One level as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Badge<'a> {
    /// Its rank from the calmest, starting at 1; 0 where the method no longer knows it.
    pub step: usize,
    /// Its name.
    pub label: &'a str,
    /// The lowest score that belongs to it.
    pub from: i64,
    /// The highest score that belongs to it; none at the highest level.
    pub to: Option<i64>,
    /// The score of the reading it is the level of; none where it stands for the level alone.
    pub score: Option<i64>,
    #[serde(skip)]
    tone: u8,
}

impl<'a> Levels<'a> {
    /// The levels of all methods of a state.
    pub fn of(state: &'a State) -> Self {
        let rows = state.table(Method::KEY).into_iter().flat_map(|table| table.rows());
        let typed = rows.filter_map(|row| Some((Id::of(row.id), row.record.as_any().downcast_ref::<Method>()?)));
        Self(typed.map(|(id, method)| (id, badges(method))).collect())
    }

    /// The levels of one method.
    pub fn of_method(id: Id<Method>, method: &'a Method) -> Self {
        Self(vec![(id, badges(method))])
    }

    /// The level of a reading.
    pub fn badge(&self, reading: &'a Assessed) -> Badge<'a> {
        self.named(reading.method, &reading.band).scoring(reading.score)
    }

    /// The level with this key in a method.
    pub fn named(&self, method: Id<Method>, key: &'a str) -> Badge<'a> {
        let known = self.in_method(method).iter().find(|(own, _)| *own == key);
        known.map_or(Badge { step: 0, label: key, from: 0, to: None, score: None, tone: 0 }, |(_, badge)| *badge)
    }

    /// The levels of a method with their keys, from the calmest.
    pub fn in_method(&self, method: Id<Method>) -> &[(&'a str, Badge<'a>)] {
        self.0.iter().find(|(own, _)| *own == method).map_or(&[], |(_, badges)| badges)
    }
}

fn badges(method: &Method) -> Vec<(&str, Badge<'_>)> {
    let mut bands: Vec<(&str, &Band)> = method.bands.iter().collect();
    bands.sort_by_key(|(_, band)| band.from);
    let begins: Vec<i64> = bands.iter().map(|(_, band)| band.from).collect();
    let ranked = bands.into_iter().enumerate();
    ranked.map(|(at, (key, band))| (key, badge(at + 1, band, begins.get(at + 1).map(|next| next - 1)))).collect()
}

fn badge(step: usize, band: &Band, to: Option<i64>) -> Badge<'_> {
    Badge { step, label: &band.label, from: band.from, to, score: None, tone: tone(band.tone) }
}

/// The number of a colour in the style sheet.
fn tone(tone: Tone) -> u8 {
    match tone {
        Tone::Calm => 1,
        Tone::Mild => 2,
        Tone::Warm => 3,
        Tone::Hot => 4,
        Tone::Alarming => 5,
    }
}

impl Badge<'_> {
    /// The same as the level of a score.
    pub fn scoring(self, score: i64) -> Self {
        Self { score: Some(score), ..self }
    }

    /// Its number: the score, else the scores that belong to the level; none where the method no longer knows it.
    pub fn number(&self) -> Option<String> {
        match (self.score, self.to) {
            (Some(score), _) => Some(score.to_string()),
            (None, _) if self.step == 0 => None,
            (None, Some(to)) if to > self.from => Some(format!("{}–{to}", self.from)),
            (None, Some(_)) => Some(self.from.to_string()),
            (None, None) => Some(format!("{}+", self.from)),
        }
    }

    /// The class of its colour.
    pub fn class(&self) -> &'static str {
        match self.tone {
            1 => "band-1",
            2 => "band-2",
            3 => "band-3",
            4 => "band-4",
            5 => "band-5",
            _ => "",
        }
    }
}

impl fmt::Display for Badge<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<span class=\"lvl ")?;
        f.write_str(self.class())?;
        f.write_str("\">")?;
        if let Some(number) = self.number() {
            write!(f, "{number} ")?;
        }
        Html.write_escaped_str(&mut *f, self.label)?;
        f.write_str("</span>")
    }
}
impl HtmlSafe for Badge<'_> {}

#[cfg(test)]
mod tests {
    use isms::planning::{Risk, scoring};

    use super::*;
    use crate::pages::world::World;

    #[test]
    fn a_badge_shows_the_score_that_the_line_is_compared_with() {
        let world = World::with_risks();
        let levels = Levels::of(&world.state);
        let risk = world.state.get(world.id::<Risk>("R-0001")).expect("R-0001");
        let badge = levels.badge(risk.current.as_ref().expect("assessed"));
        assert_eq!(badge.to_string(), "<span class=\"lvl band-5\">20 Critical</span>");
    }

    #[test]
    fn a_level_by_itself_shows_the_scores_that_belong_to_it() {
        let world = World::with_method();
        let levels = Levels::of(&world.state);
        let (id, _) = scoring::in_force(&world.state).expect("approved");
        let numbers: Vec<_> = levels.in_method(id).iter().filter_map(|(_, badge)| badge.number()).collect();
        assert_eq!(numbers, ["1–4", "5–9", "10–14", "15+"]);
        assert_eq!(levels.named(id, "gone").to_string(), "<span class=\"lvl \">gone</span>");
    }
}
