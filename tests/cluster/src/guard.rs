//! Stopping a cluster when the last test that uses it has ended, however it ended.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::program;

/// Locked by all who use the cluster, together.
const USERS: &str = "users";

/// Waits for the last user, a moment longer for the next one, then stops the cluster and removes its files.
const GUARD: &str = r#"
    cd "$1" && exec 9<>users || exit 1
    while :; do
        flock -x 9 && flock -u 9
        sleep 3
        flock -xn 9 && break
    done
    if [ "$(id -u)" = 0 ]; then as="runuser -u postgres --"; else as=""; fi
    $as "$2" stop -D "$1/cluster/data" -m immediate
    rm -rf cluster port
    [ "$3" = stays ] || { cd / && rm -rf "$1"; }
"#;

/// What becomes of the folder when the cluster is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// The next cluster is made in it.
    Stays,
    /// It goes, too.
    Goes,
}

/// Keeps the cluster of a folder from being stopped as long as the file lives.
pub fn hold(folder: &Path) -> File {
    let users = File::options().create(true).append(true).open(folder.join(USERS)).unwrap();
    users.lock_shared().unwrap();
    users
}

/// Starts the guard of a cluster.
pub fn watch(folder: &Path, after: After) {
    let after = if after == After::Stays { "stays" } else { "goes" };
    let mut guard = Command::new("setsid");
    // It goes on by itself, and outlives whoever starts it.
    guard.args(["--fork", "sh", "-c", GUARD, "sh"]).arg(folder).arg(program::tool("pg_ctl")).arg(after);
    guard.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(guard.status().unwrap().success());
}
