-- A dataset of the organisation, beside its assessment. Categories are letters of Article 51(1) with commas between.
CREATE TABLE dataset (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    version INTEGER NOT NULL CHECK (version >= 1),
    name TEXT NOT NULL,
    categories TEXT NOT NULL,
    controller TEXT,
    format TEXT,
    persons INTEGER CHECK (persons >= 0),
    public_funding TEXT NOT NULL CHECK (public_funding IN ('yes', 'no', 'unsure')),
    label_wanted TEXT NOT NULL CHECK (label_wanted IN ('yes', 'no', 'unsure')),
    contact TEXT,
    removed_at TEXT,
    changed_at TEXT NOT NULL
) $table_options$;

CREATE INDEX dataset_assessment ON dataset (assessment_id, name);
