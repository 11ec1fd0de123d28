-- Counts the changes of an assessment, its answers included: what was read of one revision is true of it in every process, for as long as it stands.
ALTER TABLE assessment ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
