namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>The repository's own content, read once: what the site will say and ask.</summary>
internal static class Published
{
    private static readonly Lazy<Content> Read = new(ReadContent);

    /// <summary>The folder <c>content/</c> of the repository.</summary>
    public static string Folder { get; } = FindFolder();

    public static Content Content => Read.Value;

    public static Questionnaire Questionnaire => Content.Questionnaires[^1];

    /// <summary>Names of the example files, without extension, in order.</summary>
    public static IReadOnlyList<string> ExampleNames { get; } =
        [.. Directory.GetFiles(Path.Combine(Folder, "examples"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal)];

    /// <summary>Every profile as far as a condition can tell them apart: all values of each field, without categories.</summary>
    public static IReadOnlyList<Profile> Profiles { get; } =
    [
        .. from kind in Values("organisation_kind")
           from controller in Values("controller")
           from micro in Values("micro_enterprise")
           from funding in Values("public_funding")
           from snds in Values("snds")
           select new Profile(kind, null, controller, micro, [], funding, snds),
    ];

    /// <summary>Any profile that the form can give.</summary>
    public static Gen<Profile> AnyProfile { get; } =
        from profile in Gen.OneOf(Profiles.ToArray())
        from region in Gen.OneOf<string?>([.. Values("region"), null])
        from categories in Gen.Shuffle(Content.Regulation.Categories.Select(category => category.Letter).ToArray(), 0, 17)
        select profile with { Region = region, Categories = [.. categories.Order(StringComparer.Ordinal)] };

    public static byte[] ExampleBytes(string name) => File.ReadAllBytes(Path.Combine(Folder, "examples", name + ".json"));

    /// <summary>The assessment of an example file.</summary>
    public static Assessment Example(string name)
    {
        var reading = AssessmentFile.Read(ExampleBytes(name), Content);
        Assert.True(reading.Assessment is not null,
            $"{name}: {string.Join("; ", reading.Faults.Select(fault => $"{fault.Path} {fault.Message.En}"))}");
        return reading.Assessment;
    }

    private static string[] Values(string fieldId) => [.. Content.Field(fieldId).Values.Select(value => value.Id)];

    private static Content ReadContent()
    {
        var reading = ContentReader.Read(Folder);
        return reading.Content ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var content = Path.Combine(folder.FullName, "content");
            if (File.Exists(Path.Combine(content, "profile.yaml")) && File.Exists(Path.Combine(folder.FullName, "EhdsReadiness.sln")))
            {
                return content;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds content/.");
    }
}
