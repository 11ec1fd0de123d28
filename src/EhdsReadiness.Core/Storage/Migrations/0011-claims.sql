-- A publication looks up who claims each entry of the register, by either identifier.
CREATE INDEX organisation_foreign_identifier ON organisation (foreign_identifier);
