-- What makes a listing vanish with what it was computed from, on SQLite. Whatever changes an answer also changes its assessment's changed_at.
CREATE TRIGGER client_listing_follows_organisation AFTER UPDATE ON organisation
BEGIN
    DELETE FROM client_listing WHERE organisation_id = NEW.id;
END;

CREATE TRIGGER client_listing_follows_new_assessment AFTER INSERT ON assessment
WHEN NEW.organisation_id IS NOT NULL
BEGIN
    DELETE FROM client_listing WHERE organisation_id = NEW.organisation_id;
END;

CREATE TRIGGER client_listing_follows_assessment AFTER UPDATE ON assessment
WHEN NEW.organisation_id IS NOT NULL
BEGIN
    DELETE FROM client_listing WHERE organisation_id = NEW.organisation_id;
END;

CREATE TRIGGER client_listing_follows_deleted_assessment AFTER DELETE ON assessment
WHEN OLD.organisation_id IS NOT NULL
BEGIN
    DELETE FROM client_listing WHERE organisation_id = OLD.organisation_id;
END;
