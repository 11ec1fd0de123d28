-- How a dataset is described for the catalogue: an object of JSON, null while nothing is said. Its variables stand beside it, with how
-- many they are, since lists need no more.
ALTER TABLE dataset ADD COLUMN description $text$;
ALTER TABLE dataset ADD COLUMN variables $text$;
ALTER TABLE dataset ADD COLUMN variable_count INTEGER NOT NULL DEFAULT 0 CHECK (variable_count >= 0);
