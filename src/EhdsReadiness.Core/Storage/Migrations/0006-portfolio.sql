-- By which clients name a consultancy that has no SIREN, or whose SIREN somebody else gave too. Replaced at will.
CREATE TABLE consultancy_code (
    organisation_id TEXT NOT NULL PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
    code TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL
) $table_options$;

-- What a portfolio lists of a client: computed, never edited. A change of the organisation or of an assessment of it deletes the row, and the next look computes it.
CREATE TABLE client_listing (
    organisation_id TEXT NOT NULL PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
    content_sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    identifier TEXT,
    assessment_id TEXT REFERENCES assessment (id) ON DELETE CASCADE,
    questionnaire TEXT,
    state TEXT NOT NULL,
    changed_at TEXT,
    in_scope INTEGER NOT NULL,
    answered INTEGER NOT NULL CHECK (answered BETWEEN 0 AND in_scope),
    low INTEGER CHECK (low BETWEEN 0 AND 100),
    high INTEGER CHECK (high BETWEEN low AND 100),
    band TEXT,
    axes TEXT NOT NULL,
    duties TEXT NOT NULL,
    next_date TEXT
) $table_options$;

CREATE INDEX client_listing_assessment ON client_listing (assessment_id);

-- A set of clients whose reports somebody takes away in one archive, and how far that has come. The archive itself is never kept.
CREATE TABLE report_archive (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    made_at TEXT NOT NULL,
    begun_at TEXT,
    ended_at TEXT
) $table_options$;

CREATE INDEX report_archive_made ON report_archive (made_at);

CREATE TABLE report_archive_client (
    archive_id TEXT NOT NULL REFERENCES report_archive (id) ON DELETE CASCADE,
    place INTEGER NOT NULL CHECK (place >= 1),
    organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    outcome TEXT CHECK (outcome IN ('written', 'closed', 'empty')),
    PRIMARY KEY (archive_id, place)
) $table_options$;

CREATE INDEX report_archive_client_organisation ON report_archive_client (organisation_id);
