namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>The invented organisations of section 11 of the fact base: their profiles and the dates that must result.</summary>
public class OrganisationDatesTests
{
    private const string None = "none";
    private const string Buyers = "2027-03-26";

    /// <summary>The first table of section 11.</summary>
    [Theory]
    [InlineData("01-chu-de-montervaux", Roles.Both, "hospital FR-GES controller:yes micro:no [a,e,f,h,m] funding:yes snds:yes")]
    [InlineData("02-cohorte-marees", Roles.Holder, "cohort FR-BRE controller:yes micro:no [p] funding:yes snds:no")]
    [InlineData("03-registre-des-cancers-de-l-ombreval", Roles.Holder,
        "registry FR-CVL controller:yes micro:unsure [k,l] funding:yes snds:yes")]
    [InlineData("03b-registre-des-cancers-de-l-ombreval-micro", Roles.Holder,
        "registry FR-CVL controller:yes micro:yes [k,l] funding:yes snds:yes")]
    [InlineData("04-biotheque-d-azurelle", Roles.Holder, "biobank FR-PAC controller:yes micro:no [f,q] funding:yes snds:no")]
    [InlineData("04b-biotheque-d-azurelle-genomics-only", Roles.Holder, "biobank FR-PAC controller:yes micro:no [f] funding:yes snds:no")]
    [InlineData("05-mutuelle-de-l-ombreval", Roles.Both, "insurer FR-HDF controller:yes micro:no [c,e] funding:no snds:no")]
    [InlineData("06-pulsalune", Roles.Holder, "industry-device FR-ARA controller:yes micro:no [h,n] funding:no snds:no")]
    [InlineData("07-laboratoires-brumenor", Roles.User, "industry-medicine FR-IDF controller:yes micro:no [] funding:no snds:yes")]
    [InlineData("07b-laboratoires-brumenor-both", Roles.Both, "industry-medicine FR-IDF controller:yes micro:no [m] funding:no snds:yes")]
    [InlineData("08-unite-sante-et-territoires", Roles.Both, "research FR-OCC controller:yes micro:no [b,p] funding:yes snds:yes")]
    [InlineData("09-maison-de-sante-du-pont-brumeux", Roles.Holder, "care-practice FR-NAQ controller:yes micro:yes [a] funding:no snds:no")]
    [InlineData("09b-maison-de-sante-du-pont-brumeux-twelve-employees", Roles.Holder,
        "care-practice FR-NAQ controller:yes micro:no [a] funding:no snds:no")]
    [InlineData("10-nuagine", Roles.Both, "digital-health FR-PDL controller:yes micro:unsure [i] funding:unsure snds:no")]
    [InlineData("11-agence-regionale-de-sante-de-demonstration", Roles.Both,
        "public-agency FR-NOR controller:yes micro:no [c,e] funding:yes snds:yes")]
    [InlineData("12-imagerie-des-trois-brumes", Roles.Holder, "care-practice FR-BFC controller:yes micro:no [a,h] funding:no snds:no")]
    [InlineData("13-coffralys", Roles.Holder, "digital-health FR-IDF controller:no micro:no [a,e] funding:no snds:no")]
    public void An_organisation_is_as_the_fact_base_describes_it(string example, Roles role, string profile)
    {
        var assessment = Published.Example(example);
        var of = assessment.Profile;

        Assert.Equal(role, assessment.Role);
        Assert.Equal(new DateOnly(2026, 11, 23), assessment.Date);
        Assert.Equal(profile,
            $"{of.OrganisationKind} {of.Region} controller:{of.Controller} micro:{of.MicroEnterprise} " +
            $"[{string.Join(',', of.Categories)}] funding:{of.PublicFunding} snds:{of.Snds}");
    }

