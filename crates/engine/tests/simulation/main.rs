//! Years of random acts by many people, against a plain model of what must be true.
//!
//! The model is maps and sentences of its own; it shares nothing with the system but its words. A seed tells everything
//! that happens, so that a failure is had again:
//!
//! ```text
//! MUNIMENT_SEEDS=17 cargo test -p engine --test simulation
//! MUNIMENT_SEEDS=0..5000 cargo test -p engine --test simulation --release
//! ```

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

mod chance;
mod disk;
mod model;
mod world;

use std::ops::Range;

use engine::Place;
use world::World;

/// Seeds in an ordinary run.
const SEEDS: Range<u64> = 0..4;
/// Acts that are tried in one life.
const STEPS: usize = 250;

#[tokio::test]
async fn whatever_many_people_do_over_years_stays_true() {
    for seed in seeds() {
        let mut world = World::new(seed).await;
        for _ in 0..STEPS {
            world.step().await;
        }
        world.judge().await;
    }
}

/// Acts that are tried in one life on a disk.
const STEPS_ON_DISK: usize = 60;
/// Lies that are tried at the end of one life.
const LIES: usize = 12;

#[tokio::test]
async fn what_a_lying_disk_gives_back_is_refused_or_as_true_as_before() {
    for seed in seeds() {
        let folder = tempfile::tempdir().unwrap();
        let mut world = World::on(Place::Folder(folder.path().to_owned()), seed).await;
        for _ in 0..STEPS_ON_DISK / 2 {
            world.step().await;
        }
        world.leave().await;
        let earlier = disk::file(folder.path());
        world.enter(Place::Folder(folder.path().to_owned())).await;
        for _ in 0..STEPS_ON_DISK / 2 {
            world.step().await;
        }
        world.leave().await;
        for _ in 0..LIES {
            let (copy, lie) = disk::lying(folder.path(), &earlier, world.chance());
            world.holds_in(Place::Folder(copy.path().to_owned()), &lie).await;
        }
    }
}

/// The seeds asked for: one, or a range.
fn seeds() -> Range<u64> {
    let Ok(asked) = std::env::var("MUNIMENT_SEEDS") else { return SEEDS };
    let number = |text: &str| text.trim().parse::<u64>().expect("MUNIMENT_SEEDS is a number or a range such as 0..100");
    match asked.split_once("..") {
        Some((from, to)) => number(from)..number(to),
        None => number(&asked)..number(&asked) + 1,
    }
}
