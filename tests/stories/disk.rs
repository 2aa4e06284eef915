//! A disk that takes nothing: acts fail and say so, and nothing that was there is lost.

use crate::program::Muniment;

#[test]
fn on_a_disk_that_takes_nothing_an_act_fails_and_nothing_is_lost() {
    let muniment = Muniment::founded();
    muniment.ok(&["do", "unit.create", "--org", "acme", "name=Sales"]);
    let told = muniment.run_without_room(&["do", "unit.create", "--org", "acme", "name=Lost"]);
    assert_eq!(told.code, 1, "{}{}", told.out, told.err);
    assert!(told.err.contains("the database failed"), "{}", told.err);
    let units = muniment.json(&["list", "units", "--org", "acme"]);
    assert_eq!(units["total"], 1, "{units}");
    muniment.ok(&["do", "unit.create", "--org", "acme", "name=Support"]);
    muniment.ok(&["verify"]);
}
