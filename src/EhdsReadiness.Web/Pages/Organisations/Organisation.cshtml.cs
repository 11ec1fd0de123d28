using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Organisations;
using EhdsReadiness.Core.Questionnaires;
using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>An organisation at a glance: its assessments and copies, its members, whether it is counted.</summary>
public sealed class OrganisationModel(
    Content content, OrganisationAssessmentStore assessments, FinalisedCopyStore copies, MemberStore members, AgreementStore agreements, IStringLocalizer<Texts> texts) : OrganisationPage
{
    public IReadOnlyList<StoredAssessment> Assessments { get; private set; } = [];

    public IReadOnlyList<FinalisedCopy> Copies { get; private set; } = [];

    public int MemberCount { get; private set; }

    /// <summary>Null when nothing was ever said, which is a no.</summary>
    public Agreement? Agreement { get; private set; }

    public Content Published => content;

    /// <summary>What was just done; null for nothing.</summary>
    public string? Notice => Request.Query["done"].ToString() switch
    {
        "made" => texts["Organisation.Done.made"].Value,
        "saved" => texts["Organisation.Done.saved"].Value,
        "joined" => texts["Organisation.Done.joined"].Value,
        "agreement" => texts["Organisation.Done.agreement"].Value,
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Assessments = await assessments.OfOrganisationAsync(Organisation.Id, Standings.Of(Organisation.Role, [])!.Value, cancel);
        Copies = await copies.OfOrganisationAsync(Organisation.Id, cancel);
        MemberCount = (await members.OfOrganisationAsync(Organisation.Id, cancel)).Count;
        Agreement = await agreements.FindAsync(Organisation.Id, cancel);
    }
}
