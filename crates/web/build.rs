//! Says clearly when the built assets are missing, and rebuilds when embedded files change.

use std::path::Path;

fn main() {
    for path in ["dist/manifest.json", "templates", "../../content/texts"] {
        println!("cargo::rerun-if-changed={path}");
    }
    if !Path::new("dist/manifest.json").exists() {
        println!("cargo::error=crates/web/dist is missing: run `make assets` (it needs node 20 or newer)");
    }
}
