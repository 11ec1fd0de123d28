-- A consultancy asks a client to let it in: the link shows a form that is filled in, and gives nothing by itself.
CREATE TABLE client_invitation (
    id $text$ NOT NULL PRIMARY KEY,
    consultancy_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    name $text$,
    email $text$ NOT NULL,
    token_hash $text$ NOT NULL UNIQUE,
    may_answer $flag$ NOT NULL,
    until $day$ NOT NULL,
    invited_by $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    invited_at $moment$ NOT NULL,
    expires_at $moment$ NOT NULL,
    withdrawn_at $moment$,
    accepted_at $moment$,
    organisation_id $text$ REFERENCES organisation (id) ON DELETE CASCADE
) $table_options$;

CREATE INDEX client_invitation_consultancy ON client_invitation (consultancy_id);
CREATE INDEX client_invitation_account ON client_invitation (invited_by);
CREATE INDEX client_invitation_organisation ON client_invitation (organisation_id);

-- Whether a consultancy that may answer may begin an assessment too, by the client's own tick.
ALTER TABLE access_grant ADD COLUMN may_begin $flag$ NOT NULL DEFAULT FALSE;

-- What the members of a consultancy note about a client for themselves. The client never sees it; it goes with the access.
CREATE TABLE client_note (
    id $text$ NOT NULL PRIMARY KEY,
    consultancy_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    organisation_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    author $text$ NOT NULL,
    at $moment$ NOT NULL,
    text $text$ NOT NULL
) $table_options$;

CREATE INDEX client_note_consultancy ON client_note (consultancy_id, organisation_id);
CREATE INDEX client_note_organisation ON client_note (organisation_id);

-- When somebody last looked at an assessment of a client.
CREATE TABLE client_visit (
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    organisation_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    at $moment$ NOT NULL,
    PRIMARY KEY (account_id, organisation_id)
) $table_options$;

CREATE INDEX client_visit_organisation ON client_visit (organisation_id);

-- How the reports of a consultancy begin, kept once. The logo is in Base64; null language for that of each client.
CREATE TABLE consultancy_look (
    organisation_id $text$ NOT NULL PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
    line $text$,
    logo $text$,
    logo_text $text$,
    language $text$ CHECK (language IN ('fr', 'en'))
) $table_options$;
