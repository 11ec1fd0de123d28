-- A browser in which somebody is signed in. Its cookie names it; without its row the cookie is worth nothing.
CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
) $table_options$;

CREATE INDEX session_account ON session (account_id);

-- Codes in place of the authenticator app, each good once; only their hashes are kept.
CREATE TABLE recovery_code (
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (account_id, code_hash)
) $table_options$;

-- An account asked for, until the link sent to its address is followed; only the link's hash is kept.
CREATE TABLE sign_up (
    token_hash TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    password_hash TEXT NOT NULL,
    expires_at TEXT NOT NULL
) $table_options$;

-- How often something was tried in a span of time, such as the password of one address, whether it has an account or not.
CREATE TABLE attempt (
    subject_hash TEXT NOT NULL PRIMARY KEY,
    tries INTEGER NOT NULL CHECK (tries >= 1),
    ends_at TEXT NOT NULL
) $table_options$;

CREATE INDEX attempt_ends ON attempt (ends_at);
