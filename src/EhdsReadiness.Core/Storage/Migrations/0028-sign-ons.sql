-- Who an account's owner is at an identity provider, as they have proven: what the provider calls them (subject) means something with its issuer alone.
CREATE TABLE external_login (
    id $text$ NOT NULL PRIMARY KEY,
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    -- Name of its settings; its issuer is what counts.
    provider $text$ NOT NULL,
    issuer $text$ NOT NULL,
    subject $text$ NOT NULL,
    -- The role on the whole site that the provider last gave; null for none.
    role $text$,
    linked_at $moment$ NOT NULL
) $table_options$;

CREATE UNIQUE INDEX external_login_subject ON external_login (issuer, subject);
CREATE INDEX external_login_account ON external_login (account_id);

-- By which login a session was begun, null for a password; what the provider calls the session, and its token, sealed, by which it is ended there as well.
ALTER TABLE session ADD COLUMN login_id $text$;
ALTER TABLE session ADD COLUMN provider_session $text$;
ALTER TABLE session ADD COLUMN id_token $text$;
-- Whether the provider has asked for a second factor in the site's place.
ALTER TABLE session ADD COLUMN vouched $flag$ NOT NULL DEFAULT FALSE;

CREATE INDEX session_login ON session (login_id);

-- An account asked for by way of a provider waits for its address alone: the one who asked is known again by their login, and has no password.
ALTER TABLE sign_up ADD COLUMN provider $text$;
ALTER TABLE sign_up ADD COLUMN issuer $text$;
ALTER TABLE sign_up ADD COLUMN subject $text$;

-- The identity provider that vouches for a number; null where it was proven in another way. The way is then that of a code, for a release that knows no other.
ALTER TABLE number_proof ADD COLUMN provider $text$;
