-- One questionnaire filled in by one organisation. $table_options$ is STRICT on SQLite and nothing elsewhere.
CREATE TABLE assessment (
    id TEXT NOT NULL PRIMARY KEY,
    key_hash TEXT NOT NULL UNIQUE,
    reader_key_hash TEXT UNIQUE,
    questionnaire TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('full', 'express')),
    role TEXT NOT NULL CHECK (role IN ('holder', 'user', 'both')),
    organisation TEXT,
    organisation_kind TEXT NOT NULL,
    region TEXT,
    controller TEXT NOT NULL,
    micro_enterprise TEXT NOT NULL,
    categories TEXT NOT NULL,
    public_funding TEXT NOT NULL,
    snds TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) $table_options$;

-- The answer as it stands. Kind 'none' is an answer taken back: the row keeps counting versions.
CREATE TABLE answer (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    question_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('level', 'unknown', 'not_applicable', 'none')),
    level INTEGER CHECK (level BETWEEN 0 AND 4),
    reason TEXT,
    note TEXT,
    evidence TEXT,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, question_id),
    CHECK ((kind = 'level') = (level IS NOT NULL)),
    CHECK ((kind = 'not_applicable') = (reason IS NOT NULL))
) $table_options$;

-- Append-only: who changed what, when, from what to what (answers as in the file format; null for none).
CREATE TABLE answer_history (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    question_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    answer_before TEXT,
    answer_after TEXT,
    PRIMARY KEY (assessment_id, question_id, version)
) $table_options$;
