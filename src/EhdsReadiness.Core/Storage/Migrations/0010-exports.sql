-- Fingerprints of reports of finalised copies that were issued, so that a report can be told from one that a later copy replaces.
CREATE TABLE issued_report (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES finalised_copy (assessment_id) ON DELETE CASCADE,
    issued_at TEXT NOT NULL
) $table_options$;

CREATE INDEX issued_report_assessment ON issued_report (assessment_id);
