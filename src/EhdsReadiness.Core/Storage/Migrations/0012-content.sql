-- The fingerprint of the content that the assessments of each version are answered on; a site refuses to start on another under the same name.
CREATE TABLE content_version (
    version TEXT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) $table_options$;
