-- A member may be asked to answer without a day.
ALTER TABLE assignment ALTER COLUMN due DROP NOT NULL;
