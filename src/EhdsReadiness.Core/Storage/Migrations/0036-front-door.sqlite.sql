-- A member may be asked to answer without a day. SQLite changes no column: the table is made anew.
CREATE TABLE assignment_without_day (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    target_kind TEXT NOT NULL CHECK (target_kind IN ('axis', 'question')),
    target_id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    due TEXT,
    assigned_by TEXT NOT NULL,
    assigned_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, target_kind, target_id)
) $table_options$;

INSERT INTO assignment_without_day (assessment_id, target_kind, target_id, account_id, due, assigned_by, assigned_at)
SELECT assessment_id, target_kind, target_id, account_id, due, assigned_by, assigned_at
FROM assignment;

DROP TABLE assignment;

ALTER TABLE assignment_without_day RENAME TO assignment;

CREATE INDEX assignment_account ON assignment (account_id);
