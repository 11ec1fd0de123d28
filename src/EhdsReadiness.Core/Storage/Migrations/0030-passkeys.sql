-- A passkey (WebAuthn) of an account: only its public half, which opens nothing. Texts are base64url. Transports are names with spaces between them.
CREATE TABLE passkey (
    id $text$ NOT NULL PRIMARY KEY,
    account_id $text$ NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    credential_id $text$ NOT NULL UNIQUE,
    public_key $text$ NOT NULL,
    sign_count $long$ NOT NULL,
    name $text$ NOT NULL,
    transports $text$ NOT NULL,
    backup_eligible $flag$ NOT NULL,
    backed_up $flag$ NOT NULL,
    created_at $moment$ NOT NULL,
    used_at $moment$
) $table_options$;

CREATE INDEX passkey_account ON passkey (account_id);
