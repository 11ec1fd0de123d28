namespace EhdsReadiness.Web.Mails;

/// <summary>Tells owners what becomes of their organisation's number, and members who speaks for it; each in their own language.</summary>
public sealed class ClaimMails(ClaimStore claims, LedWorkStore work, AttemptStore attempts, SiteAddress site, TimeProvider clock)
{
    /// <summary>Another organisation gives the number: told to the owners of those that give it already, once a day for each, so that
    /// nobody's letter box is flooded from here.</summary>
    /// <param name="by">Whoever gives it; their own organisations are told nothing.</param>
    public async Task<IReadOnlyList<Mail>> TakenAsync(string identifier, string by, CancellationToken cancel)
    {
        var mails = new List<Mail>();
        foreach (var organisation in (await claims.OwnersAsync(identifier, by, cancel)).GroupBy(owner => owner.OrganisationId))
        {
            if (await attempts.TakeAsync(
                $"told {organisation.Key} of claims", 1, TimeSpan.FromDays(1), clock.GetUtcNow(), cancel) is null)
            {
                mails.AddRange(organisation.Select(owner => In(owner.Language, language => Mail.Of(
                    owner.IsProven ? "NumberTaken.proven" : "NumberTaken.claimed", owner.Email, language, Formats.Identifier(identifier),
                    site.Whole(new Links(language).Number(organisation.Key))))));
            }
        }

        return mails;
    }

    /// <summary>The number is proven.</summary>
    /// <param name="by">Name of whoever gave the code back.</param>
    public Task<IReadOnlyList<Mail>> ProvenByCodeAsync(NumberClaim claim, string? by, CancellationToken cancel) =>
        OwnersAsync(claim, "NumberProven.code", by, cancel);

    /// <summary>An administrator has confirmed the number.</summary>
    public Task<IReadOnlyList<Mail>> ConfirmedAsync(NumberClaim claim, string reason, CancellationToken cancel) =>
        OwnersAsync(claim, "NumberProven.administrator", reason, cancel);

    /// <summary>An administrator has taken the proof back.</summary>
    public Task<IReadOnlyList<Mail>> RevokedAsync(NumberClaim claim, string reason, CancellationToken cancel) =>
        OwnersAsync(claim, "NumberRevoked", reason, cancel);

    /// <summary>An administrator has let somebody in, or named an owner.</summary>
    /// <param name="to">Addresses and languages of those concerned.</param>
    /// <param name="name">Of whoever it is.</param>
    public IReadOnlyList<Mail> Settled(
        NumberClaim claim, IEnumerable<(string Email, string Language)> to, string name, MemberRole role, string reason) =>
        [.. to.Select(one => In(one.Language, language => Mail.Of(
            $"Settled.{role.Id()}", one.Email, language, Formats.Identifier(claim.Identifier), Mail.Words(name), Mail.Words(reason),
            site.Whole(new Links(language).Members(claim.OrganisationId)))))];

    private async Task<IReadOnlyList<Mail>> OwnersAsync(NumberClaim claim, string mail, string? word, CancellationToken cancel) =>
        [.. (await work.OwnersAsync(claim.OrganisationId, cancel)).Select(owner => In(owner.Language, language => Mail.Of(
            mail, owner.Email, language, Formats.Identifier(claim.Identifier), Mail.Words(word),
            site.Whole(new Links(language).Number(claim.OrganisationId)))))];

    private static Mail In(string language, Func<Language, Mail> mailOf) =>
        mailOf(Languages.Find(language) ?? Language.French);
}