    /// <summary>The second table of section 11. The words of the last column name groups of rows of law in force: see
    /// <see cref="ArticlesInForce"/>.</summary>
    [Theory]
    [InlineData("01-chu-de-montervaux", "2029-03-26", "2029-03-26", "2029-03-26", Buyers,
        "GDPR holder, GDPR user, LIL, HDS, SNDS, linkage")]
    [InlineData("02-cohorte-marees", "2031-03-26", "2031-03-26", None, Buyers, "GDPR holder, LIL, HDS, SREN")]
    [InlineData("03-registre-des-cancers-de-l-ombreval", "2029-03-26", "2029-03-26", None, Buyers,
        "GDPR holder, LIL, HDS, SNDS, linkage, SREN")]
    [InlineData("03b-registre-des-cancers-de-l-ombreval-micro", None, None, None, Buyers, "GDPR holder, LIL, HDS, SNDS, linkage, SREN")]
    [InlineData("04-biotheque-d-azurelle", "2029-03-26", "2029-03-26", None, Buyers, "GDPR holder, LIL, HDS, SREN")]
    [InlineData("04b-biotheque-d-azurelle-genomics-only", "2031-03-26", "2031-03-26", None, Buyers, "GDPR holder, LIL, HDS, SREN")]
    [InlineData("05-mutuelle-de-l-ombreval", "2029-03-26", None, "2029-03-26", Buyers, "GDPR holder, GDPR user, LIL, HDS")]
    [InlineData("06-pulsalune", "2029-03-26", None, None, None, "GDPR holder, LIL, HDS")]
    [InlineData("07-laboratoires-brumenor", None, None, "2029-03-26", None, "GDPR processor, GDPR user, LIL, SNDS")]
    [InlineData("07b-laboratoires-brumenor-both", "2031-03-26", None, "2029-03-26", None,
        "GDPR holder, GDPR user, LIL, HDS, SNDS, linkage")]
    [InlineData("08-unite-sante-et-territoires", "2031-03-26", "2031-03-26", "2029-03-26", Buyers,
        "GDPR holder, GDPR user, LIL, HDS, SNDS, linkage, SREN")]
    [InlineData("09-maison-de-sante-du-pont-brumeux", None, None, None, Buyers, "GDPR holder, LIL, HDS")]
    [InlineData("09b-maison-de-sante-du-pont-brumeux-twelve-employees", "2029-03-26", None, None, Buyers, "GDPR holder, LIL, HDS")]
    [InlineData("10-nuagine", "2029-03-26", "2029-03-26", "2029-03-26", None, "GDPR holder, GDPR user, LIL, HDS")]
    [InlineData("11-agence-regionale-de-sante-de-demonstration", "2029-03-26", "2029-03-26", "2029-03-26", Buyers,
        "GDPR holder, GDPR user, LIL, HDS, SNDS, linkage, SREN")]
    [InlineData("12-imagerie-des-trois-brumes", "2029-03-26", None, None, Buyers, "GDPR holder, LIL, HDS")]
    [InlineData("13-coffralys", None, None, None, None, "GDPR processor, GDPR records, LIL, HDS")]
    public void An_organisation_gets_exactly_its_dates(string example, string holder, string label, string user, string buyer, string now)
    {
        var assessment = Published.Example(example);

        Assert.Equal(holder, DateOf(Binds.Hold, assessment));
        Assert.Equal(label, DateOf(Binds.Label, assessment));
        Assert.Equal(user, DateOf(Binds.Everybody, assessment));
        Assert.Equal(buyer, DateOf(Binds.Buyers, assessment));
        Assert.Equal(
            now.Split(", ").SelectMany(ArticlesInForce).Order(StringComparer.Ordinal),
            AskedDuty.Of(assessment.Role, assessment.Profile).Where(duty => duty.Date == AskedDuty.Now).Select(duty => duty.Row.Article)
                .Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Section 11: the category table of organisations 1 and 4 shows the deferred letters beside the date of the rows.</summary>
    [Theory]
    [InlineData("01-chu-de-montervaux", "f m")]
    [InlineData("04-biotheque-d-azurelle", "f")]
    public void Deferred_categories_keep_their_own_date(string example, string deferred) =>
        Assert.Equal(
            deferred,
            string.Join(' ',
                Published.Content.Regulation.Categories.Where(category =>
                category.Due.Year == 2031 && Published.Example(example).Profile.Categories.Contains(category.Letter))
                .Select(category => category.Letter)));

    [Fact]
    public void Where_no_care_data_are_involved_certified_hosting_does_not_apply() =>
        Assert.Equal(AnswerKind.NotApplicable, Published.Example("02-cohorte-marees").Answers["care-data-hosting"].Kind);

    /// <summary>Section 11: rows 13 and 14 are answered "does not apply" by a pure processor.</summary>
    [Theory]
    [InlineData("impact-assessment")]
    [InlineData("french-formalities")]
    public void A_pure_processor_answers_that_a_controllers_duty_does_not_apply(string questionId) =>
        Assert.Equal(AnswerKind.NotApplicable, Published.Example("13-coffralys").Answers[questionId].Kind);

    /// <summary>The one date of the rows of a group that have a date; none when the group does not bind. Differing dates are an
    /// error.</summary>
    private static string DateOf(Binds group, Assessment assessment) =>
        AskedDuty.Of(assessment.Role, assessment.Profile)
            .Where(duty => duty.Row.Binds == group && duty.Row.Due != AskedDuty.Now)
            .Select(duty => duty.Date ?? None)
            .Distinct()
            .SingleOrDefault(None);

    private static string[] ArticlesInForce(string group) => group switch
    {
        "GDPR holder" => ["GDPR 5", "GDPR 13", "GDPR 15", "GDPR 21", "GDPR 28", "GDPR 30", "GDPR 32", "GDPR 33", "GDPR 35", "GDPR 44"],
        "GDPR processor" => ["GDPR 28", "GDPR 32", "GDPR 33", "GDPR 35", "GDPR 44"],
        "GDPR records" => ["GDPR 30"],
        "GDPR user" => ["GDPR 14"],
        "LIL" => ["LIL 66"],
        "HDS" => ["CSP L. 1111-8"],
        "SNDS" => ["SNDS order of 6 May 2024"],
        "linkage" => ["CSP L. 1461-3"],
        "SREN" => ["SREN 31"],
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "No such group of rows."),
    };
}
