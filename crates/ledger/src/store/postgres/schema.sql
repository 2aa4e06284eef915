-- The tables in PostgreSQL, version 1. Bytes are kept as they were hashed; nothing here knows what they mean.

-- One row: whose tables these are, and the public key that must be among those beside them.
CREATE TABLE muniment (
    format  integer NOT NULL,
    founder text    NOT NULL
);

CREATE TABLE organization (
    number     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key        text COLLATE "C" NOT NULL UNIQUE,
    size       bigint  NOT NULL,         -- entries in the ledger; compared and swapped by each append
    turn       bigint  NOT NULL DEFAULT 0, -- raised to shut out an append whose fate is not known
    checkpoint text    NOT NULL          -- the signed note of this size
) WITH (fillfactor = 50);                -- each append rewrites a row, in the same page

-- One row an entry. No reference to the organization: it would be looked up for each row, and `verify` looks anyway.
CREATE TABLE entry (
    organization integer NOT NULL,
    seq          bigint  NOT NULL,
    idempotency  bigint,                 -- beginning of the hash of the idempotency key in the header
    header       bytea   NOT NULL,
    hashes       bytea   NOT NULL,       -- leaf hash, then each larger subtree that this entry completes
    body         bytea   NOT NULL,
    PRIMARY KEY (organization, seq)
);
-- Salts do not pack, and packing what else is in a body costs more than it saves.
ALTER TABLE entry ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE INDEX entry_idempotency ON entry (organization, idempotency) WHERE idempotency IS NOT NULL;

-- Checkpoints that stay for ever: every 1,000th size, and the last of each day.
CREATE TABLE checkpoint (
    organization integer NOT NULL,
    size         bigint  NOT NULL,
    note         text    NOT NULL,
    PRIMARY KEY (organization, size)
);

-- A cache: states after the first `size` entries.
CREATE TABLE snapshot (
    organization integer NOT NULL,
    size         bigint  NOT NULL,
    kind         text COLLATE "C" NOT NULL,
    note         text    NOT NULL,       -- signs the SHA-256 of the bytes
    bytes        bytea   NOT NULL,
    PRIMARY KEY (organization, size, kind)
);
ALTER TABLE snapshot ALTER COLUMN bytes SET STORAGE EXTERNAL; -- packed already

-- What must never enter a ledger: secrets, sessions, tokens, drafts.
CREATE TABLE aside (
    space text COLLATE "C" NOT NULL,
    key   text COLLATE "C" NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (space, key)
);
