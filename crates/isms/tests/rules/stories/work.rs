//! What goes across registers: comments and their withdrawal.

use super::Way;

/// Comments.
pub fn tell(way: &mut Way) {
    way.world.create("risk", &[("title", "Fire in the server room")]);
    way.does("comment.write", &[("about", "R-0001"), ("text", "@Ben has seen it")]);
    way.does("comment.withdraw", &[("comment", "N-00001")]);
}
