-- What each form that was sent led to, for a day: a double click makes one thing. The location is encrypted, as it may hold a secret address.
CREATE TABLE sent_form (
    hash TEXT NOT NULL PRIMARY KEY,
    location TEXT NOT NULL,
    sent_at TEXT NOT NULL
) $table_options$;

CREATE INDEX sent_form_sent_at ON sent_form (sent_at);
