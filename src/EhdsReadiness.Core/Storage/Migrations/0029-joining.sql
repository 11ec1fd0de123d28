-- Who asks to become a member of an organisation that gives the number they gave. A row is open: decided, withdrawn or too old it goes, and the trail says what became of it.
CREATE TABLE join_request (
    id $text$ NOT NULL PRIMARY KEY,
    organisation_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    identifier $text$ NOT NULL,
    message $text$,
    asked_at $moment$ NOT NULL
) $table_options$;

CREATE UNIQUE INDEX join_request_one ON join_request (organisation_id, account_id);
CREATE INDEX join_request_account ON join_request (account_id);

-- Second number of an organisation, of its establishment in the national file of health establishments.
ALTER TABLE organisation ADD COLUMN finess $text$;
ALTER TABLE register_entry ADD COLUMN finess $text$;
