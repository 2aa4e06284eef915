//! What a file would do, told as text: what is understood, what comes of it, and each row that does something.

use serde_json::Value as Json;

use super::{items, list, text};

/// Tells it from the JSON that the API answers too.
pub fn file(said: &Json) {
    texts(&said["notes"]).for_each(|note| out!("{note}"));
    items(&said["sheets"]).iter().for_each(sheet);
    if said["kind"] != "sheets" {
        for own in items(&said["records"]) {
            out!("{}: {} new, {} changed", plural(&own["register"]), own["made"], own["changed"]);
        }
    }
}

/// Tells what was written.
pub fn outcome(said: &Json) {
    let nothing = items(&said["records"]).is_empty();
    let left = items(&said["sheets"]).iter().any(|sheet| !items(&sheet["left_out"]).is_empty());
    // A file of which nothing was read does not say what is known.
    let counted = |sheet: &Json| sheet["counts"]["same"].as_u64().unwrap_or_default() > 0;
    let unread = said["sheets"].is_array() && !items(&said["sheets"]).iter().any(counted);
    match said["entry"].as_u64() {
        Some(entry) => out!("written as entry {entry}"),
        None if nothing && left => out!("nothing to do: all rows are left out, or say what is known already"),
        None if nothing && unread => {
            out!("nothing to do: no row of the file was read; look at its headings and its encoding")
        }
        None if nothing => out!("nothing to do: the file says what is known already"),
        None => out!("nothing was written"),
    }
}

fn texts(json: &Json) -> impl Iterator<Item = &str> {
    items(json).iter().filter_map(Json::as_str)
}

fn plural(key: &Json) -> &str {
    key.as_str().map_or("no register", |key| list::named(key).map_or(key, |register| register.plural))
}

fn sheet(sheet: &Json) {
    let told = if sheet["register"].is_null() { "not known yet".to_owned() } else { counted(&sheet["counts"]) };
    out!("{} -> {}: {told}", text(&sheet["name"]), plural(&sheet["register"]));
    items(&sheet["columns"]).iter().filter(|column| column["by"] != "key").for_each(column);
    let asked = |word: &&Json| word["said"].is_null() && word["form_of"].is_null() && word["again"] != true;
    items(&sheet["words"]).iter().filter(asked).for_each(word);
    texts(&sheet["notes"]).for_each(|note| out!("  {note}"));
    texts(&sheet["warnings"]).for_each(|warning| out!("  WARNING {warning} ({})", answer(warning)));
    if let Some(act) = sheet["brings"]["act"].as_str() {
        let (rows, columns) = (&sheet["brings"]["rows"], texts(&sheet["brings"]["columns"]).collect::<Vec<_>>());
        let how = match sheet["brings"]["told"] == true {
            true => "they come in so".to_owned(),
            false => format!("say --bring-in \"{}\" to bring them in so", text(&sheet["name"])),
        };
        out!("  rows that say it was done before: {rows}, by {}; {how} ({act})", columns.join(", "));
    }
    items(&sheet["left_out"]).iter().for_each(|own| out!("  row {} left out: {}", own["row"], text(&own["words"])));
    for own in items(&sheet["proposed"]) {
        out!(
            "  row {} looks like a total, headings or an account switched off: {}; leave it out with --leave-row",
            own["row"],
            text(&own["words"])
        );
    }
    for own in items(&sheet["unsaid"]).iter().filter(|own| own["told"] == false && own["warned"] == false) {
        let (place, taken) = (text(&own["place"]), text(&own["taken"]));
        out!(
            "  {place} is in no column, and nobody has chosen it: all new rows take {taken}; say otherwise with --fill {place}=…"
        );
    }
    items(&sheet["rows"]).iter().for_each(row);
    let count = |key: &str| sheet["counts"][key].as_u64().unwrap_or_default();
    let rest = (count("new") + count("changed")).saturating_sub(items(&sheet["rows"]).len() as u64);
    if rest > 0 {
        out!("  and {rest} more rows");
    }
}

/// How a warning is answered.
fn answer(warning: &str) -> &'static str {
    match warning.starts_with("left out: ") {
        true if warning.contains("bring it in") => "--bring-in, --map, --keep, or --sure to leave it out",
        true => "--map, --keep, or --sure to leave it out",
        false => "--sure says that it is meant",
    }
}

fn counted(counts: &Json) -> String {
    let mut told = format!("{} new, {} changed, {} as they were", counts["new"], counts["changed"], counts["same"]);
    for (key, what) in [
        ("doubles", "look like records that are there"),
        ("conflicts", "changed by somebody else meanwhile"),
        ("refused", "refused, what they do is not known yet"),
    ] {
        if counts[key] != 0 {
            told.push_str(&format!(", {} {what}", counts[key]));
        }
    }
    told
}

fn column(column: &Json) {
    let (letters, heading) = (text(&column["column"]), text(&column["heading"]));
    let perhaps = texts(&column["suggestions"]).collect::<Vec<_>>().join(", ");
    match text(&column["meaning"]) {
        "field" => out!("  {letters} \"{heading}\" is {}", text(&column["place"])),
        "judged by an act once its words are told" => {
            out!("  {letters} \"{heading}\" is judged as {}, once its words are told", text(&column["place"]));
        }
        "computed here" if !perhaps.is_empty() => {
            out!("  {letters} \"{heading}\" is computed here, and may be {perhaps}; say so with --map");
        }
        _ => {}
    }
}

fn word(word: &Json) {
    let (heading, said) = (text(&word["heading"]), text(&word["word"]));
    if !word["taken"].is_null() {
        let taken = &word["taken"];
        out!(
            "  \"{said}\" in {heading} ({} rows) is read as {taken}; say otherwise with --word \"{heading}: {said} = …\"",
            word["rows"]
        );
        return;
    }
    let near = word["near"].as_str().map(|near| format!(", perhaps {near}")).unwrap_or_default();
    let new = if word["new"] == true { ", or make it new: = +" } else { "" };
    out!(
        "  \"{said}\" in {heading} ({} rows) is not known{near}; say what it means with --word \"{heading}: {said} = …\"{new}",
        word["rows"]
    );
}

fn row(row: &Json) {
    let name = row["reference"].as_str().unwrap_or("new");
    let note = row["note"].as_str().map(|note| format!(" ({note})")).unwrap_or_default();
    out!("  row {}: {name} {}{note}", row["row"], text(&row["title"]));
    if row["reference"].is_string() {
        for change in items(&row["changes"]) {
            let (place, before, after) = (text(&change["place"]), text(&change["before"]), text(&change["after"]));
            out!("    {place}: \"{before}\" -> \"{after}\"");
        }
    }
    for cell in items(&row["contested"]) {
        let (place, here, sheet) = (text(&cell["place"]), text(&cell["here"]), text(&cell["sheet"]));
        match cell["taken"].as_str() {
            Some(taken) => out!("    {place}: edited here \"{here}\" and in the file \"{sheet}\"; taken: {taken}"),
            None => {
                out!("    {place}: edited here \"{here}\" and in the file \"{sheet}\"; say --take here or --take sheet")
            }
        }
    }
}
