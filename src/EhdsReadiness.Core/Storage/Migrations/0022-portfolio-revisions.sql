-- Counts what changes among the clients of a consultancy: accesses given and ended, listings computed and dropped. What a portfolio read of one revision is true of it in every process.
CREATE TABLE portfolio_revision (
    consultancy_id $text$ NOT NULL PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL
) $table_options$;

-- Of a consultancy with a thousand clients, a page looks for those whose access ended lately, and for those of the page alone.
CREATE INDEX access_grant_withdrawn ON access_grant (consultancy_id, withdrawn_at);
