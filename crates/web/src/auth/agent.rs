//! What a browser calls itself, in words: `Firefox on Linux`.

use crate::texts::Texts;

/// Signs of browsers with their names; those that also give the sign of another come first.
const BROWSERS: [(&str, &str); 11] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("HeadlessChrome/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
/// Signs of systems with their names, in the same way.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// A browser and its system; what it says itself where neither is known.
pub fn named(t: &Texts, agent: &str) -> String {
    let find = |signs: &[(&str, &'static str)]| signs.iter().find(|(sign, _)| agent.contains(sign)).map(|own| own.1);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => {
            t.with("account-agent", &[("browser", browser.into()), ("system", system.into())])
        }
        (Some(known), None) | (None, Some(known)) => known.to_owned(),
        (None, None) if agent == super::sign_in::NAMELESS => t.t("account-agent-nameless").to_owned(),
        (None, None) => agent.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn browsers_are_told_by_name_and_system() {
        let told = |agent: &str| named(crate::texts::fallback(), agent);
        let said = |system: &str, rest: &str| told(&format!("Mozilla/5.0 ({system}) {rest}"));
        let chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
        assert_eq!(said("X11; Linux x86_64; rv:140.0", "Gecko/20100101 Firefox/140.0"), "Firefox on Linux");
        assert_eq!(said("Windows NT 10.0; Win64; x64", chrome), "Chrome on Windows");
        assert_eq!(said("Windows NT 10.0; Win64; x64", &format!("{chrome} Edg/141.0")), "Edge on Windows");
        assert_eq!(said("Linux; Android 15", &chrome.replace("Safari", "Mobile Safari")), "Chrome on Android");
        let apple = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15";
        assert_eq!(said("Macintosh; Intel Mac OS X 10_15_7", apple), "Safari on macOS");
        assert_eq!(said("iPhone; CPU iPhone OS 18_6 like Mac OS X", apple), "Safari on iPhone");
        assert_eq!(told("curl/8.14.1"), "curl/8.14.1");
        assert_eq!(told("unknown"), "A browser that does not say which");
    }
}
