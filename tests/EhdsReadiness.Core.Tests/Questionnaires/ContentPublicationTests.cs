using System.Security.Cryptography;

namespace EhdsReadiness.Core.Tests.Questionnaires;

public class ContentPublicationTests
{
    [Fact]
    public void The_fingerprint_covers_path_newline_and_bytes_of_each_file_in_ordinal_order()
    {
        using var fixture = new ContentFixture();
        using var stream = new MemoryStream();
        string[] files =
        [
            "profile.yaml",
            "questionnaires/t-1/1-transparency.yaml",
            "questionnaires/t-1/2-reusable-databases.yaml",
            "questionnaires/t-1/3-provision.yaml",
            "questionnaires/t-1/4-simple-use.yaml",
            "questionnaires/t-1/contradictions.yaml",
            "questionnaires/t-1/questionnaire.yaml",
            "regulation/categories.yaml",
            "regulation/dates.yaml",
            "regulation/rules.yaml",
        ];
        foreach (var file in files)
        {
            stream.Write(Encoding.UTF8.GetBytes(file + "\n"));
            stream.Write(File.ReadAllBytes(Path.Combine(fixture.Folder, file)));
        }

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(stream.ToArray())), Sha256Of(fixture));
    }

    [Theory]
    [InlineData(ContentFixture.AxisFile, true)]
    [InlineData(ContentFixture.Rules, true)]
    [InlineData(ContentFixture.ProfileFile, true)]
    [InlineData(ContentFixture.Glossary, false)]
    [InlineData(ContentFixture.LawPageFile, false)]
    public void The_fingerprint_follows_the_version_the_law_and_the_profile(string file, bool changes)
    {
        using var fixture = new ContentFixture();
        var before = Sha256Of(fixture);

        fixture.Write(file, fixture.Read(file) + "# a note\n");

        Assert.Equal(changes, before != Sha256Of(fixture));
    }

    [Fact]
    public void A_published_version_passes_as_long_as_it_does_not_change()
    {
        using var fixture = new ContentFixture();

        var sha256 = ContentPublication.Publish(fixture.Folder, "t-1");

        Assert.Equal(Sha256Of(fixture), sha256);
        fixture.Passes();
    }

    [Fact]
    public void A_published_version_that_changed_is_a_fault()
    {
        using var fixture = new ContentFixture();
        var sha256 = ContentPublication.Publish(fixture.Folder, "t-1");

        fixture.Write(ContentFixture.AxisFile, fixture.Read(ContentFixture.AxisFile) + "# a note\n")
            .Fails("published.yaml", "sha256:", "sha256", sha256, "“t-1”", "content new-version");
    }

    [Fact]
    public void A_published_version_that_is_gone_is_a_fault()
    {
        new ContentFixture().Write("published.yaml", "published:\n  - { version: \"t-0\", sha256: \"00\", words: \"00\" }\n")
            .Fails("published.yaml", "t-0", "version “t-0”");
    }

    [Fact]
    public void Only_a_version_that_exists_is_published_and_only_once()
    {
        using var fixture = new ContentFixture();
        ContentPublication.Publish(fixture.Folder, "t-1");

        Assert.Throws<ContentRefusal>(() => ContentPublication.Publish(fixture.Folder, "t-1"));
        Assert.Throws<ContentRefusal>(() => ContentPublication.Publish(fixture.Folder, "t-9"));
    }

    [Fact]
    public void Law_that_moved_under_a_published_version_is_followed_with_its_reason()
    {
        using var fixture = new ContentFixture();
        var before = ContentPublication.Publish(fixture.Folder, "t-1");
        fixture.Write(ContentFixture.Rules, fixture.Read(ContentFixture.Rules) + "# a note\n");
        Assert.Contains("--because", Assert.Single(fixture.Check()).Message, StringComparison.Ordinal);

        var after = ContentPublication.FollowLaw(
            fixture.Folder, "t-1", "La France a désigné l’organisme d’accès : article 55.", new(2027, 3, 1));

        var published = Assert.Single(ContentReader.Read(fixture.Folder).Content!.Published);
        Assert.Equal(Sha256Of(fixture), after);
        Assert.Equal(after, published.Sha256);
        Assert.Equal(new(before, new(2027, 3, 1), "La France a désigné l’organisme d’accès : article 55."),
            Assert.Single(published.Former));
        fixture.Passes();
    }

    [Fact]
    public void Words_that_changed_are_never_followed()
    {
        using var fixture = new ContentFixture();
        ContentPublication.Publish(fixture.Folder, "t-1");
        fixture.Write(ContentFixture.AxisFile, fixture.Read(ContentFixture.AxisFile) + "# a note\n");

        var refusal = Assert.Throws<ContentRefusal>(() =>
            ContentPublication.FollowLaw(fixture.Folder, "t-1", "A reason.", new(2027, 3, 1)));

        Assert.Contains("content new-version", refusal.In(Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t-1", "")]
    [InlineData("t-1", "two\nlines")]
    [InlineData("t-1", "a \"quote\"")]
    [InlineData("t-9", "A reason.")]
    public void Law_is_not_followed_without_a_published_version_and_a_reason_on_one_line(string version, string because)
    {
        using var fixture = new ContentFixture();
        ContentPublication.Publish(fixture.Folder, "t-1");
        fixture.Write(ContentFixture.Rules, fixture.Read(ContentFixture.Rules) + "# a note\n");
        var before = fixture.Read("published.yaml");

        Assert.Throws<ContentRefusal>(() => ContentPublication.FollowLaw(fixture.Folder, version, because, new(2027, 3, 1)));

        Assert.Equal(before, fixture.Read("published.yaml"));
    }

    [Fact]
    public void Nothing_is_followed_where_nothing_moved()
    {
        using var fixture = new ContentFixture();
        ContentPublication.Publish(fixture.Folder, "t-1");

        Assert.Throws<ContentRefusal>(() => ContentPublication.FollowLaw(fixture.Folder, "t-1", "A reason.", new(2027, 3, 1)));
    }

    private static string Sha256Of(ContentFixture fixture) => ContentReader.Read(fixture.Folder).Content!.Questionnaires[^1].Sha256;
}
