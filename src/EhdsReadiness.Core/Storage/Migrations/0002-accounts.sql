-- A person who signs in. Nothing here tells what they answered.
CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    normalized_email TEXT NOT NULL UNIQUE,
    email_confirmed INTEGER NOT NULL CHECK (email_confirmed IN (0, 1)),
    name TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    role TEXT CHECK (role IN ('analyst', 'administrator')),
    password_hash TEXT,
    security_stamp TEXT NOT NULL,
    concurrency_stamp TEXT NOT NULL,
    two_factor INTEGER NOT NULL CHECK (two_factor IN (0, 1)),
    authenticator_key TEXT,
    lockout_enabled INTEGER NOT NULL CHECK (lockout_enabled IN (0, 1)),
    lockout_end TEXT,
    access_failed_count INTEGER NOT NULL CHECK (access_failed_count >= 0),
    created_at TEXT NOT NULL
) $table_options$;
