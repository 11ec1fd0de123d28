-- What keeps the trail append-only on SQLite, now that it numbers new entries itself: they have no number yet (-1) before they are in the table.
DROP TRIGGER audit_entry_comes_last;

CREATE TRIGGER audit_entry_comes_last BEFORE INSERT ON audit_entry
WHEN NEW.number >= 1 AND NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM audit_entry)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_chain_follows_former_entry AFTER INSERT ON audit_entry
WHEN NEW.place IS NULL
BEGIN
    INSERT INTO audit_chain (chain, place, hash)
    VALUES ('', NEW.number, NEW.hash)
    ON CONFLICT (chain) DO UPDATE SET place = excluded.place, hash = excluded.hash;
END;

CREATE TRIGGER audit_chain_is_not_set_back BEFORE UPDATE ON audit_chain
WHEN NEW.chain <> OLD.chain OR NEW.place < OLD.place
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_chain_is_not_deleted BEFORE DELETE ON audit_chain
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_checkpoint_is_not_changed BEFORE UPDATE ON audit_checkpoint
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_checkpoint_is_not_deleted BEFORE DELETE ON audit_checkpoint
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_checkpoint_head_is_not_changed BEFORE UPDATE ON audit_checkpoint_head
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_checkpoint_head_is_not_deleted BEFORE DELETE ON audit_checkpoint_head
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

INSERT INTO audit_chain (chain, place, hash)
SELECT '', number, hash
FROM audit_entry
WHERE number = (SELECT MAX(number) FROM audit_entry);
