-- By which clients name a consultancy that has no SIREN, or whose SIREN somebody else gave too. Replaced at will.
CREATE TABLE consultancy_code (
    organisation_id TEXT NOT NULL PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
    code TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL
) $table_options$;

-- Figures of an organisation's assessment as the portfolio lists them: computed, never edited, good only while changed_at and content_sha256 are still those of the assessment.
CREATE TABLE assessment_summary (
    assessment_id TEXT NOT NULL PRIMARY KEY REFERENCES assessment (id) ON DELETE CASCADE,
    changed_at TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    in_scope INTEGER NOT NULL CHECK (in_scope >= 0),
    answered INTEGER NOT NULL CHECK (answered BETWEEN 0 AND in_scope),
    low INTEGER CHECK (low BETWEEN 0 AND 100),
    high INTEGER CHECK (high BETWEEN low AND 100),
    band TEXT,
    axes TEXT NOT NULL,
    duties TEXT NOT NULL
) $table_options$;

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
