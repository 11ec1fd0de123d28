-- The whole schema on PostgreSQL, as SQLite has it after migration 0020 and in types of PostgreSQL's own. What comes later stands in scripts of both.
-- $text$ is TEXT in the order of its bytes, as SQLite sorts; documents stay texts, since their hashes are of bytes that jsonb does not keep.

-- A person who signs in; the address has been proven by a mail, or vouched for by the operator. Nothing here tells what they answered.
CREATE TABLE account (
    id $text$ NOT NULL PRIMARY KEY,
    email $text$ NOT NULL,
    normalized_email $text$ NOT NULL UNIQUE,
    name $text$ NOT NULL,
    language $text$ NOT NULL CHECK (language IN ('fr', 'en')),
    role $text$ CHECK (role IN ('analyst', 'administrator')),
    password_hash $text$,
    security_stamp $text$ NOT NULL,
    concurrency_stamp $text$ NOT NULL,
    two_factor BOOLEAN NOT NULL,
    authenticator_key $text$,
    authenticator_step BIGINT,
    created_at TIMESTAMPTZ NOT NULL
);

-- A browser in which somebody is signed in. Its cookie names it; without its row the cookie is worth nothing.
CREATE TABLE session (
    id $text$ NOT NULL PRIMARY KEY,
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    device $text$ NOT NULL,
    begun_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    stamp $text$ NOT NULL,
    confirmed_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX session_account ON session (account_id);

-- Codes in place of the authenticator app, each good once; only their hashes are kept.
CREATE TABLE recovery_code (
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    code_hash $text$ NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);

-- An account asked for, until the link sent to its address is followed; only the link's hash is kept.
CREATE TABLE sign_up (
    token_hash $text$ NOT NULL PRIMARY KEY,
    email $text$ NOT NULL,
    name $text$ NOT NULL,
    language $text$ NOT NULL CHECK (language IN ('fr', 'en')),
    password_hash $text$ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);

-- How often something was tried in a span of time, such as the password of one address, whether it has an account or not.
CREATE TABLE attempt (
    subject_hash $text$ NOT NULL PRIMARY KEY,
    tries INTEGER NOT NULL CHECK (tries >= 1),
    ends_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX attempt_ends ON attempt (ends_at);

-- By whose account the link of a mail was used: opened again, it leads them where they want to be, and everybody else to a page that says so.
CREATE TABLE used_link (
    token_hash $text$ NOT NULL PRIMARY KEY,
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    used_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX used_link_account ON used_link (account_id);

-- An organisation whose members answer together, or that is given access by its clients.
CREATE TABLE organisation (
    id $text$ NOT NULL PRIMARY KEY,
    name $text$ NOT NULL,
    kind $text$ NOT NULL,
    region $text$,
    siren $text$,
    foreign_identifier $text$,
    group_name $text$,
    is_consultancy BOOLEAN NOT NULL,
    language $text$ NOT NULL CHECK (language IN ('fr', 'en')),
    created_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX organisation_siren ON organisation (siren);
CREATE INDEX organisation_foreign_identifier ON organisation (foreign_identifier);

CREATE TABLE member (
    organisation_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    account_id $text$ NOT NULL REFERENCES account (id),
    role $text$ NOT NULL CHECK (role IN ('owner', 'contributor', 'reader')),
    since TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation_id, account_id)
);

CREATE INDEX member_account ON member (account_id);

-- A link sent by e-mail, good once and for a limited time; only its hash is kept.
CREATE TABLE invitation (
    id $text$ NOT NULL PRIMARY KEY,
    organisation_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    email $text$ NOT NULL,
    role $text$ NOT NULL CHECK (role IN ('owner', 'contributor', 'reader')),
    token_hash $text$ NOT NULL UNIQUE,
    invited_by $text$ NOT NULL,
    invited_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    accepted_at TIMESTAMPTZ,
    withdrawn_at TIMESTAMPTZ,
    accepted_by $text$ REFERENCES account (id) ON DELETE SET NULL
);

CREATE INDEX invitation_organisation ON invitation (organisation_id);

-- What a client lets a consulting organisation do, through its last day (until, a date) or until it is withdrawn.
CREATE TABLE access_grant (
    id $text$ NOT NULL PRIMARY KEY,
    organisation_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    consultancy_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    may_answer BOOLEAN NOT NULL,
    until DATE NOT NULL,
    granted_by $text$ NOT NULL,
    granted_at TIMESTAMPTZ NOT NULL,
    withdrawn_by $text$,
    withdrawn_at TIMESTAMPTZ
);

CREATE INDEX access_grant_organisation ON access_grant (organisation_id);
CREATE INDEX access_grant_consultancy ON access_grant (consultancy_id);

-- Whether an organisation may be counted in aggregates, as last said; no row is a no.
CREATE TABLE agreement (
    organisation_id $text$ NOT NULL PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
    agreed BOOLEAN NOT NULL,
    said_by $text$ NOT NULL,
    said_at TIMESTAMPTZ NOT NULL
);

-- By which clients name a consultancy that has no SIREN, or whose SIREN somebody else gave too. Replaced at will.
CREATE TABLE consultancy_code (
    organisation_id $text$ NOT NULL PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
    code $text$ NOT NULL UNIQUE,
    made_at TIMESTAMPTZ NOT NULL
);

-- One questionnaire filled in by one organisation. organisation_id is null while it is nobody's but the link holder's. An organisation's assessment has no link: its
-- key opens nothing any more. kept_at is when a person last said that an anonymous one that nobody touched is to be kept; null when never.
-- revision counts the changes of its answers: what was read of one revision is true of it in every process, for as long as it stands.
CREATE TABLE assessment (
    id $text$ NOT NULL PRIMARY KEY,
    key_hash $text$ NOT NULL UNIQUE,
    reader_key_hash $text$ UNIQUE,
    questionnaire $text$ NOT NULL,
    mode $text$ NOT NULL CHECK (mode IN ('full', 'express')),
    role $text$ NOT NULL CHECK (role IN ('holder', 'user', 'both')),
    organisation $text$,
    organisation_kind $text$ NOT NULL,
    region $text$,
    controller $text$ NOT NULL,
    micro_enterprise $text$ NOT NULL,
    categories $text$ NOT NULL,
    public_funding $text$ NOT NULL,
    snds $text$ NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    organisation_id $text$ REFERENCES organisation (id) ON DELETE CASCADE,
    state $text$ NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'approved', 'finalised')),
    kept_at TIMESTAMPTZ,
    revision BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX assessment_organisation ON assessment (organisation_id);

-- The answer as it stands. Kind 'none' is an answer taken back: the row keeps counting versions.
CREATE TABLE answer (
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    question_id $text$ NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    kind $text$ NOT NULL CHECK (kind IN ('level', 'unknown', 'not_applicable', 'none')),
    level INTEGER CHECK (level BETWEEN 0 AND 4),
    reason $text$,
    note $text$,
    evidence $text$,
    changed_at TIMESTAMPTZ NOT NULL,
    to_confirm BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (assessment_id, question_id),
    CHECK ((kind = 'level') = (level IS NOT NULL)),
    CHECK ((kind = 'not_applicable') = (reason IS NOT NULL))
);

-- Append-only: who changed what, when, from what to what (answers as in the file format; null for none).
CREATE TABLE answer_history (
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    question_id $text$ NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    at TIMESTAMPTZ NOT NULL,
    author $text$ NOT NULL,
    answer_before $text$,
    answer_after $text$,
    PRIMARY KEY (assessment_id, question_id, version)
);

-- The numbered copy that nothing changes afterwards: the assessment in the file format, byte for byte.
CREATE TABLE finalised_copy (
    assessment_id $text$ NOT NULL PRIMARY KEY REFERENCES assessment (id) ON DELETE CASCADE,
    organisation_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    finalised_at TIMESTAMPTZ NOT NULL,
    finalised_by $text$ NOT NULL,
    document $text$ NOT NULL,
    content_sha256 $text$ NOT NULL,
    UNIQUE (organisation_id, number)
);

-- Who was asked to answer an axis, or one question, and by which day.
CREATE TABLE assignment (
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    target_kind $text$ NOT NULL CHECK (target_kind IN ('axis', 'question')),
    target_id $text$ NOT NULL,
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    due DATE NOT NULL,
    assigned_by $text$ NOT NULL,
    assigned_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (assessment_id, target_kind, target_id)
);

CREATE INDEX assignment_account ON assignment (account_id);

-- What people say to each other about a question. Internal ones are never shown to a consultant.
CREATE TABLE question_comment (
    id $text$ NOT NULL PRIMARY KEY,
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    question_id $text$ NOT NULL,
    author $text$ NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    internal BOOLEAN NOT NULL,
    text $text$ NOT NULL
);

CREATE INDEX question_comment_question ON question_comment (assessment_id, question_id);

-- Append-only: each step of an assessment from one state to another, numbered from 1.
CREATE TABLE state_change (
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    at TIMESTAMPTZ NOT NULL,
    author $text$ NOT NULL,
    state_before $text$ NOT NULL,
    state_after $text$ NOT NULL,
    message $text$,
    PRIMARY KEY (assessment_id, number)
);

-- What a member led who left, reads only from now on or became staff, until somebody takes it over. Told once to the owners, but for actions that were not open.
CREATE TABLE left_work (
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    kind $text$ NOT NULL CHECK (kind IN ('action', 'axis', 'question')),
    target_id $text$ NOT NULL,
    account_id $text$ REFERENCES account (id) ON DELETE SET NULL,
    left_at TIMESTAMPTZ NOT NULL,
    told_at TIMESTAMPTZ,
    PRIMARY KEY (assessment_id, kind, target_id)
);

CREATE INDEX left_work_account ON left_work (account_id);

-- What a portfolio lists of a client: computed, never edited. A change of the organisation or of an assessment of it deletes the row, and the next look computes it.
CREATE TABLE client_listing (
    organisation_id $text$ NOT NULL PRIMARY KEY REFERENCES organisation (id) ON DELETE CASCADE,
    content_sha256 $text$ NOT NULL,
    name $text$ NOT NULL,
    name_key $text$ NOT NULL,
    kind $text$ NOT NULL,
    language $text$ NOT NULL,
    identifier $text$,
    assessment_id $text$ REFERENCES assessment (id) ON DELETE CASCADE,
    questionnaire $text$,
    state $text$ NOT NULL,
    changed_at TIMESTAMPTZ,
    in_scope INTEGER NOT NULL,
    answered INTEGER NOT NULL CHECK (answered BETWEEN 0 AND in_scope),
    low INTEGER CHECK (low BETWEEN 0 AND 100),
    high INTEGER CHECK (high BETWEEN low AND 100),
    band $text$,
    axes $text$ NOT NULL,
    duties $text$ NOT NULL,
    next_date DATE
);

CREATE INDEX client_listing_assessment ON client_listing (assessment_id);

-- A set of clients whose reports somebody takes away in one archive, and how far that has come. The archive itself is never kept.
CREATE TABLE report_archive (
    id $text$ NOT NULL PRIMARY KEY,
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    made_at TIMESTAMPTZ NOT NULL,
    begun_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ
);

CREATE INDEX report_archive_made ON report_archive (made_at);

CREATE TABLE report_archive_client (
    archive_id $text$ NOT NULL REFERENCES report_archive (id) ON DELETE CASCADE,
    place INTEGER NOT NULL CHECK (place >= 1),
    organisation_id $text$ NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    outcome $text$ CHECK (outcome IN ('written', 'closed', 'empty', 'failed')),
    PRIMARY KEY (archive_id, place)
);

CREATE INDEX report_archive_client_organisation ON report_archive_client (organisation_id);

-- An action that somebody has touched: one of the questionnaire, named question.action, or one of the organisation's own. The others need no row.
CREATE TABLE tracked_action (
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    action_id $text$ NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    title $text$,
    axis_id $text$,
    owner $text$,
    owner_account $text$ REFERENCES account (id) ON DELETE SET NULL,
    due $text$,
    status $text$ NOT NULL CHECK (status IN ('todo', 'doing', 'done', 'dropped')),
    reason $text$,
    notes $text$,
    evidence $text$,
    set_aside BOOLEAN NOT NULL,
    removed_at TIMESTAMPTZ,
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (assessment_id, action_id),
    CHECK ((status = 'dropped') = (reason IS NOT NULL))
);

CREATE INDEX tracked_action_owner_account ON tracked_action (owner_account);

-- Append-only: who changed what about an action, when, from what to what (null for nothing).
CREATE TABLE tracked_action_history (
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    action_id $text$ NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    field $text$ NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    author $text$ NOT NULL,
    value_before $text$,
    value_after $text$,
    account_before $text$,
    account_after $text$,
    PRIMARY KEY (assessment_id, action_id, version, field)
);

-- Identifiers of actions, with spaces between, in the order given by hand; no row for the computed order.
CREATE TABLE plan_order (
    assessment_id $text$ NOT NULL PRIMARY KEY REFERENCES assessment (id) ON DELETE CASCADE,
    actions $text$ NOT NULL
);

-- Who wants an e-mail a month before an action is due.
CREATE TABLE plan_reminder (
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    since TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (assessment_id, account_id)
);

CREATE INDEX plan_reminder_account ON plan_reminder (account_id);

-- Each reminder goes out once; a new month is a new reminder.
CREATE TABLE plan_reminder_sent (
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    action_id $text$ NOT NULL,
    due $text$ NOT NULL,
    sent_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (assessment_id, account_id, action_id, due)
);

CREATE INDEX plan_reminder_sent_account ON plan_reminder_sent (account_id);

-- "What if", on a copy: nothing here touches the assessment.
CREATE TABLE scenario (
    id $text$ NOT NULL PRIMARY KEY,
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    name $text$ NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    removed_at TIMESTAMPTZ,
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX scenario_assessment ON scenario (assessment_id);

-- Either an action that is carried out, or (without action_id) a level that is reached.
CREATE TABLE scenario_choice (
    scenario_id $text$ NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
    question_id $text$ NOT NULL,
    action_id $text$ NOT NULL,
    level INTEGER CHECK (level BETWEEN 0 AND 4),
    PRIMARY KEY (scenario_id, question_id, action_id),
    CHECK ((action_id = '') = (level IS NOT NULL))
);

-- What a re-assessment started from, in the file format, byte for byte.
CREATE TABLE baseline (
    assessment_id $text$ NOT NULL PRIMARY KEY REFERENCES assessment (id) ON DELETE CASCADE,
    origin $text$ NOT NULL CHECK (origin IN ('file', 'assessment', 'copy')),
    document $text$ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

-- A move to a newer version of the questionnaire, with all that undoing it restores: the assessment in the file format,
-- its date of change, and which answers waited to be confirmed (identifiers with spaces between).
CREATE TABLE questionnaire_move (
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    from_version $text$ NOT NULL,
    to_version $text$ NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    author $text$ NOT NULL,
    document $text$ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    to_confirm $text$ NOT NULL,
    undone_at TIMESTAMPTZ,
    PRIMARY KEY (assessment_id, number)
);

-- A dataset of the organisation, beside its assessment. Categories are letters of Article 51(1) with commas between.
CREATE TABLE dataset (
    id $text$ NOT NULL PRIMARY KEY,
    assessment_id $text$ NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    version INTEGER NOT NULL CHECK (version >= 1),
    name $text$ NOT NULL,
    categories $text$ NOT NULL,
    controller $text$,
    format $text$,
    persons BIGINT CHECK (persons >= 0),
    public_funding $text$ NOT NULL CHECK (public_funding IN ('yes', 'no', 'unsure')),
    label_wanted $text$ NOT NULL CHECK (label_wanted IN ('yes', 'no', 'unsure')),
    contact $text$,
    removed_at TIMESTAMPTZ,
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX dataset_assessment ON dataset (assessment_id, name);

-- Fingerprints of reports of finalised copies that were issued, so that a report can be told from one that a later copy replaces.
CREATE TABLE issued_report (
    fingerprint $text$ NOT NULL PRIMARY KEY,
    assessment_id $text$ NOT NULL REFERENCES finalised_copy (assessment_id) ON DELETE CASCADE,
    issued_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX issued_report_assessment ON issued_report (assessment_id);

-- Append-only: what happened, when, to which organisation. Each entry's hash covers the one before it and a commitment to its detail.
CREATE TABLE audit_entry (
    number BIGINT NOT NULL PRIMARY KEY CHECK (number >= 1),
    at TIMESTAMPTZ NOT NULL,
    action $text$ NOT NULL,
    organisation_id $text$,
    commitment $text$ NOT NULL,
    previous $text$ NOT NULL,
    hash $text$ NOT NULL UNIQUE
);

CREATE INDEX audit_entry_organisation ON audit_entry (organisation_id, number);
CREATE INDEX audit_entry_at ON audit_entry (at);

-- The personal part of an entry: who, and on what. It goes when its organisation is erased; the commitment stays, so that the chain still verifies.
CREATE TABLE audit_detail (
    number BIGINT NOT NULL PRIMARY KEY REFERENCES audit_entry (number),
    salt $text$ NOT NULL,
    actor $text$ NOT NULL CHECK (actor IN ('account', 'link', 'system')),
    actor_id $text$,
    acting_for $text$,
    subject $text$ NOT NULL,
    subject_id $text$ NOT NULL,
    remark $text$,
    CHECK ((actor = 'account') = (actor_id IS NOT NULL))
);

CREATE INDEX audit_detail_subject ON audit_detail (subject_id, actor_id, number);

-- The organisations known to the ministry, as last imported. Public knowledge: it alone places an organisation in a cell.
CREATE TABLE register_entry (
    identifier $text$ NOT NULL PRIMARY KEY,
    name $text$ NOT NULL,
    kind $text$ NOT NULL,
    region $text$ NOT NULL,
    role $text$ NOT NULL CHECK (role IN ('holder', 'user', 'both')),
    categories $text$ NOT NULL,
    counts_with $text$
);

-- Append-only: what was published, byte for byte.
CREATE TABLE publication (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
    published_at TIMESTAMPTZ NOT NULL,
    document $text$ NOT NULL
);

-- Private: who was counted in a publication, where, with a keyed fingerprint of the answers, one a line.
-- It tells the next publication which cells have changed, and goes when no cell repeats that publication any more.
CREATE TABLE publication_memory (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES publication (number),
    members $text$ NOT NULL
);

-- One row when the organisations of this database are invented.
CREATE TABLE demonstration (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    organisations INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

-- The fingerprint of the content that the assessments of each version are answered on; a site refuses to start on another under the same name.
CREATE TABLE content_version (
    version $text$ NOT NULL PRIMARY KEY,
    sha256 $text$ NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);

-- What background jobs failed at and have not mended since: a round as a whole (an empty item), or one item of it.
CREATE TABLE job_fault (
    job $text$ NOT NULL,
    item $text$ NOT NULL,
    failures INTEGER NOT NULL CHECK (failures >= 1),
    since TIMESTAMPTZ NOT NULL,
    last_at TIMESTAMPTZ NOT NULL,
    kind $text$ NOT NULL,
    PRIMARY KEY (job, item)
);

-- What each form that was sent led to, for a day: a double click makes one thing. The location is encrypted, as it may hold a secret address.
CREATE TABLE sent_form (
    hash $text$ NOT NULL PRIMARY KEY,
    location $text$ NOT NULL,
    sent_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX sent_form_sent_at ON sent_form (sent_at);

-- Mails that lie in the outbox, held back, and may leave: written together with the note that their words are told, so that whoever is killed in between tells nobody twice and forgets nobody.
CREATE TABLE held_mail (
    name $text$ NOT NULL PRIMARY KEY
);

-- Locked by whoever writes again after a conflict, so that these write one after another; touched when somebody asks whether the database can be written.
CREATE TABLE write_turn (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    at TIMESTAMPTZ NOT NULL
);

INSERT INTO write_turn (id, at) VALUES (1, now());

-- What keeps the audit trail append-only. Only an organisation whose erasure stands in the trail loses its details, and an entry about an invitation once a later
-- one says that its address was taken out.
CREATE FUNCTION refuse_to_change_the_trail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only';
END $$;

CREATE FUNCTION audit_entry_comes_last() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM audit_entry) THEN
        RAISE EXCEPTION 'the audit trail is append-only';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION audit_detail_comes_last() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> (SELECT MAX(number) FROM audit_entry) OR EXISTS (SELECT 1 FROM audit_detail WHERE number = NEW.number) THEN
        RAISE EXCEPTION 'the audit trail is append-only';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION audit_detail_may_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1
        FROM audit_entry AS entry
        JOIN audit_entry AS erasure ON erasure.organisation_id = entry.organisation_id AND erasure.action = 'erased'
        WHERE entry.number = OLD.number AND entry.action <> 'erased')
    AND NOT EXISTS (
        SELECT 1
        FROM audit_entry AS entry
        JOIN audit_detail AS redaction ON redaction.subject_id = OLD.subject_id AND redaction.remark = CAST(OLD.number AS TEXT)
        JOIN audit_entry AS later ON later.number = redaction.number AND later.action = 'redacted'
        WHERE entry.number = OLD.number AND entry.action = 'invited') THEN
        RAISE EXCEPTION 'the audit trail is append-only';
    END IF;
    RETURN OLD;
END $$;

CREATE TRIGGER audit_entry_comes_last BEFORE INSERT ON audit_entry
FOR EACH ROW EXECUTE FUNCTION audit_entry_comes_last();

CREATE TRIGGER audit_detail_comes_last BEFORE INSERT ON audit_detail
FOR EACH ROW EXECUTE FUNCTION audit_detail_comes_last();

CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_entry_is_not_deleted BEFORE DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_detail_is_not_changed BEFORE UPDATE ON audit_detail
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_detail_is_not_deleted BEFORE DELETE ON audit_detail
FOR EACH ROW EXECUTE FUNCTION audit_detail_may_go();

CREATE TRIGGER audit_entry_is_not_emptied BEFORE TRUNCATE ON audit_entry
EXECUTE FUNCTION refuse_to_change_the_trail();

CREATE TRIGGER audit_detail_is_not_emptied BEFORE TRUNCATE ON audit_detail
EXECUTE FUNCTION refuse_to_change_the_trail();

-- What makes a listing vanish with what it was computed from. Whatever changes an answer also changes its assessment's changed_at.
CREATE FUNCTION client_listing_follows_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM client_listing WHERE organisation_id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION client_listing_follows_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM client_listing WHERE organisation_id = NEW.organisation_id;
    RETURN NULL;
END $$;

CREATE FUNCTION client_listing_follows_deleted_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM client_listing WHERE organisation_id = OLD.organisation_id;
    RETURN NULL;
END $$;

CREATE TRIGGER client_listing_follows_organisation AFTER UPDATE ON organisation
FOR EACH ROW EXECUTE FUNCTION client_listing_follows_organisation();

CREATE TRIGGER client_listing_follows_new_assessment AFTER INSERT ON assessment
FOR EACH ROW WHEN (NEW.organisation_id IS NOT NULL) EXECUTE FUNCTION client_listing_follows_assessment();

CREATE TRIGGER client_listing_follows_assessment AFTER UPDATE ON assessment
FOR EACH ROW WHEN (NEW.organisation_id IS NOT NULL) EXECUTE FUNCTION client_listing_follows_assessment();

CREATE TRIGGER client_listing_follows_deleted_assessment AFTER DELETE ON assessment
FOR EACH ROW WHEN (OLD.organisation_id IS NOT NULL) EXECUTE FUNCTION client_listing_follows_deleted_assessment();
