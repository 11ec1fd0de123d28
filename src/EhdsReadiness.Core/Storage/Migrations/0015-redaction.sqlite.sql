-- The detail of an entry about an invitation may also go once a later entry says that its address was taken out: until November 2026 the address stood in it.
DROP TRIGGER audit_detail_is_not_deleted;

CREATE TRIGGER audit_detail_is_not_deleted BEFORE DELETE ON audit_detail
WHEN NOT EXISTS (
    SELECT 1
    FROM audit_entry AS entry
    JOIN audit_entry AS erasure ON erasure.organisation_id = entry.organisation_id AND erasure.action = 'erased'
    WHERE entry.number = OLD.number AND entry.action <> 'erased'
)
AND NOT EXISTS (
    SELECT 1
    FROM audit_entry AS entry
    JOIN audit_detail AS redaction ON redaction.subject_id = OLD.subject_id AND redaction.remark = CAST(OLD.number AS TEXT)
    JOIN audit_entry AS later ON later.number = redaction.number AND later.action = 'redacted'
    WHERE entry.number = OLD.number AND entry.action = 'invited'
)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
