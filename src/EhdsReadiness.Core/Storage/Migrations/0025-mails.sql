-- Mails that have not left, each written in the transaction of what it tells. To whom and what is sealed with the form keys, since their links open accounts. (held_mail is left to the release before this one, which may run beside it for a while; nothing else reads it.)
CREATE TABLE mail (
    id $text$ NOT NULL PRIMARY KEY,
    sealed $text$ NOT NULL,
    written_at $moment$ NOT NULL,
    -- From when on its link is good for nothing, so that it is not sent; null when it holds none that ends.
    until $moment$,
    -- When it is tried next; whoever tries it puts this off first, and nobody else tries it before.
    due_at $moment$ NOT NULL,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    failing_since $moment$,
    -- Why it is tried no more; null while it waits.
    refused_as $text$
) $table_options$;
