-- An organisation may be a unit of another one, its house, one level deep: a registry, a warehouse. It has no number of its own.
-- No foreign key: a copy of the whole database writes rows in the order of their identifiers. A house that goes is parted from its units before.
ALTER TABLE organisation ADD COLUMN house_id $text$;
ALTER TABLE organisation ADD COLUMN unit_kind $text$
    CHECK (unit_kind IN ('registry', 'warehouse', 'cohort', 'biobank', 'laboratory', 'research-unit'));

-- Whether the house sees drafts of the unit, by the word of the unit's owners.
ALTER TABLE organisation ADD COLUMN shows_drafts $flag$ NOT NULL DEFAULT FALSE;

-- Whether organisations that are no units may let it see their results side by side, as those of a hospital group do.
ALTER TABLE organisation ADD COLUMN is_group $flag$ NOT NULL DEFAULT FALSE;

CREATE INDEX organisation_house ON organisation (house_id);

-- A code by which an organisation that exists becomes a unit, good once and for a limited time; only its hash is kept.
CREATE TABLE unit_offer (
    id $text$ NOT NULL PRIMARY KEY,
    house_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    unit_kind $text$ NOT NULL CHECK (unit_kind IN ('registry', 'warehouse', 'cohort', 'biobank', 'laboratory', 'research-unit')),
    code_hash $text$ NOT NULL UNIQUE,
    offered_by $text$ NOT NULL,
    offered_at $moment$ NOT NULL,
    expires_at $moment$ NOT NULL
) $table_options$;

CREATE INDEX unit_offer_house ON unit_offer (house_id);

-- The part of an organisation that an assessment answers for, and the name of that organisation; null for the whole of one.
ALTER TABLE assessment ADD COLUMN unit_kind $text$
    CHECK (unit_kind IN ('registry', 'warehouse', 'cohort', 'biobank', 'laboratory', 'research-unit'));
ALTER TABLE assessment ADD COLUMN house $text$;

-- An answer of a house that its units may take over, as it stands in that assessment, and whether its note and evidence go along.
CREATE TABLE offered_answer (
    organisation_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    question_id $text$ NOT NULL,
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    with_note $flag$ NOT NULL,
    offered_by $text$ NOT NULL,
    offered_at $moment$ NOT NULL,
    PRIMARY KEY (organisation_id, question_id)
) $table_options$;

CREATE INDEX offered_answer_assessment ON offered_answer (assessment_id);

-- Name of the house whose answer it is, taken over by a unit; null for an answer of one's own.
ALTER TABLE answer ADD COLUMN house $text$;
