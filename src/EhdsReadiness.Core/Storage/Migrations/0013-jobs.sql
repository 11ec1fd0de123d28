-- What background jobs failed at and have not mended since: a round as a whole (an empty item), or one item of it.
CREATE TABLE job_fault (
    job TEXT NOT NULL,
    item TEXT NOT NULL,
    failures INTEGER NOT NULL CHECK (failures >= 1),
    since TEXT NOT NULL,
    last_at TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (job, item)
) $table_options$;

-- A report that could not be made leaves its archive whole.
CREATE TABLE report_archive_client_with_failed (
    archive_id TEXT NOT NULL REFERENCES report_archive (id) ON DELETE CASCADE,
    place INTEGER NOT NULL CHECK (place >= 1),
    organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    outcome TEXT CHECK (outcome IN ('written', 'closed', 'empty', 'failed')),
    PRIMARY KEY (archive_id, place)
) $table_options$;

INSERT INTO report_archive_client_with_failed (archive_id, place, organisation_id, outcome)
SELECT archive_id, place, organisation_id, outcome
FROM report_archive_client;

DROP TABLE report_archive_client;

ALTER TABLE report_archive_client_with_failed RENAME TO report_archive_client;

CREATE INDEX report_archive_client_organisation ON report_archive_client (organisation_id);
