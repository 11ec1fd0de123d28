-- Secret addresses by which calendars read a plan: one for whoever made it, worth no more than they are. Only hashes are kept. "link" is
-- whoever holds the resume link of an assessment that is no organisation's.
CREATE TABLE calendar_feed (
    id $text$ NOT NULL PRIMARY KEY,
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    token_hash $text$ NOT NULL UNIQUE,
    made_by $text$ NOT NULL,
    made_at $moment$ NOT NULL,
    UNIQUE (assessment_id, made_by)
) $table_options$;

CREATE INDEX calendar_feed_account ON calendar_feed (made_by);
