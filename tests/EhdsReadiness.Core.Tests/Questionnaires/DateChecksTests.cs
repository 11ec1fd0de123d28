namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>The five checks at the end of section 11 of the fact base, on the thirteen organisations and on any other.</summary>
public class DateChecksTests
{
    private const int Random = 2_000;
    private const string ChapterIv = "2029-03-26";
    private const string Deferred = "2031-03-26";

    [Fact]
    public void Check_1_no_duty_of_Chapter_IV_begins_before_2029() => Published.AnyProfile.Sample(
        profile => AskedDuty.Of(Roles.Both, profile)
            .All(duty => duty.Date is null or AskedDuty.Now or ChapterIv or Deferred
            || (duty.Date == "2027-03-26" && duty.Row.Article == "85(1)")),
        iter: Random);

    [Fact]
    public void Check_2_holder_duties_wait_for_2031_only_when_every_category_is_deferred() => Published.AnyProfile.Sample(
        profile =>
        {
            var allDeferred = profile.Categories.Count > 0
                && profile.Categories.All(letter => "bfgmp".Contains(letter, StringComparison.Ordinal));
            return HolderDates(profile).All(date => date == (allDeferred ? Deferred : ChapterIv));
        },
        iter: Random);

    [Fact]
    public void Check_2_of_the_thirteen_only_the_cohort_and_the_survey_unit_have_holder_duties_in_2031() =>
        Assert.Equal(["02-cohorte-marees", "08-unite-sante-et-territoires"], HoldersAmongTheThirteen(dates => dates.Contains(Deferred)));

    [Fact]
    public void Check_3_a_microenterprise_or_a_pure_processor_has_no_date_as_a_holder() => Published.AnyProfile.Sample(
        profile => HolderDates(profile).Count == 0 == (profile.MicroEnterprise == "yes" || profile.Controller == "no"),
        iter: Random);

    [Fact]
    public void Check_3_of_the_thirteen_only_the_health_centre_and_the_host_have_no_date_as_a_holder() =>
        Assert.Equal(["09-maison-de-sante-du-pont-brumeux", "13-coffralys"], HoldersAmongTheThirteen(dates => dates.Count == 0));

    [Fact]
    public void Check_4_losing_the_last_category_due_in_2029_moves_every_holder_duty_to_2031() => Published.AnyProfile.Sample(
        profile =>
        {
            var before = HolderDates(profile with { Categories = ["f", "q"] });
            var after = HolderDates(profile with { Categories = ["f"] });
            return before.All(date => date == ChapterIv) && after.All(date => date == Deferred) && before.Count == after.Count;
        },
        iter: Random);

    [Fact]
    public void Check_5_being_a_microenterprise_changes_no_GDPR_French_or_user_row() => Published.AnyProfile.Sample(
        profile => OtherRows(profile, "yes").SequenceEqual(OtherRows(profile, "no"))
            && OtherRows(profile, "no").SequenceEqual(OtherRows(profile, "unsure")),
        iter: Random);

    private static IReadOnlyList<string> HolderDates(Profile profile) => AskedDuty.HolderDates(Roles.Holder, profile);

    private static IEnumerable<AskedDuty> OtherRows(Profile profile, string micro) =>
        AskedDuty.Of(Roles.Both, profile with { MicroEnterprise = micro }).Where(duty => !duty.IsHolderRow);

    private static IEnumerable<string> HoldersAmongTheThirteen(Func<IReadOnlyList<string>, bool> fits) =>
        from name in Published.ExampleNames
        where name[2] == '-' && string.CompareOrdinal(name, "14") < 0
        let assessment = Published.Example(name)
        where assessment.Role.HasFlag(Roles.Holder) && fits(AskedDuty.HolderDates(assessment.Role, assessment.Profile))
        select name;
}
