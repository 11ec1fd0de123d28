-- A carried answer that somebody has still to confirm or to change.
ALTER TABLE answer ADD COLUMN to_confirm INTEGER NOT NULL DEFAULT 0 CHECK (to_confirm IN (0, 1));

-- An action that somebody has touched: one of the questionnaire, named question.action, or one of the organisation's own. The others need no row.
CREATE TABLE tracked_action (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    action_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    title TEXT,
    axis_id TEXT,
    owner TEXT,
    owner_account TEXT REFERENCES account (id) ON DELETE SET NULL,
    due TEXT,
    status TEXT NOT NULL CHECK (status IN ('todo', 'doing', 'done', 'dropped')),
    reason TEXT,
    notes TEXT,
    evidence TEXT,
    set_aside INTEGER NOT NULL CHECK (set_aside IN (0, 1)),
    removed_at TEXT,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, action_id),
    CHECK ((status = 'dropped') = (reason IS NOT NULL))
) $table_options$;

CREATE INDEX tracked_action_owner_account ON tracked_action (owner_account);

-- Append-only: who changed what about an action, when, from what to what (null for nothing).
CREATE TABLE tracked_action_history (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    action_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    field TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    value_before TEXT,
    value_after TEXT,
    PRIMARY KEY (assessment_id, action_id, version, field)
) $table_options$;

-- Identifiers of actions, with spaces between, in the order given by hand; no row for the computed order.
CREATE TABLE plan_order (
    assessment_id TEXT NOT NULL PRIMARY KEY REFERENCES assessment (id) ON DELETE CASCADE,
    actions TEXT NOT NULL
) $table_options$;

-- Who wants an e-mail a month before an action is due.
CREATE TABLE plan_reminder (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    since TEXT NOT NULL,
    PRIMARY KEY (assessment_id, account_id)
) $table_options$;

CREATE INDEX plan_reminder_account ON plan_reminder (account_id);

-- Each reminder goes out once; a new month is a new reminder.
CREATE TABLE plan_reminder_sent (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    action_id TEXT NOT NULL,
    due TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, account_id, action_id, due)
) $table_options$;

CREATE INDEX plan_reminder_sent_account ON plan_reminder_sent (account_id);

-- "What if", on a copy: nothing here touches the assessment.
CREATE TABLE scenario (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    removed_at TEXT,
    changed_at TEXT NOT NULL
) $table_options$;

CREATE INDEX scenario_assessment ON scenario (assessment_id);

-- Either an action that is carried out, or (without action_id) a level that is reached.
CREATE TABLE scenario_choice (
    scenario_id TEXT NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
    question_id TEXT NOT NULL,
    action_id TEXT NOT NULL,
    level INTEGER CHECK (level BETWEEN 0 AND 4),
    PRIMARY KEY (scenario_id, question_id, action_id),
    CHECK ((action_id = '') = (level IS NOT NULL))
) $table_options$;

-- What a re-assessment started from, in the file format, byte for byte.
CREATE TABLE baseline (
    assessment_id TEXT NOT NULL PRIMARY KEY REFERENCES assessment (id) ON DELETE CASCADE,
    origin TEXT NOT NULL CHECK (origin IN ('file', 'assessment', 'copy')),
    document TEXT NOT NULL,
    created_at TEXT NOT NULL
) $table_options$;

-- A move to a newer version of the questionnaire, with all that undoing it restores: the assessment in the file format,
-- its date of change, and which answers waited to be confirmed (identifiers with spaces between).
CREATE TABLE questionnaire_move (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    from_version TEXT NOT NULL,
    to_version TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    document TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    to_confirm TEXT NOT NULL,
    undone_at TEXT,
    PRIMARY KEY (assessment_id, number)
) $table_options$;
