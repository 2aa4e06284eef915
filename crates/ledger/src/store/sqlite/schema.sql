-- The tables of muniment.db, version 1. Bytes are kept as they were hashed; nothing here knows what they mean.

CREATE TABLE organization (
    number     INTEGER PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE,
    size       INTEGER NOT NULL,         -- entries in the ledger; compared and swapped by each append
    checkpoint TEXT NOT NULL             -- the signed note of this size
) STRICT;

-- One row an entry. The place is number * 2^40 + seq, so the entries of an organization lie together and in order
-- without a second index, and a row may be as large as a page before it overflows.
CREATE TABLE entry (
    place       INTEGER PRIMARY KEY,
    idempotency INTEGER,                 -- beginning of the hash of the idempotency key in the header
    header      BLOB NOT NULL,
    hashes      BLOB NOT NULL,           -- leaf hash, then each larger subtree that this entry completes
    body        BLOB NOT NULL
) STRICT;

CREATE INDEX entry_idempotency ON entry (idempotency) WHERE idempotency IS NOT NULL;

-- Checkpoints that stay for ever: every 1,000th size, and the last of each day.
CREATE TABLE checkpoint (
    organization INTEGER NOT NULL,
    size         INTEGER NOT NULL,
    note         TEXT NOT NULL,
    PRIMARY KEY (organization, size)
) STRICT, WITHOUT ROWID;

-- A cache: states after the first `size` entries.
CREATE TABLE snapshot (
    organization INTEGER NOT NULL,
    size         INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    note         TEXT NOT NULL,          -- signs the SHA-256 of the bytes
    bytes        BLOB NOT NULL,
    PRIMARY KEY (organization, size, kind)
) STRICT;

-- What must never enter a ledger: secrets, sessions, tokens, drafts.
CREATE TABLE aside (
    space TEXT NOT NULL,
    key   TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (space, key)
) STRICT;
