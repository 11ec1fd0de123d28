-- Append-only: what happened, when, to which organisation. Each entry's hash covers the one before it and a commitment to its detail.
CREATE TABLE audit_entry (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    organisation_id TEXT,
    commitment TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) $table_options$;

CREATE INDEX audit_entry_organisation ON audit_entry (organisation_id, number);
CREATE INDEX audit_entry_at ON audit_entry (at);

-- The personal part of an entry: who, and on what. It goes when its organisation is erased; the commitment stays, so that the chain still verifies.
CREATE TABLE audit_detail (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES audit_entry (number),
    salt TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor IN ('account', 'link', 'system')),
    actor_id TEXT,
    acting_for TEXT,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    remark TEXT,
    CHECK ((actor = 'account') = (actor_id IS NOT NULL))
) $table_options$;

CREATE INDEX audit_detail_subject ON audit_detail (subject_id, actor_id, number);

-- When a person last said that an anonymous assessment that nobody touched is to be kept; null when never.
ALTER TABLE assessment ADD COLUMN kept_at TEXT;
