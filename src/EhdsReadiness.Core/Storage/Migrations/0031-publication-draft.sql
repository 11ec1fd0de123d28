-- The next publication as it was computed to be looked at, which is published as it stands or not at all. One row at most: it stays when it is withdrawn, so that no other follows at once.
CREATE TABLE publication_draft (
    number INTEGER NOT NULL PRIMARY KEY,
    made_at $moment$ NOT NULL,
    made_by $text$,
    document $text$ NOT NULL,
    members $text$ NOT NULL,
    counted $text$ NOT NULL,
    withdrawn_at $moment$
) $table_options$;

-- What concerns the site and no organisation, for administrators.
CREATE INDEX audit_entry_site ON audit_entry (number)
WHERE organisation_id IS NULL AND action IN ('granted', 'withdrew', 'created', 'secured', 'deleted', 'published');
