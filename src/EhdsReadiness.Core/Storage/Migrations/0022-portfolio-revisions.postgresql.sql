-- What makes the revision of a portfolio rise, on PostgreSQL. A consultancy that is being erased has none any more.
CREATE FUNCTION raise_portfolio_revision(consultancies TEXT[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO portfolio_revision (consultancy_id, revision)
    SELECT id, 1 FROM organisation WHERE id = ANY (consultancies)
    ON CONFLICT (consultancy_id) DO UPDATE SET revision = portfolio_revision.revision + 1;
$$;

CREATE FUNCTION portfolio_follows_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM raise_portfolio_revision(ARRAY[OLD.consultancy_id, NEW.consultancy_id]);
    RETURN NULL;
END $$;

CREATE FUNCTION portfolio_follows_listing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM raise_portfolio_revision(ARRAY(
        SELECT consultancy_id
        FROM access_grant
        WHERE organisation_id IN (OLD.organisation_id, NEW.organisation_id) AND withdrawn_at IS NULL));
    RETURN NULL;
END $$;

CREATE TRIGGER portfolio_follows_new_grant AFTER INSERT ON access_grant
FOR EACH ROW EXECUTE FUNCTION portfolio_follows_grant();

CREATE TRIGGER portfolio_follows_grant AFTER UPDATE ON access_grant
FOR EACH ROW EXECUTE FUNCTION portfolio_follows_grant();

CREATE TRIGGER portfolio_follows_deleted_grant AFTER DELETE ON access_grant
FOR EACH ROW EXECUTE FUNCTION portfolio_follows_grant();

CREATE TRIGGER portfolio_follows_new_listing AFTER INSERT ON client_listing
FOR EACH ROW EXECUTE FUNCTION portfolio_follows_listing();

CREATE TRIGGER portfolio_follows_listing AFTER UPDATE ON client_listing
FOR EACH ROW EXECUTE FUNCTION portfolio_follows_listing();

CREATE TRIGGER portfolio_follows_deleted_listing AFTER DELETE ON client_listing
FOR EACH ROW EXECUTE FUNCTION portfolio_follows_listing();

-- The plan and the datasets of an assessment change its row too now (revision), and nothing that a portfolio lists.
DROP TRIGGER client_listing_follows_assessment ON assessment;

CREATE TRIGGER client_listing_follows_assessment AFTER UPDATE OF
    questionnaire, mode, role, organisation, organisation_kind, region, controller, micro_enterprise, categories, public_funding, snds,
    version, created_at, changed_at, organisation_id, state
ON assessment
FOR EACH ROW WHEN (NEW.organisation_id IS NOT NULL) EXECUTE FUNCTION client_listing_follows_assessment();
