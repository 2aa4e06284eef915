//! Every address of the house, in one list.

use std::any::Any;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use engine::Engine;
use tower_http::catch_panic::CatchPanicLayer;

use crate::auth::{account, inviting, members, preferences, settings, setup, sign_in};
use crate::error::{self, Halt};
use crate::generic::{
    act, bulk, card, cell, column, examples, export, form, history, life, list, palette, search, section, suggest,
    views,
};
use crate::house::{House, Settings};
use crate::lobby::{accounts, bring, keys, organizations, sample, start};
use crate::outlet;
use crate::pages::context::{coverage, needs, scopes};
use crate::pages::leadership::appointing;
use crate::pages::planning::{dependencies, matrix, owner, plan, radar, remaining, risk, risks, soa, values, workshop};
use crate::pages::{calendar, catalogue, history as ledger, rehearsal, thread, today};
use crate::{api, assets, cache, files, intake, security};

/// Most megabytes taken in one request.
pub const BODY_MEGABYTES_MAX: usize = 4;

/// An address with who answers it.
type Route = (&'static str, MethodRouter<House>);

/// Addresses outside any organization.
fn outside() -> Vec<Route> {
    vec![
        ("/healthz", get(|| async { "ok" })),
        ("/assets/{*file}", get(assets::asset)),
        ("/setup", get(setup::form).post(setup::create)),
        ("/sign-in", get(sign_in::form).post(sign_in::enter)),
        ("/sign-out", post(sign_in::leave)),
        ("/theme", post(preferences::theme)),
        ("/language", post(preferences::language)),
        ("/", get(organizations::list)),
        ("/organizations", post(organizations::found)),
        ("/organizations/import", post(bring::bring)),
        ("/organizations/import/{job}", get(bring::far)),
        ("/organizations/import/{job}/give-up", post(bring::give_up)),
        ("/start", get(start::form).post(start::begin)),
        ("/sample", get(sample::show).post(sample::make)),
        ("/keys", get(keys::show)),
        ("/accounts", get(accounts::show).post(accounts::change)),
        ("/account", get(account::show)),
        ("/account/sessions", post(account::end)),
        ("/account/password", post(account::password)),
        ("/account/tokens", post(account::token)),
    ]
}

/// Addresses in an organization. A designed page takes a generic one's place by its own line here.
fn inside() -> Vec<Route> {
    vec![
        ("/o/{org}", get(section::home)),
        ("/o/{org}/", get(section::home)),
        ("/o/{org}/search", get(search::search)),
        ("/o/{org}/palette", get(palette::palette)),
        ("/o/{org}/columns", post(column::choose)),
        ("/o/{org}/views", post(views::save)),
        ("/o/{org}/suggest/{what}", get(suggest::offer)),
        ("/o/{org}/members", get(members::show).post(members::change)),
        ("/o/{org}/members/invite", get(inviting::form).post(inviting::make)),
        ("/o/{org}/settings", get(settings::form).post(settings::save)),
        ("/o/{org}/import", get(intake::form).post(intake::step)),
        ("/o/{org}/import/{job}", get(intake::job)),
        ("/o/{org}/import/{job}/give-up", post(intake::give_up)),
        ("/o/{org}/export", get(outlet::show)),
        ("/o/{org}/export/{kind}", get(outlet::file)),
        ("/o/{org}/today", get(today::today)),
        ("/o/{org}/calendar", get(calendar::show)),
        ("/o/{org}/calendar.ics", get(calendar::file)),
        ("/o/{org}/files/{digest}/{name}", get(files::show)),
        ("/o/{org}/rehearsal", get(rehearsal::rehearsal)),
        ("/o/{org}/catalogue", get(catalogue::catalogue)),
        ("/o/{org}/history", get(ledger::history)),
        ("/o/{org}/history/compare", get(ledger::compare::show)),
        ("/o/{org}/history/verify", get(ledger::verify::form).post(ledger::verify::run)),
        ("/o/{org}/history/proofs", get(ledger::proofs::show)),
        ("/o/{org}/history/proofs/entry", get(ledger::proofs::entry)),
        ("/o/{org}/history/proofs/consistency", get(ledger::proofs::growth)),
        ("/o/{org}/history/checkpoints/{size}", get(ledger::proofs::checkpoint)),
        ("/o/{org}/history/ledger", get(ledger::proofs::raw)),
        ("/o/{org}/history/{seq}", get(ledger::one)),
        ("/o/{org}/history/{seq}/undo", post(ledger::undo::undo)),
        ("/o/{org}/thread", get(thread::show)),
        ("/o/{org}/context/coverage", get(coverage::show).post(coverage::join)),
        ("/o/{org}/context/needs", get(needs::show).post(needs::save)),
        ("/o/{org}/context/scopes", get(scopes::current)),
        ("/o/{org}/context/scopes/{record}", get(scopes::one)),
        ("/o/{org}/planning/risks", get(risks::risks)),
        ("/o/{org}/planning/risks/{record}", get(risk::risk)),
        ("/o/{org}/planning/values", get(values::show).post(values::save)),
        ("/o/{org}/planning/matrix", get(matrix::matrix)),
        ("/o/{org}/planning/workshop", get(workshop::workshop)),
        ("/o/{org}/planning/owner", get(owner::owner)),
        ("/o/{org}/leadership/appointing", get(appointing::show).post(appointing::save)),
        ("/o/{org}/planning/remaining", get(remaining::show).post(remaining::save)),
        ("/o/{org}/planning/plan", get(plan::plan)),
        ("/o/{org}/planning/plan/move", post(plan::step)),
        ("/o/{org}/planning/dependencies", get(dependencies::dependencies)),
        ("/o/{org}/planning/radar", get(radar::show)),
        ("/o/{org}/planning/soa", get(soa::soa)),
        ("/o/{org}/planning/soa/versions", get(soa::versions::show).post(soa::hand_in)),
        ("/o/{org}/planning/soa/transition", get(soa::transition::show)),
        ("/o/{org}/planning/soa/carry", post(soa::carry)),
        ("/o/{org}/planning/applicability", get(soa::soa)),
        ("/o/{org}/planning/statements", get(soa::versions::show)),
        ("/o/{org}/planning/soa/prepare", post(soa::prepare)),
        ("/o/{org}/planning/soa/confirm", post(soa::confirm)),
        ("/o/{org}/planning/soa/take-status", post(soa::take_status)),
        ("/o/{org}/planning/soa/export/{kind}", get(soa::file)),
        ("/o/{org}/planning/soa/{control}", get(soa::control::show)),
        ("/o/{org}/planning/soa/{control}/cells/{cell}", get(soa::cells::edit).post(soa::cells::save)),
        // The designed page of a record would take these words for references.
        ("/o/{org}/context/scopes/new", get(form::blank).post(form::create)),
        ("/o/{org}/context/scopes/bulk", post(bulk::act)),
        ("/o/{org}/context/scopes/examples", get(examples::show).post(examples::keep)),
        ("/o/{org}/planning/risks/new", get(form::blank).post(form::create)),
        ("/o/{org}/planning/risks/bulk", post(bulk::act)),
        ("/o/{org}/planning/risks/examples", get(examples::show).post(examples::keep)),
        ("/o/{org}/{section}", get(section::show)),
        ("/o/{org}/{section}/{plural}", get(list::list)),
        ("/o/{org}/{section}/{plural}/export/{kind}", get(export::file)),
        ("/o/{org}/{section}/{plural}/new", get(form::blank).post(form::create)),
        ("/o/{org}/{section}/{plural}/bulk", post(bulk::act)),
        ("/o/{org}/{section}/{plural}/examples", get(examples::show).post(examples::keep)),
        ("/o/{org}/{section}/{plural}/acts/{act}", get(act::form_of_many).post(act::perform_on_many)),
        ("/o/{org}/{section}/{plural}/{record}", get(card::show)),
        ("/o/{org}/{section}/{plural}/{record}/edit", get(form::edit).post(form::save)),
        ("/o/{org}/{section}/{plural}/{record}/history", get(history::show)),
        ("/o/{org}/{section}/{plural}/{record}/evidence", post(files::attach::attach)),
        ("/o/{org}/{section}/{plural}/{record}/retire", post(life::retire)),
        ("/o/{org}/{section}/{plural}/{record}/restore", post(life::restore)),
        ("/o/{org}/{section}/{plural}/{record}/cells/{field}", get(cell::edit).post(cell::save)),
        ("/o/{org}/{section}/{plural}/{record}/acts/{act}", get(act::form).post(act::perform)),
    ]
}

fn router(routes: Vec<Route>) -> Router<House> {
    routes.into_iter().fold(Router::new(), |router, (path, methods)| router.route(path, methods))
}

/// The whole house as a service.
pub fn app(engine: Engine, settings: Settings) -> Router {
    let house = House::new(engine, settings);
    let inside = router(inside()).route_layer(from_fn_with_state(house.clone(), cache::enter));
    router(outside())
        .merge(inside)
        .merge(api::router())
        .fallback(|| async { Halt::NotFound })
        .method_not_allowed_fallback(|| async { Halt::Bare(StatusCode::METHOD_NOT_ALLOWED) })
        .layer(DefaultBodyLimit::max(BODY_MEGABYTES_MAX << 20))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(security::same_site))
        .layer(from_fn_with_state(house.clone(), error::dress))
        .layer(map_response(security::headers))
        .with_state(house)
}

/// A fault in a handler ends its request, not the server.
fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let told = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let told = told.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default();
    Halt::Fault(engine::Fault::told(told).id).into_response()
}

/// Every address inside and outside organizations, for the test that visits them all.
#[cfg(test)]
pub fn paths() -> Vec<&'static str> {
    outside().into_iter().chain(inside()).map(|(path, _)| path).collect()
}
