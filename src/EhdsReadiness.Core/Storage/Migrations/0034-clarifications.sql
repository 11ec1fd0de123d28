-- Who would know the answer to a question, a link by which somebody without an account answers it, and what they said, until whoever may
-- answer takes it over or sets it aside. One a question; only the hash of the link is kept, and no address.
CREATE TABLE clarification (
    id $text$ NOT NULL PRIMARY KEY,
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    question_id $text$ NOT NULL,
    account_id $text$ REFERENCES account (id) ON DELETE SET NULL,
    name $text$,
    asked_by $text$ NOT NULL,
    asked_at $moment$ NOT NULL,
    token_hash $text$ UNIQUE,
    expires_at $moment$,
    answered_at $moment$,
    said_by $text$,
    kind $text$ CHECK (kind IN ('level', 'not_applicable')),
    level INTEGER CHECK (level BETWEEN 0 AND 4),
    reason $text$,
    note $text$,
    evidence $text$,
    UNIQUE (assessment_id, question_id)
) $table_options$;

CREATE INDEX clarification_account ON clarification (account_id);

-- Name of somebody without an account whose answer the author took over; null for everything else.
ALTER TABLE answer_history ADD COLUMN said_by $text$;
