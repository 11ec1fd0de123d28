-- An account that an operator has closed to its owner for a while, or for good; null while it is open.
ALTER TABLE account ADD COLUMN disabled_at $moment$;
