//! SQLite by its C interface alone: the limit that no store above it can pass.

use std::ffi::{CStr, CString};
use std::path::Path;
use std::ptr;

use libsqlite3_sys as c;

/// A database with one table of entries.
pub struct Raw {
    db: *mut c::sqlite3,
}

impl Raw {
    /// A new file with the pragmas of the ledger's store.
    pub fn open(path: &Path) -> Self {
        let path = CString::new(path.to_string_lossy().as_bytes()).expect("a path without NUL");
        let mut db = ptr::null_mut();
        // SAFETY: the path is NUL-terminated and `db` is written before it is read.
        let code = unsafe { c::sqlite3_open(path.as_ptr(), &mut db) };
        assert_eq!(code, c::SQLITE_OK);
        let raw = Self { db };
        raw.run(c"PRAGMA journal_mode=WAL");
        raw.run(c"PRAGMA synchronous=FULL");
        raw.run(c"CREATE TABLE entries (org INTEGER, seq INTEGER, header BLOB, body BLOB, PRIMARY KEY (org, seq)) WITHOUT ROWID");
        raw
    }

    /// One transaction of `count` entries in one statement.
    pub fn commit(&mut self, first: usize, count: usize, header: &[u8], body: &[u8]) {
        self.run(c"BEGIN IMMEDIATE");
        let rows = vec!["(1,?,?,?)"; count].join(",");
        let sql = CString::new(format!("INSERT INTO entries VALUES {rows}")).expect("no NUL");
        let mut statement = ptr::null_mut();
        // SAFETY: the statement is prepared, bound within its count of parameters, stepped and finalized here;
        // header and body outlive it.
        unsafe {
            assert_eq!(c::sqlite3_prepare_v2(self.db, sql.as_ptr(), -1, &mut statement, ptr::null_mut()), c::SQLITE_OK);
            for row in 0..count {
                let at = i32::try_from(3 * row + 1).expect("few rows");
                c::sqlite3_bind_int64(statement, at, (first + row) as i64);
                c::sqlite3_bind_blob(
                    statement,
                    at + 1,
                    header.as_ptr().cast(),
                    header.len() as i32,
                    c::SQLITE_STATIC(),
                );
                c::sqlite3_bind_blob(statement, at + 2, body.as_ptr().cast(), body.len() as i32, c::SQLITE_STATIC());
            }
            assert_eq!(c::sqlite3_step(statement), c::SQLITE_DONE);
            c::sqlite3_finalize(statement);
        }
        self.run(c"COMMIT");
    }

    fn run(&self, sql: &CStr) {
        // SAFETY: the statement is NUL-terminated and the connection is open.
        let code = unsafe { c::sqlite3_exec(self.db, sql.as_ptr(), None, ptr::null_mut(), ptr::null_mut()) };
        assert_eq!(code, c::SQLITE_OK, "{sql:?}");
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // SAFETY: every statement was finalized.
        unsafe { c::sqlite3_close(self.db) };
    }
}
