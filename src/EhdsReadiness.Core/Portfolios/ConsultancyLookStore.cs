namespace EhdsReadiness.Core.Portfolios;

/// <summary>Keeps how the reports of consultancies begin.</summary>
public sealed class ConsultancyLookStore(Database database)
{
    /// <summary>The look of a consultancy; nothing of its own when it said nothing.</summary>
    public async Task<ConsultancyLook> FindAsync(string organisationId, CancellationToken cancel)
    {
        const string sql = "SELECT line, logo, logo_text, language FROM consultancy_look WHERE organisation_id = @organisationId";

        var row = await database.FindAsync<(string? Line, string? Logo, string? LogoText, Language? Language)?>(
            sql, new { organisationId }, cancel);
        return row is var (line, logo, text, language)
            ? new(line, logo is null ? null : Convert.FromBase64String(logo), text, language) : ConsultancyLook.None;
    }

    /// <summary>Puts a look in place of the one before.</summary>
    public Task SaveAsync(string organisationId, ConsultancyLook look, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO consultancy_look (organisation_id, line, logo, logo_text, language)
            VALUES (@organisationId, @Line, @logo, @LogoText, @Language)
            ON CONFLICT (organisation_id) DO UPDATE
            SET line = excluded.line, logo = excluded.logo, logo_text = excluded.logo_text, language = excluded.language
            """;

        var logo = look.Logo is null ? null : Convert.ToBase64String(look.Logo);
        return database.ExecuteAsync(sql, new { organisationId, look.Line, logo, look.LogoText, look.Language }, cancel);
    }
}
