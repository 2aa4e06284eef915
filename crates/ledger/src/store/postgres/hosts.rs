//! Where the database is: one address, or several of which one takes writes at a time.

use crate::fault::Fault;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions, Error};
use std::str::FromStr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// How long one host may take to answer the first word.
const CONNECT_WAIT: Duration = Duration::from_secs(5);
/// How long the host in use may take to show a sign of life.
const SIGN_WAIT: Duration = Duration::from_secs(3);
/// What the database itself bounds, on every connection of ours.
const BOUNDS: [(&str, &str); 3] =
    [("statement_timeout", "60s"), ("lock_timeout", "10s"), ("idle_in_transaction_session_timeout", "60s")];
/// Statements kept ready on each connection.
const STATEMENTS_READY: usize = 64;

/// What is asked of a host before it is used: whether it takes writes, which one that follows another does not; whether
/// it syncs its files; and that a commit is answered once it is on disk, here and on the followers that the database
/// was told to wait for.
const FITNESS: &str = "SELECT current_setting('transaction_read_only') = 'off', current_setting('fsync') = 'on',
    set_config('synchronous_commit',
        CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false)";

/// What the database itself offers comes before what somebody put beside our tables under the same name: an operator `=`
/// that tells no entries of one key apart, say. So the path does not name `pg_catalog`, which then stands first.
const PATH: &str = "SELECT pg_catalog.set_config('search_path', pg_catalog.array_to_string(ARRAY(
        SELECT part FROM pg_catalog.unnest(pg_catalog.string_to_array(
            pg_catalog.current_setting('search_path'), ',')) AS part
        WHERE pg_catalog.btrim(part, ' \"') OPERATOR(pg_catalog.<>) 'pg_catalog'), ','), false)";

/// A host that does not sync its files.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Unsynced(String);

impl Unsynced {
    fn of(host: &str) -> Self {
        Self(format!("{host} would lose acts in a power cut (fsync off): switch fsync on"))
    }
}

/// The hosts of a database, in the order in which they were given.
#[derive(Debug)]
pub(super) struct Hosts {
    hosts: Vec<PgConnectOptions>,
    /// The one that was right the last time.
    current: AtomicUsize,
    access: Access,
}

/// What connections are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Reading and writing, on the host that takes writes.
    Write,
    /// Reading alone, on any host.
    Read,
}

impl Hosts {
    /// Reads an address such as `postgres://user@one:5432,two:5432/muniment`.
    pub fn read(url: &str, access: Access) -> Result<Hosts, Fault> {
        let unreadable = |why: &str| {
            let form = "write it as postgres://USER@HOST:PORT/DATABASE, several hosts with commas between them";
            Fault::Unusable(format!("the address of the database cannot be read ({why}): {form}"))
        };
        let urls = single(url).ok_or_else(|| unreadable("it does not begin with postgres://"))?;
        let one = |url: &String| PgConnectOptions::from_str(url).map_err(|error| unreadable(&error.to_string()));
        let hosts: Vec<_> = urls.iter().map(one).collect::<Result<_, _>>()?;
        let hosts = hosts.into_iter().map(|options| bounded(options, access)).collect();
        Ok(Hosts { hosts, current: AtomicUsize::new(0), access })
    }

