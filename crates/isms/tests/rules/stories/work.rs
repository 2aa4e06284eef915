//! What goes across registers: comments and their withdrawal, tasks and their end, and asking somebody.

use super::Way;

/// Comments and tasks.
pub fn tell(way: &mut Way) {
    way.world.create("risk", &[("title", "Fire in the server room")]);
    way.does("comment.write", &[("about", "R-0001"), ("text", "@Ben has seen it")]);
    way.does("comment.withdraw", &[("comment", "N-00001")]);
    way.world.create("task", &[("title", "Look at the fire doors"), ("about", "R-0001")]);
    way.does("task.complete", &[("tasks", "TK-0001")]);
    let asked = [("title", "Say what the fire would cost"), ("about", "R-0001"), ("act", "risk.assess")];
    way.does("task.ask", &[&asked[..], &[("person", "P-001")]].concat());
}
