-- Who showed that a number of the register is an organisation's, and how. Another number is proven by nothing; one proof of a number stands at a time.
CREATE TABLE number_proof (
    id $text$ NOT NULL PRIMARY KEY,
    organisation_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    identifier $text$ NOT NULL,
    way $text$ NOT NULL CHECK (way IN ('code', 'administrator', 'demonstration')),
    given_by $text$,
    reason $text$,
    proven_at $moment$ NOT NULL,
    ended_at $moment$
) $table_options$;

CREATE UNIQUE INDEX number_proof_standing ON number_proof (identifier) WHERE ended_at IS NULL;
CREATE INDEX number_proof_organisation ON number_proof (organisation_id);

-- The code that was last sent to the contact in the register; only its hash is kept.
CREATE TABLE number_code (
    organisation_id $text$ NOT NULL PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
    identifier $text$ NOT NULL,
    contact $text$ NOT NULL,
    code_hash $text$ NOT NULL,
    expires_at $moment$ NOT NULL
) $table_options$;

-- Address to which a code is sent; null where the register has none.
ALTER TABLE register_entry ADD COLUMN contact $text$;

-- Invented organisations have invented numbers.
INSERT INTO number_proof (id, organisation_id, identifier, way, proven_at)
SELECT id, id, siren, 'demonstration', created_at FROM organisation WHERE id LIKE 'demonstration-%' AND siren IS NOT NULL;
