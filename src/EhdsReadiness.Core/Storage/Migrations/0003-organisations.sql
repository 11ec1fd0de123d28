-- An organisation whose members answer together, or that is given access by its clients.
CREATE TABLE organisation (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    region TEXT,
    siren TEXT,
    foreign_identifier TEXT,
    group_name TEXT,
    is_consultancy INTEGER NOT NULL CHECK (is_consultancy IN (0, 1)),
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    created_at TEXT NOT NULL
) $table_options$;

CREATE INDEX organisation_siren ON organisation (siren);

CREATE TABLE member (
    organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'contributor', 'reader')),
    since TEXT NOT NULL,
    PRIMARY KEY (organisation_id, account_id)
) $table_options$;

CREATE INDEX member_account ON member (account_id);

-- A link sent by e-mail, good once and for a limited time; only its hash is kept.
CREATE TABLE invitation (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'contributor', 'reader')),
    token_hash TEXT NOT NULL UNIQUE,
    invited_by TEXT NOT NULL,
    invited_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    accepted_at TEXT,
    withdrawn_at TEXT
) $table_options$;

CREATE INDEX invitation_organisation ON invitation (organisation_id);

-- What a client lets a consulting organisation do, through its last day (until, a date) or until it is withdrawn.
CREATE TABLE access_grant (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    consultancy_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    may_answer INTEGER NOT NULL CHECK (may_answer IN (0, 1)),
    until TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at TEXT NOT NULL,
    withdrawn_by TEXT,
    withdrawn_at TEXT
) $table_options$;

CREATE INDEX access_grant_organisation ON access_grant (organisation_id);
CREATE INDEX access_grant_consultancy ON access_grant (consultancy_id);

-- Null while nobody's but the link holder's. An organisation's assessment has no link: its key opens nothing any more.
ALTER TABLE assessment ADD COLUMN organisation_id TEXT REFERENCES organisation (id) ON DELETE CASCADE;
ALTER TABLE assessment ADD COLUMN state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'approved', 'finalised'));

CREATE INDEX assessment_organisation ON assessment (organisation_id);

-- The numbered copy that nothing changes afterwards: the assessment in the file format, byte for byte.
CREATE TABLE finalised_copy (
    assessment_id TEXT NOT NULL PRIMARY KEY REFERENCES assessment (id) ON DELETE CASCADE,
    organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    finalised_at TEXT NOT NULL,
    finalised_by TEXT NOT NULL,
    document TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    UNIQUE (organisation_id, number)
) $table_options$;

-- Whether an organisation may be counted in aggregates, as last said; no row is a no.
CREATE TABLE agreement (
    organisation_id TEXT NOT NULL PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
    agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),
    said_by TEXT NOT NULL,
    said_at TEXT NOT NULL
) $table_options$;
