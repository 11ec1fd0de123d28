-- What happened that somebody is to be told of. What is done comes here with its entry of the trail; what time brings has an identifier made of its own words, so that it comes once.
CREATE TABLE event (
    id $text$ NOT NULL PRIMARY KEY,
    kind $text$ NOT NULL,
    organisation_id $text$ REFERENCES organisation (id) ON DELETE CASCADE,
    assessment_id $text$ REFERENCES assessment (id) ON DELETE CASCADE,
    -- What it is about within: a question, what somebody is asked to answer, the consultancy of an access, a version, an archive.
    item $text$,
    -- Account of whoever did it; null for what time brings.
    actor $text$,
    at $moment$ NOT NULL,
    told_at $moment$
) $table_options$;

CREATE INDEX event_untold ON event (at, id) WHERE told_at IS NULL;
CREATE INDEX event_organisation ON event (organisation_id);
CREATE INDEX event_assessment ON event (assessment_id);
CREATE INDEX event_at ON event (at);

-- That somebody was told of an event: once, whatever makes it their concern.
CREATE TABLE notice (
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    event_id $text$ NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    kind $text$ NOT NULL,
    -- The organisation as whose member they are told: the notice goes with the membership. Null for what is their own.
    through $text$,
    -- Whether it waits for the mail of the day.
    waits $flag$ NOT NULL,
    read_at $moment$,
    PRIMARY KEY (account_id, event_id),
    FOREIGN KEY (through, account_id) REFERENCES member (organisation_id, account_id) ON DELETE CASCADE
) $table_options$;

CREATE INDEX notice_event ON notice (event_id);
CREATE INDEX notice_member ON notice (through, account_id);
CREATE INDEX notice_waits ON notice (account_id) WHERE waits;

-- How a kind of notice reaches somebody by mail, where they chose.
CREATE TABLE notice_way (
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind $text$ NOT NULL,
    way $text$ NOT NULL CHECK (way IN ('at_once', 'daily', 'never')),
    PRIMARY KEY (account_id, kind)
) $table_options$;
