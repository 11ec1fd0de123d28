namespace EhdsReadiness.Core.Portfolios;

/// <summary>Finds a consulting organisation, or a group, by its proven identifier or its code, one at a time: there is no list of
/// them.</summary>
public sealed class ConsultancyStore(Database database)
{
    // Without vowels, so that no word arises, and without what is misread: 0 O 1 I L.
    private const string Letters = "BCDFGHJKMNPQRSTVWXZ23456789";
    private const int Length = 12;

    /// <summary>
    /// The consultancy that has proven a SIREN, or that has a code, typed with any spaces, hyphens and case; null when none has. A SIREN
    /// that is only claimed finds nobody: anybody can give anybody's.
    /// </summary>
    public async Task<Consultancy?> FindAsync(string typed, CancellationToken cancel)
    {
        const string sql = """
            SELECT organisation.id, organisation.name, organisation.siren, organisation.created_at AS since
            FROM organisation
            LEFT JOIN consultancy_code ON consultancy_code.organisation_id = organisation.id
            LEFT JOIN number_proof ON number_proof.organisation_id = organisation.id AND number_proof.ended_at IS NULL
                AND number_proof.identifier = organisation.siren
            WHERE (organisation.is_consultancy OR organisation.is_group)
                AND (number_proof.identifier = @exact OR consultancy_code.code = @exact)
            """;

        var exact = string.Concat((TextSanitizer.SanitizeToken(typed) ?? "").Where(c => c != '-' && !char.IsWhiteSpace(c)))
            .ToUpperInvariant();
        var rows = await database.ListAsync<Consultancy>(sql, new { exact }, cancel);
        return rows is [var only] ? only : null;
    }

    /// <summary>The code of a consultancy, as written; null when it has none yet.</summary>
    public async Task<string?> CodeOfAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = "SELECT code FROM consultancy_code WHERE organisation_id = @organisationId";

        var code = await database.FindAsync<string>(sql, new { organisationId }, cancel);
        return code is null ? null : string.Join('-', code.Chunk(4).Select(part => new string(part)));
    }

    /// <summary>Makes a code, 57 random bits, in place of the one before, which names nobody from then on.</summary>
    public Task MakeCodeAsync(string organisationId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO consultancy_code (organisation_id, code, made_at)
            VALUES (@organisationId, @code, @at)
            ON CONFLICT (organisation_id) DO UPDATE SET code = excluded.code, made_at = excluded.made_at
            """;

        var parameters = new { organisationId, code = RandomNumberGenerator.GetString(Letters, Length), at };
        return database.ExecuteAsync(sql, parameters, cancel);
    }
}
