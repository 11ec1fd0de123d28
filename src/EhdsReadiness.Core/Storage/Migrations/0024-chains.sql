-- From here on the trail is a chain of hashes for each organisation, and one of the site: place counts within it, from 1. Entries of before, and of a program of
-- before, have none and are one chain of their own. What was index audit_entry_at for goes to audit_sight; it stays while a program of before may run.
ALTER TABLE audit_entry ADD COLUMN place INTEGER;

CREATE UNIQUE INDEX audit_entry_place ON audit_entry (COALESCE(organisation_id, 'site'), place) WHERE place IS NOT NULL;

-- The last entry of each chain: an organisation's identifier, 'site', or '' for entries without a place, whose place is their number. Whoever appends takes its row first.
CREATE TABLE audit_chain (
    chain $text$ NOT NULL PRIMARY KEY,
    place INTEGER NOT NULL,
    hash $text$ NOT NULL
) $table_options$;

-- Append-only: once a day, the ends of all chains that have grown. Its hash covers the checkpoint before it and all its heads.
CREATE TABLE audit_checkpoint (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
    at $moment$ NOT NULL,
    previous $text$ NOT NULL,
    hash $text$ NOT NULL
) $table_options$;

CREATE TABLE audit_checkpoint_head (
    checkpoint INTEGER NOT NULL REFERENCES audit_checkpoint (number),
    chain $text$ NOT NULL,
    place INTEGER NOT NULL,
    hash $text$ NOT NULL,
    PRIMARY KEY (checkpoint, chain)
) $table_options$;

CREATE INDEX audit_checkpoint_head_chain ON audit_checkpoint_head (chain, place);

-- Who has seen what on a day, as hashes that nothing can be read from: the trail says it once a day. They go after two days.
CREATE TABLE audit_sight (
    hash $text$ NOT NULL PRIMARY KEY,
    day $day$ NOT NULL
) $table_options$;
