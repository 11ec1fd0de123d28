-- Mails that lie in the outbox, held back, and may leave: written together with the note that their words are told, so that whoever is killed in between tells nobody twice and forgets nobody.
CREATE TABLE held_mail (
    name TEXT NOT NULL PRIMARY KEY
) $table_options$;
