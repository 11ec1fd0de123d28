namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Whether the organisation is counted in the ministry's aggregates: asked at finalising, changed here at any time.</summary>
[OrganisationAccess(OrganisationRight.Agree)]
public sealed class AgreementModel(Content content, AgreementStore agreements, FinalisedCopyStore copies, ClaimStore claims,
    AggregateSettings settings)
    : OrganisationPage
{
    internal static readonly IReadOnlyList<string> Fields = ["agreed"];

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    [BindProperty(Name = "agreed")] public string? Agreed { get; set; }

    /// <summary>When what its author saw was said, as the form carries it; empty where nothing was.</summary>
    [BindProperty(Name = "seen")] public string? Seen { get; set; }

    /// <summary>Null when nothing was ever said, which is a no.</summary>
    public Agreement? Agreement { get; private set; }

    /// <summary>True when somebody said something else meanwhile.</summary>
    public bool IsStale { get; private set; }

    /// <summary>What the form carries: a page that only gives back what was typed is not one on which something newer was seen.</summary>
    public string? SeenNow => GivesBack ? Seen : Agreement?.Mark;

    /// <summary>What enters, from the newest full copy; null while there is none.</summary>
    public Result? Counted { get; private set; }

    /// <summary>The newest copy that does not enter, since carried answers were kept in it that nobody had confirmed; null where there is
    /// none after the one that enters.</summary>
    public FinalisedCopy? LeftOut { get; private set; }

    /// <summary>Whether the register holds the organisation's number and nobody has shown that it is its own: it is not counted
    /// yet.</summary>
    public bool IsUnproven { get; private set; }

    public void OnGet() => Agreed = Agreement?.Agreed == true ? "yes" : "no";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Agreed is not ("yes" or "no")) { return Invalid("agreed", Texts["Error.agreed"]); }

        if (!await agreements.TrySayAsync(Organisation.Id, Agreed == "yes", Seen, AccountId, Now, cancel))
        {
            // Nobody is counted against a no that they have not seen.
            IsStale = true;
            await ReadAsync(cancel);
            return Conflicting();
        }

        return Redirect($"{Links.Organisation(Organisation.Id)}?done=agreement");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Agreement = await agreements.FindAsync(Organisation.Id, cancel);
        IsUnproven = !settings.Claims
            && await claims.FindAsync(Organisation.Id, Now, cancel) is { Proof: null, KnownAs: not null };
        foreach (var copy in await copies.OfOrganisationAsync(Organisation.Id, cancel))
        {
            if (copy.KeptCarried > 0)
            {
                LeftOut ??= copy;
                continue;
            }

            var reading = AssessmentFile.ReadKept(await copies.DocumentAsync(copy.AssessmentId, cancel) ?? [], content);
            if (reading.Assessment is { Mode: AssessmentMode.Full } assessment)
            {
                Counted = Readiness.Of(content, assessment);
                return;
            }
        }
    }
}
