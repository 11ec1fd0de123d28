-- Who was asked to answer an axis, or one question, and by which day.
CREATE TABLE assignment (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    target_kind TEXT NOT NULL CHECK (target_kind IN ('axis', 'question')),
    target_id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    due TEXT NOT NULL,
    assigned_by TEXT NOT NULL,
    assigned_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, target_kind, target_id)
) $table_options$;

CREATE INDEX assignment_account ON assignment (account_id);

-- What people say to each other about a question. Internal ones are never shown to a consultant.
CREATE TABLE question_comment (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    question_id TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    internal INTEGER NOT NULL CHECK (internal IN (0, 1)),
    text TEXT NOT NULL
) $table_options$;

CREATE INDEX question_comment_question ON question_comment (assessment_id, question_id);

-- Append-only: each step of an assessment from one state to another, numbered from 1.
CREATE TABLE state_change (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    state_before TEXT NOT NULL,
    state_after TEXT NOT NULL,
    message TEXT,
    PRIMARY KEY (assessment_id, number)
) $table_options$;
