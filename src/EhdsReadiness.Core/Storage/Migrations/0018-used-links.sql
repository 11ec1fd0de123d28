-- By whose account the link of a mail was used: opened again, it leads them where they want to be, and everybody else to a page that says so.
CREATE TABLE used_link (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    used_at TEXT NOT NULL
) $table_options$;

CREATE INDEX used_link_account ON used_link (account_id);

ALTER TABLE invitation ADD COLUMN accepted_by TEXT REFERENCES account (id) ON DELETE SET NULL;
