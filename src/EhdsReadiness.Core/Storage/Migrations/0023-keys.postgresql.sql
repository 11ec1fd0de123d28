-- Keys that the instances of a site share: those that seal cookies, forms and authenticator secrets, and the one that noise is drawn from. Beside a file of SQLite
-- they are files, so that a copy of it opens nothing. Whoever comes first with a name decides what it stands for.
CREATE TABLE site_key (
    name $text$ NOT NULL PRIMARY KEY,
    value $text$ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
