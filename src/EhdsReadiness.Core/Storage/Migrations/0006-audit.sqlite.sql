-- What keeps the audit trail append-only on SQLite. Only an organisation whose erasure stands in the trail loses its details.
CREATE TRIGGER audit_entry_comes_last BEFORE INSERT ON audit_entry
WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM audit_entry)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_detail_comes_last BEFORE INSERT ON audit_detail
WHEN NEW.number <> (SELECT MAX(number) FROM audit_entry) OR EXISTS (SELECT 1 FROM audit_detail WHERE number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_entry_is_not_deleted BEFORE DELETE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_detail_is_not_changed BEFORE UPDATE ON audit_detail
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_detail_is_not_deleted BEFORE DELETE ON audit_detail
WHEN NOT EXISTS (
    SELECT 1
    FROM audit_entry AS entry
    JOIN audit_entry AS erasure ON erasure.organisation_id = entry.organisation_id AND erasure.action = 'erased'
    WHERE entry.number = OLD.number AND entry.action <> 'erased'
)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
