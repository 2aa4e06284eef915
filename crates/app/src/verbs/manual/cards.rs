//! The pieces that pages are made of: tables and cells of Markdown.

/// A table; none where it has no rows.
pub fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let line = |cells: &mut dyn Iterator<Item = String>| format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
    let mut table = line(&mut headings.iter().map(|heading| (*heading).to_owned()));
    table.push_str(&line(&mut headings.iter().map(|_| "---".to_owned())));
    for row in rows {
        table.push_str(&line(&mut row.iter().map(|cell| flat(cell))));
    }
    table
}

/// A text in one cell.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// A key as it is typed.
pub fn code(key: &str) -> String {
    format!("`{key}`")
}
