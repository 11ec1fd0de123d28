-- What makes the revision of a portfolio rise, on SQLite. A consultancy that is being erased has none any more.
CREATE TRIGGER portfolio_follows_new_grant AFTER INSERT ON access_grant
BEGIN
    INSERT INTO portfolio_revision (consultancy_id, revision)
    SELECT id, 1 FROM organisation WHERE id = NEW.consultancy_id
    ON CONFLICT (consultancy_id) DO UPDATE SET revision = revision + 1;
END;

CREATE TRIGGER portfolio_follows_grant AFTER UPDATE ON access_grant
BEGIN
    INSERT INTO portfolio_revision (consultancy_id, revision)
    SELECT id, 1 FROM organisation WHERE id IN (OLD.consultancy_id, NEW.consultancy_id)
    ON CONFLICT (consultancy_id) DO UPDATE SET revision = revision + 1;
END;

CREATE TRIGGER portfolio_follows_deleted_grant AFTER DELETE ON access_grant
BEGIN
    INSERT INTO portfolio_revision (consultancy_id, revision)
    SELECT id, 1 FROM organisation WHERE id = OLD.consultancy_id
    ON CONFLICT (consultancy_id) DO UPDATE SET revision = revision + 1;
END;

CREATE TRIGGER portfolio_follows_new_listing AFTER INSERT ON client_listing
BEGIN
    INSERT INTO portfolio_revision (consultancy_id, revision)
    SELECT DISTINCT consultancy_id, 1 FROM access_grant WHERE organisation_id = NEW.organisation_id AND withdrawn_at IS NULL
    ON CONFLICT (consultancy_id) DO UPDATE SET revision = revision + 1;
END;

CREATE TRIGGER portfolio_follows_listing AFTER UPDATE ON client_listing
BEGIN
    INSERT INTO portfolio_revision (consultancy_id, revision)
    SELECT DISTINCT consultancy_id, 1 FROM access_grant WHERE organisation_id = NEW.organisation_id AND withdrawn_at IS NULL
    ON CONFLICT (consultancy_id) DO UPDATE SET revision = revision + 1;
END;

CREATE TRIGGER portfolio_follows_deleted_listing AFTER DELETE ON client_listing
BEGIN
    INSERT INTO portfolio_revision (consultancy_id, revision)
    SELECT DISTINCT access_grant.consultancy_id, 1
    FROM access_grant
    JOIN organisation ON organisation.id = access_grant.consultancy_id
    WHERE access_grant.organisation_id = OLD.organisation_id AND access_grant.withdrawn_at IS NULL
    ON CONFLICT (consultancy_id) DO UPDATE SET revision = revision + 1;
END;

-- The plan and the datasets of an assessment change its row too now (revision), and nothing that a portfolio lists.
DROP TRIGGER client_listing_follows_assessment;

CREATE TRIGGER client_listing_follows_assessment AFTER UPDATE OF
    questionnaire, mode, role, organisation, organisation_kind, region, controller, micro_enterprise, categories, public_funding, snds,
    version, created_at, changed_at, organisation_id, state
ON assessment
WHEN NEW.organisation_id IS NOT NULL
BEGIN
    DELETE FROM client_listing WHERE organisation_id = NEW.organisation_id;
END;
