using static EhdsReadiness.Core.Tests.Questionnaires.ContentFixture;

namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>What the commands for authors do to a content folder.</summary>
public class ContentAuthoringTests
{
    private static readonly DateOnly Day = new(2027, 11, 23);

    [Fact]
    public void Fixing_puts_the_no_break_spaces_of_both_languages_and_leaves_all_else()
    {
        using var fixture = With(Head, "axes:", "# a note of the author\naxes:");
        fixture.Replace(AxisFile, "fr: \"Une règle est écrite et commencée.\"",
            "fr: \"Dès le 26 mars 2029, l’article 71 donne 18 mois: est-ce écrit?\"");
        fixture.Replace(
            AxisFile, "en: \"A rule is written and begun.\"", "en: \"From 26 March 2029, Article 71 gives 18 months: is it written?\"");

        var (changed, left) = ContentSpaces.Fix(fixture.Folder);

        Assert.True(changed >= 2);
        Assert.Empty(left);
        Assert.Contains("fr: \"Dès le 26\u00A0mars\u00A02029, l’article\u00A071 donne 18\u00A0mois: est-ce écrit\u202F?\"",
            fixture.Read(AxisFile), StringComparison.Ordinal);
        Assert.Contains("en: \"From 26\u00A0March\u00A02029, Article\u00A071 gives 18\u00A0months: is it written?\"",
            fixture.Read(AxisFile), StringComparison.Ordinal);
        Assert.Contains("# a note of the author", fixture.Read(Head), StringComparison.Ordinal);
        Assert.Empty(ContentSpaces.Missing(fixture.Folder));
        Assert.Equal(0, ContentSpaces.Fix(fixture.Folder).Changed);
    }

    [Fact]
    public void A_new_version_is_a_copy_that_says_that_every_question_is_kept()
    {
        using var fixture = new ContentFixture();

        Assert.Equal("t-1", ContentDraft.Begin(fixture.Folder, "t-2", Day));

        Assert.Empty(fixture.Check());
        var content = ContentReader.Read(fixture.Folder).Content!;
        Assert.Equal(Day, content.Find("t-2")!.Date);
        Assert.Equal(content.Find("t-1")!.Questions.Select(question => question.Id),
            content.Find("t-2")!.Changes!.Questions.Select(change => change.Question));
    }

    [Theory]
    [InlineData("t-1", "2027-11-23", "exists already")]
    [InlineData("T 2", "2027-11-23", "“T 2” is no name")]
    [InlineData("../t-2", "2027-11-23", "is no name")]
    [InlineData("t-2", "2026-11-23", "must begin after version “t-1”")]
    public void A_version_that_cannot_be_is_not_begun(string version, string day, string reason)
    {
        using var fixture = new ContentFixture();
        var before = Directory.GetFileSystemEntries(fixture.Folder, "*", SearchOption.AllDirectories);

        var fault = Assert.Throws<ContentRefusal>(() =>
            ContentDraft.Begin(fixture.Folder, version, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(fixture.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_withdrawn_version_may_change_and_be_published_again()
    {
        using var fixture = new ContentFixture();
        ContentPublication.Publish(fixture.Folder, "t-1");

        ContentPublication.Withdraw(fixture.Folder, "t-1");

        Assert.Empty(fixture.Replace(AxisFile, "weight: 3", "weight: 4").Check());
        ContentPublication.Publish(fixture.Folder, "t-1");
        Assert.Empty(fixture.Check());
    }

    [Fact]
    public void What_is_not_published_cannot_be_withdrawn()
    {
        using var fixture = new ContentFixture();

        Assert.Contains("“t-1” is not published", Assert.Throws<ContentRefusal>(() => ContentPublication.Withdraw(fixture.Folder, "t-1"))
            .Message, StringComparison.Ordinal);
    }
}
