use axum::body::Body;
use axum::http::{StatusCode, header};
use isms::context::Unit;
use kernel::Declared;

use super::World;

const UNITS: &str = "/o/test/context/units";

#[tokio::test]
async fn a_known_page_is_not_sent_again_until_anything_changed() {
    let world = World::new().await;
    let page = world.get(UNITS).await;
    let tag = page.header("etag").to_owned();
    assert_eq!(page.header("cache-control"), "private, no-cache");
    let again = |tag: &str| world.request("GET", UNITS).header(header::IF_NONE_MATCH, tag).body(Body::empty()).unwrap();
    let unchanged = world.send(again(&tag)).await;
    assert_eq!((unchanged.status, unchanged.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(world.get(UNITS).await.body, page.body);
    world.add(Unit::REGISTER, &[("name", "Operations")]).await;
    let changed = world.send(again(&tag)).await;
    assert_eq!(changed.status, StatusCode::OK);
    assert!(changed.body.contains("Operations"));
}

#[tokio::test]
async fn another_theme_day_or_query_is_another_page() {
    let world = World::new().await;
    let tag = world.get(UNITS).await.header("etag").to_owned();
    let request = |cookie: &str| {
        let cookie = format!("{}; {cookie}", world.cookie);
        axum::http::Request::get(UNITS).header(header::COOKIE, cookie).body(Body::empty()).unwrap()
    };
    assert_ne!(world.send(request("muniment-theme=dark")).await.header("etag"), tag);
    assert_ne!(world.get(&format!("{UNITS}?q=a")).await.header("etag"), tag);
    let tomorrow = jiff::Timestamp::from_second(super::world::NOW_S + 86_400).unwrap();
    world.clock.set(tomorrow);
    assert_ne!(world.get(UNITS).await.header("etag"), tag);
}

#[tokio::test]
async fn a_page_comes_compressed_where_the_browser_takes_it() {
    let world = World::new().await;
    for (accepts, comes) in [("zstd, gzip", "zstd"), ("gzip, br", "gzip"), ("identity", ""), ("zstd;q=0", "")] {
        let request = world.request("GET", UNITS).header(header::ACCEPT_ENCODING, accepts);
        let answer = world.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.header("content-encoding"), comes, "{accepts}");
    }
}

#[tokio::test]
async fn assets_are_kept_for_ever_under_the_name_of_their_content() {
    let world = World::new().await;
    let request = world.request("GET", crate::assets::address("muniment.css")).header(header::ACCEPT_ENCODING, "br");
    let answer = world.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.header("content-encoding"), "br");
    assert!(answer.header("cache-control").contains("immutable"));
    assert_eq!(world.get("/assets/../Cargo.toml").await.status, StatusCode::NOT_FOUND);
}
