-- What a member led who left, reads only from now on or became staff, until somebody takes it over. Told once to the owners, but for actions that were not open.
CREATE TABLE left_work (
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('action', 'axis', 'question')),
    target_id TEXT NOT NULL,
    account_id TEXT REFERENCES account (id) ON DELETE SET NULL,
    left_at TEXT NOT NULL,
    told_at TEXT,
    PRIMARY KEY (assessment_id, kind, target_id)
) $table_options$;

CREATE INDEX left_work_account ON left_work (account_id);

-- Whoever led an action stands here by the account, so that the name goes with it. The history names nobody by name any more where the account can be told.
ALTER TABLE tracked_action_history ADD COLUMN account_before TEXT;
ALTER TABLE tracked_action_history ADD COLUMN account_after TEXT;

UPDATE tracked_action_history
SET account_before = (
    SELECT MIN(account.id)
    FROM account
    JOIN assessment ON assessment.id = tracked_action_history.assessment_id
    WHERE account.name = tracked_action_history.value_before
        AND (EXISTS (SELECT 1 FROM member WHERE member.organisation_id = assessment.organisation_id AND member.account_id = account.id)
            OR EXISTS (
                SELECT 1
                FROM audit_detail
                JOIN audit_entry ON audit_entry.number = audit_detail.number
                WHERE audit_detail.subject_id = account.id AND audit_entry.organisation_id = assessment.organisation_id)))
WHERE field = 'owner' AND value_before IS NOT NULL;

UPDATE tracked_action_history
SET account_after = (
    SELECT MIN(account.id)
    FROM account
    JOIN assessment ON assessment.id = tracked_action_history.assessment_id
    WHERE account.name = tracked_action_history.value_after
        AND (EXISTS (SELECT 1 FROM member WHERE member.organisation_id = assessment.organisation_id AND member.account_id = account.id)
            OR EXISTS (
                SELECT 1
                FROM audit_detail
                JOIN audit_entry ON audit_entry.number = audit_detail.number
                WHERE audit_detail.subject_id = account.id AND audit_entry.organisation_id = assessment.organisation_id)))
WHERE field = 'owner' AND value_after IS NOT NULL;

UPDATE tracked_action_history SET value_before = NULL WHERE account_before IS NOT NULL;
UPDATE tracked_action_history SET value_after = NULL WHERE account_after IS NOT NULL;

-- Actions led by somebody who can lead nothing there any more are nobody's.
INSERT INTO left_work (assessment_id, kind, target_id, account_id, left_at, told_at)
SELECT
    tracked_action.assessment_id, 'action', tracked_action.action_id, tracked_action.owner_account, tracked_action.changed_at,
    CASE WHEN tracked_action.status IN ('todo', 'doing') AND tracked_action.set_aside = 0 AND tracked_action.removed_at IS NULL THEN NULL ELSE tracked_action.changed_at END
FROM tracked_action
JOIN assessment ON assessment.id = tracked_action.assessment_id
WHERE tracked_action.owner_account IS NOT NULL AND NOT EXISTS (
    SELECT 1
    FROM member
    JOIN account ON account.id = member.account_id AND account.role IS NULL
    WHERE member.organisation_id = assessment.organisation_id AND member.account_id = tracked_action.owner_account AND member.role <> 'reader');

UPDATE tracked_action SET owner = NULL WHERE owner_account IS NOT NULL;

UPDATE tracked_action
SET owner_account = NULL
WHERE owner_account IS NOT NULL AND EXISTS (
    SELECT 1
    FROM left_work
    WHERE left_work.assessment_id = tracked_action.assessment_id AND left_work.kind = 'action' AND left_work.target_id = tracked_action.action_id);

-- What is asked of staff is asked of nobody who could answer.
INSERT INTO left_work (assessment_id, kind, target_id, account_id, left_at)
SELECT assignment.assessment_id, assignment.target_kind, assignment.target_id, assignment.account_id, assignment.assigned_at
FROM assignment
JOIN account ON account.id = assignment.account_id AND account.role IS NOT NULL;

DELETE FROM assignment WHERE account_id IN (SELECT id FROM account WHERE role IS NOT NULL);
