namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>An organisation at a glance: its assessments and copies, its members, whether it is counted.</summary>
public sealed class OrganisationModel(
    Content content, OrganisationAssessmentStore assessments, FinalisedCopyStore copies, MemberStore members, AgreementStore agreements,
    ClaimStore claims) : OrganisationPage
{
    public IReadOnlyList<StoredAssessment> Assessments { get; private set; } = [];
    public IReadOnlyList<FinalisedCopy> Copies { get; private set; } = [];
    public int MemberCount { get; private set; }

    /// <summary>Null when nothing was ever said, which is a no.</summary>
    public Agreement? Agreement { get; private set; }

    public Content Published => content;

    /// <summary>Its number, and whether it has proven that it is its own.</summary>
    public NumberClaim? Claim { get; private set; }

    /// <summary>What was just done; null for nothing.</summary>
    public string? Notice => Request.Query["done"].ToString() switch
    {
        "made" => Texts["Organisation.Done.made"].Value,
        "saved" => Texts["Organisation.Done.saved"].Value,
        "joined" => Texts["Organisation.Done.joined"].Value,
        "agreement" => Texts["Organisation.Done.agreement"].Value,
        "unit" => Texts["Organisation.Done.unit"].Value,
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Assessments = await assessments.OfOrganisationAsync(Organisation.Id, AccessRoles.Resolve(Organisation.Role, [])!.Value, cancel);
        Copies = await copies.OfOrganisationAsync(Organisation.Id, cancel);
        MemberCount = (await members.OfOrganisationAsync(Organisation.Id, cancel)).Count;
        Agreement = await agreements.FindAsync(Organisation.Id, cancel);
        Claim = await claims.FindAsync(Organisation.Id, Now, cancel);
    }
}
