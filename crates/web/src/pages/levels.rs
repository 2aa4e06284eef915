//! Levels of risk as badges: number, word and colour, by the method each reading was judged with.

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

    /// The level of a reading.
    pub fn badge(&self, reading: &'a Assessed) -> Badge<'a> {
        self.named(reading.method, &reading.band)
    }

    /// The level with this key in a method.
    pub fn named(&self, method: Id<Method>, key: &'a str) -> Badge<'a> {
        let known = self.in_method(method).iter().find(|(own, _)| *own == key);
        known.map_or(Badge { step: 0, label: key, from: 0, tone: 0 }, |(_, badge)| *badge)
    }

    /// The levels of a method with their keys, from the calmest.
    pub fn in_method(&self, method: Id<Method>) -> &[(&'a str, Badge<'a>)] {
        self.0.iter().find(|(own, _)| *own == method).map_or(&[], |(_, badges)| badges)
    }
}

fn badges(method: &Method) -> Vec<(&str, Badge<'_>)> {
    let mut bands: Vec<(&str, &Band)> = method.bands.iter().collect();
    bands.sort_by_key(|(_, band)| band.from);
    let ranked = bands.into_iter().enumerate();
    ranked.map(|(at, (key, band))| (key, badge(at + 1, band))).collect()
}

fn badge(step: usize, band: &Band) -> Badge<'_> {
    Badge { step, label: &band.label, from: band.from, tone: tone(band.tone) }
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
        if self.step > 0 {
            write!(f, "{} ", self.step)?;
        }
        Html.write_escaped_str(&mut *f, self.label)?;
        f.write_str("</span>")
    }
}
impl HtmlSafe for Badge<'_> {}
