namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>Eleven organisations that the profile must fit: what they are asked, what they are not and why, and from when their duties
/// bind.</summary>
public class ElevenProfilesTests
{
    private static readonly Dictionary<string, (Roles Role, Profile Profile)> Organisations = new(StringComparer.Ordinal)
    {
        ["university hospital"] = (Roles.Both, new("hospital", "FR-IDF", "yes", "no", ["a", "c", "f", "h", "m"], "yes", "yes")),
        ["registry of three"] = (Roles.Holder, new("registry", "FR-BRE", "yes", "no", ["l"], "yes", "yes")),
        ["wellness start-up"] = (Roles.Holder, new("digital-health", "FR-OCC", "yes", "yes", ["i"], "no", "no")),
        ["hosting provider"] = (Roles.Holder, new("digital-health", "FR-HDF", "no", "no", ["none"], "no", "unsure")),
        ["research unit"] = (Roles.Both, new("research", "FR-NAQ", "yes", "no", ["p"], "yes", "no")),
        ["health insurance fund"] = (Roles.Holder, new("insurer", "FR-NAT", "yes", "no", ["c", "e"], "unsure", "yes")),
        ["mutual insurer"] = (Roles.Holder, new("insurer", "FR-PDL", "yes", "no", ["e"], "no", "no")),
        ["regional health agency"] = (Roles.Both, new("public-agency", "FR-GES", "yes", "no", ["c"], "yes", "yes")),
        ["biobank"] = (Roles.Holder, new("biobank", "FR-ARA", "yes", "no", ["f", "q"], "yes", "no")),
        ["nursing home"] = (Roles.Holder, new("care-practice", "FR-CVL", "yes", "no", ["a"], "unsure", "no")),
        ["pharmaceutical company"] = (Roles.User, new("industry-medicine", "FR-IDF", "yes", "no", [], "no", "no")),
    };

    [Theory]
    [InlineData("university hospital", "holder-opt-out")]
    [InlineData("university hospital", "user-purpose")]
    [InlineData("university hospital", "data-breach")]
    [InlineData("university hospital", "holder-procurement")]
    [InlineData("registry of three", "snds-security")]
    [InlineData("registry of three", "sovereign-cloud")]
    [InlineData("wellness start-up", "holder-opt-out")]
    [InlineData("wellness start-up", "information-security")]
    [InlineData("hosting provider", "care-data-hosting")]
    [InlineData("hosting provider", "holder-processors")]
    [InlineData("hosting provider", "snds-security")]
    [InlineData("research unit", "holder-retention")]
    [InlineData("research unit", "user-minimisation")]
    [InlineData("health insurance fund", "snds-security")]
    [InlineData("health insurance fund", "holder-procurement")]
    [InlineData("mutual insurer", "holder-three-months")]
    [InlineData("regional health agency", "sovereign-cloud")]
    [InlineData("regional health agency", "user-application")]
    [InlineData("biobank", "holder-descriptions")]
    [InlineData("nursing home", "care-data-hosting")]
    [InlineData("pharmaceutical company", "user-outputs")]
    [InlineData("pharmaceutical company", "holder-processors")]
    public void An_organisation_is_asked_what_concerns_it(string organisation, string questionId) =>
        Assert.Null(WhyNot(organisation, questionId));

    [Theory]
    [InlineData("university hospital", "sovereign-cloud", "organisation_kind")]
    [InlineData("registry of three", "user-purpose", "role")]
    [InlineData("wellness start-up", "holder-procurement", "organisation_kind")]
    [InlineData("wellness start-up", "snds-security", "snds")]
    [InlineData("hosting provider", "holder-opt-out", "controller")]
    [InlineData("hosting provider", "holder-single-entry", "controller")]
    [InlineData("research unit", "snds-security", "snds")]
    [InlineData("health insurance fund", "user-purpose", "role")]
    [InlineData("mutual insurer", "snds-security", "snds")]
    [InlineData("mutual insurer", "sovereign-cloud", "organisation_kind")]
    [InlineData("nursing home", "sovereign-cloud", "organisation_kind")]
    [InlineData("biobank", "user-cooperation", "role")]
    [InlineData("pharmaceutical company", "holder-opt-out", "role")]
    public void What_it_is_not_asked_has_a_reason(string organisation, string questionId, string reason)
    {
        var left = WhyNot(organisation, questionId);

        Assert.Equal(reason, left?.Reason == NotAskedReason.Role ? "role" : left?.Field?.FieldId);
    }

    [Theory]
    [InlineData("university hospital", "holder-three-months", "2029-03-26")]       // a, c and h are not deferred
    [InlineData("university hospital", "user-purpose", "2029-03-26")]
    // l is not deferred; no microenterprise within a hospital
    [InlineData("registry of three", "holder-three-months", "2029-03-26")]
    [InlineData("registry of three", "snds-security", "now")]
    [InlineData("wellness start-up", "holder-opt-out", "good practice")]           // 50(1): microenterprise
    [InlineData("wellness start-up", "holder-information", "now")]                 // GDPR stays
    [InlineData("hosting provider", "holder-descriptions", "good practice")]       // a pure processor is no holder
    [InlineData("hosting provider", "care-data-hosting", "now")]
    [InlineData("research unit", "holder-three-months", "2031-03-26")]             // p is deferred
    [InlineData("research unit", "user-minimisation", "2029-03-26")]               // user duties whatever the categories
    [InlineData("health insurance fund", "holder-label", "2029-03-26")]            // unsure of public funding counts as public funding
    [InlineData("mutual insurer", "holder-label", "good practice")]                // 78(2): no public funding
    [InlineData("mutual insurer", "holder-three-months", "2029-03-26")]
    [InlineData("regional health agency", "sovereign-cloud", "now")]
    [InlineData("regional health agency", "holder-procurement", "2027-03-26")]
    [InlineData("biobank", "holder-descriptions", "2029-03-26")]                   // q is not deferred
    [InlineData("nursing home", "holder-descriptions", "2029-03-26")]
    [InlineData("pharmaceutical company", "user-outputs", "2029-03-26")]
    public void Its_duties_bind_from_their_date(string organisation, string questionId, string expected)
    {
        var binding = Published.Questionnaire.Find(
            questionId)!.Duty?.For(Organisations[organisation].Profile, Published.Content.Regulation);

        Assert.Equal(expected, binding is null ? "good practice" : binding.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ?? "now");
    }

    [Fact]
    public void Each_value_of_the_profile_has_an_example()
    {
        var silent = from field in Published.Content.ProfileFields
                     where field.Id != "region"
                     from value in field.Values
                     where value.Help is null
                         && !(field.Id == "categories"
                         && Published.Content.Regulation.Categories.Any(category => category.Letter == value.Id))
                     select $"{field.Id} {value.Id}";

        Assert.Empty(silent);
    }

    private static NotAsked? WhyNot(string organisation, string questionId)
    {
        var (role, profile) = Organisations[organisation];
        return Scope.WhyNot(Published.Questionnaire, Published.Questionnaire.Find(questionId)!, role, profile, AssessmentMode.Full);
    }
}
