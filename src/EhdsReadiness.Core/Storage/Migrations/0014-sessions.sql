-- The identifier of a session is the SHA-256 of the secret in its cookie from now on. Those before stood here in clear, and end.
DELETE FROM session;

-- The account's security stamp when the session began: a new password, address or second factor changes the stamp, and thereby ends the session.
ALTER TABLE session ADD COLUMN stamp TEXT NOT NULL DEFAULT '';

-- When the person last typed the password in this session.
ALTER TABLE session ADD COLUMN confirmed_at TEXT NOT NULL DEFAULT '';
