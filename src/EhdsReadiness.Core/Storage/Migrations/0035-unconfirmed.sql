-- What somebody kept who took a step all the same: carried answers that nobody had confirmed, and "I don't know" that somebody was asked to clear up. Zero for the steps of before.
ALTER TABLE state_change ADD COLUMN kept_carried INTEGER NOT NULL DEFAULT 0 CHECK (kept_carried >= 0);
ALTER TABLE state_change ADD COLUMN kept_unknown INTEGER NOT NULL DEFAULT 0 CHECK (kept_unknown >= 0);

-- Carried answers that wait to be confirmed, as a portfolio lists them. Every listing is computed anew.
ALTER TABLE client_listing ADD COLUMN to_confirm INTEGER NOT NULL DEFAULT 0 CHECK (to_confirm >= 0);
DELETE FROM client_listing;
