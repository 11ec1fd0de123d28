-- The organisations known to the ministry, as last imported. Public knowledge: it alone places an organisation in a cell.
CREATE TABLE register_entry (
    identifier TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    region TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('holder', 'user', 'both')),
    categories TEXT NOT NULL,
    counts_with TEXT
) $table_options$;

-- Append-only: what was published, byte for byte.
CREATE TABLE publication (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
    published_at TEXT NOT NULL,
    document TEXT NOT NULL
) $table_options$;

-- Private: who was counted in a publication, where, with a keyed fingerprint of the answers, one a line.
-- It tells the next publication which cells have changed, and goes when no cell repeats that publication any more.
CREATE TABLE publication_memory (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES publication (number),
    members TEXT NOT NULL
) $table_options$;

-- One row when the organisations of this database are invented.
CREATE TABLE demonstration (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    organisations INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    made_at TEXT NOT NULL
) $table_options$;