    /// A connection to the host that is right for the access asked for; each host is tried once.
    pub async fn connect(&self) -> Result<PgConnection, Error> {
        let first = self.current.load(Ordering::Relaxed);
        let mut last = Error::PoolTimedOut;
        for at in (first..first + self.hosts.len()).map(|at| at % self.hosts.len()) {
            match self.host(at).await {
                Ok(conn) => {
                    self.current.store(at, Ordering::Relaxed);
                    return Ok(conn);
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// How to reach the host that was right the last time.
    pub fn current(&self) -> &PgConnectOptions {
        &self.hosts[self.current.load(Ordering::Relaxed)]
    }

    /// Whether the host in use takes another connection, or says why not. Where it does neither, the next host is the first
    /// to be tried from now on.
    pub async fn is_alive(&self) -> bool {
        let at = self.current.load(Ordering::Relaxed);
        let met = tokio::time::timeout(SIGN_WAIT, self.hosts[at].connect()).await;
        let alive = matches!(met, Ok(Ok(_) | Err(Error::Database(_))));
        if !alive {
            let next = (at + 1) % self.hosts.len();
            // Somebody else may have found the right one meanwhile.
            let _ = self.current.compare_exchange(at, next, Ordering::Relaxed, Ordering::Relaxed);
        }
        alive
    }

    /// That the host in use does not sync its files any more.
    pub fn unsynced(&self) -> Fault {
        Error::Configuration(Unsynced::of(self.current().get_host()).into()).into()
    }

    async fn host(&self, at: usize) -> Result<PgConnection, Error> {
        let options = &self.hosts[at];
        let silent = || Error::Configuration(format!("{} does not answer", options.get_host()).into());
        let mut conn = tokio::time::timeout(CONNECT_WAIT, options.connect()).await.map_err(|_| silent())??;
        sqlx::query(PATH).execute(&mut conn).await?;
        if self.access == Access::Write {
            fit(&mut conn, options.get_host()).await?;
        }
        Ok(conn)
    }
}

/// An act is answered once it is on disk, so a connection that would not wait for it is refused.
async fn fit(conn: &mut PgConnection, host: &str) -> Result<(), Error> {
    let (writes, syncs, _): (bool, bool, String) = sqlx::query_as(FITNESS).fetch_one(&mut *conn).await?;
    let commits: String = sqlx::query_scalar("SELECT current_setting('synchronous_commit')").fetch_one(conn).await?;
    let said = match (writes, syncs, &*commits) {
        (true, true, "on" | "remote_apply") => return Ok(()),
        (false, _, _) => format!("{host} takes no writes (it follows another host, or is read-only)"),
        (true, false, _) => return Err(Error::Configuration(Unsynced::of(host).into())),
        (true, true, commits) => format!("{host} would lose acts in a power cut (synchronous_commit {commits})"),
    };
    Err(Error::Configuration(said.into()))
}

fn bounded(options: PgConnectOptions, access: Access) -> PgConnectOptions {
    let name = options.get_application_name().unwrap_or("muniment").to_owned();
    let options = options.application_name(&name).statement_cache_capacity(STATEMENTS_READY).options(BOUNDS);
    let options = match access {
        Access::Write => options,
        Access::Read => options.options([("default_transaction_read_only", "on")]),
    };
    options.disable_statement_logging()
}

/// One address for each host of an address that may name several. Which of them takes writes is found out here, so
/// what other clients are told about it is left out.
fn single(url: &str) -> Option<Vec<String>> {
    let rest = url.strip_prefix("postgres://").or_else(|| url.strip_prefix("postgresql://"))?;
    let (authority, tail) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let (user, hosts) =
        authority.rsplit_once('@').map_or((String::new(), authority), |(user, hosts)| (format!("{user}@"), hosts));
    let (path, query) = tail.split_once('?').unwrap_or((tail, ""));
    let kept: Vec<_> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("target_session")).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    Some(hosts.split(',').map(|host| format!("postgres://{user}{host}{path}{query}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_several_hosts_is_one_address_for_each() {
        let all = |url: &str| single(url).unwrap_or_default();
        assert_eq!(
            all("postgresql://ada:a%40b@one:5432,two:5433/acme?sslmode=require&target_session_attrs=read-write"),
            [
                "postgres://ada:a%40b@one:5432/acme?sslmode=require",
                "postgres://ada:a%40b@two:5433/acme?sslmode=require"
            ]
        );
        assert_eq!(all("postgres://one"), ["postgres://one"]);
        assert_eq!(all("postgres://ada@%2Frun%2Fpostgresql/acme"), ["postgres://ada@%2Frun%2Fpostgresql/acme"]);
        assert_eq!(all("mysql://one/acme"), Vec::<String>::new());
    }

    #[test]
    fn an_address_that_cannot_be_read_is_refused_without_its_password() {
        for url in ["mysql://ada:secret@one/acme", "postgres://ada:secret@one:port/acme"] {
            let said = Hosts::read(url, Access::Write).unwrap_err().to_string();
            assert!(said.contains("write it as postgres://") && !said.contains("secret"), "{said}");
        }
    }
}
