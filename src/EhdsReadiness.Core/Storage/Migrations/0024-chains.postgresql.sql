-- What keeps the trail append-only on PostgreSQL, without a read of what other organisations write: a serialisable transaction would be in conflict with theirs.
CREATE SEQUENCE audit_entry_number OWNED BY audit_entry.number;
ALTER TABLE audit_entry ALTER COLUMN number SET DEFAULT nextval('audit_entry_number');

-- Its check would read the page of the index to which everybody adds.
ALTER TABLE audit_detail DROP CONSTRAINT audit_detail_number_fkey;

-- An entry without a place comes from a program of before, which numbers it itself. Where somebody takes that number meanwhile, ON CONFLICT says so as a conflict,
-- after which that program begins again up to thirty times; of a broken constraint it tries three.
CREATE OR REPLACE FUNCTION audit_entry_comes_last() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.place IS NULL AND pg_trigger_depth() = 1 THEN
        INSERT INTO audit_entry SELECT NEW.* ON CONFLICT (number) DO NOTHING;
        RETURN NULL;
    END IF;
    IF NEW.place IS NOT NULL THEN
        IF NEW.number <> currval('audit_entry_number') THEN
            RAISE EXCEPTION 'the audit trail is append-only';
        END IF;
    ELSIF NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM audit_entry) THEN
        RAISE EXCEPTION 'the audit trail is append-only';
    ELSE
        -- Never back: somebody takes the next number at the same time.
        LOOP
            EXIT WHEN nextval('audit_entry_number') >= NEW.number;
        END LOOP;
    END IF;
    PERFORM set_config('ehds_readiness.audit_entry', NEW.number::TEXT, TRUE);
    RETURN NEW;
END $$;

-- A detail comes right after its entry, in the same transaction.
CREATE OR REPLACE FUNCTION audit_detail_comes_last() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number::TEXT IS DISTINCT FROM current_setting('ehds_readiness.audit_entry', TRUE) THEN
        RAISE EXCEPTION 'the audit trail is append-only';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION audit_chain_follows_former_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_chain (chain, place, hash)
    VALUES ('', NEW.number, NEW.hash)
    ON CONFLICT (chain) DO UPDATE SET place = excluded.place, hash = excluded.hash;
    RETURN NULL;
END $$;

CREATE TRIGGER audit_chain_follows_former_entry AFTER INSERT ON audit_entry
FOR EACH ROW WHEN (NEW.place IS NULL) EXECUTE FUNCTION audit_chain_follows_former_entry();

CREATE TRIGGER audit_chain_is_not_set_back BEFORE UPDATE ON audit_chain
FOR EACH ROW WHEN (NEW.chain <> OLD.chain OR NEW.place < OLD.place) EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_chain_is_not_deleted BEFORE DELETE ON audit_chain
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_chain_is_not_emptied BEFORE TRUNCATE ON audit_chain
EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_checkpoint_is_not_changed BEFORE UPDATE ON audit_checkpoint
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_checkpoint_is_not_deleted BEFORE DELETE ON audit_checkpoint
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_checkpoint_is_not_emptied BEFORE TRUNCATE ON audit_checkpoint
EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_checkpoint_head_is_not_changed BEFORE UPDATE ON audit_checkpoint_head
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_checkpoint_head_is_not_deleted BEFORE DELETE ON audit_checkpoint_head
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_checkpoint_head_is_not_emptied BEFORE TRUNCATE ON audit_checkpoint_head
EXECUTE FUNCTION refuse_to_change_the_trail();

-- Most updates of a row then stay on its page, and out of the index.
ALTER TABLE audit_chain SET (fillfactor = 50);

-- After the triggers, whose locks hold off a program of before: the end of its chain is the one that stands.
SELECT setval('audit_entry_number', COALESCE(MAX(number), 0) + 1, FALSE) FROM audit_entry;

INSERT INTO audit_chain (chain, place, hash)
SELECT '', number, hash
FROM audit_entry
ORDER BY number DESC
LIMIT 1;
