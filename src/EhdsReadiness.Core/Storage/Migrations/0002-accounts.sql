-- A person who signs in; the address has been proven by a mail, or vouched for by the operator. Nothing here tells what they answered.
CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    normalized_email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    role TEXT CHECK (role IN ('analyst', 'administrator')),
    password_hash TEXT,
    security_stamp TEXT NOT NULL,
    concurrency_stamp TEXT NOT NULL,
    two_factor INTEGER NOT NULL CHECK (two_factor IN (0, 1)),
    authenticator_key TEXT,
    authenticator_step INTEGER,
    created_at TEXT NOT NULL
) $table_options$;
