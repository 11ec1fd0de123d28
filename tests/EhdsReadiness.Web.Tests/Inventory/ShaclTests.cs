using System.Runtime.CompilerServices;
using EhdsReadiness.Core.Rdf;
using EhdsReadiness.Web.Tests.HostileTexts;

namespace EhdsReadiness.Web.Tests.Inventory;

/// <summary>Descriptions before readers of RDF and a validator that are not ours.</summary>
public sealed class ShaclTests(ShaclTests.Checker checker) : IClassFixture<ShaclTests.Checker>
{
    private const string Shape = "urn:ehds-readiness:shape:";

    public static TheoryData<string> Elements => [.. DescriptionElements.All.Select(element => element.Id)];

    [Fact]
    public async Task Whatever_lacks_nothing_is_valid_and_whatever_lacks_something_fails_in_just_that()
    {
        foreach (var (details, variables) in new (DatasetDetails, IReadOnlyList<DatasetVariable>)[]
        {
            (Described.Complete, Described.Variables), (Described.Public, []), (Described.Bare, []),
            (Described.Complete with { Description = DatasetDescription.Empty }, []),
            (Described.Bare with { Contact = "Le secrétariat" }, Described.Variables),
            (Described.Complete with { Persons = null, Controller = null }, []),
        })
        {
            Assert.Equal(
                DescriptionElements.MissingOf(Described.Kept(details, variables.Count)).Select(element => element.Id).Order(),
                await FailuresAsync(Described.Draft(details, variables)));
        }
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public async Task An_element_that_is_taken_away_is_the_only_one_that_fails(string element)
    {
        if (Described.Without(element) is { } less)
        {
            Assert.Equal([element], await FailuresAsync(Described.Draft(less.Details, less.Variables)));
        }

        // By its statements, which those have too that every dataset has by itself.
        var property = DescriptionElements.All.Single(one => one.Id == element).Property;
        Assert.Equal([element],
            await FailuresAsync(Described.Draft(Described.Complete, Described.Variables), RdfNames.Expand(property)));
    }

    [Fact]
    public async Task Any_text_in_every_field_leaves_both_files_whole_the_same_and_valid()
    {
        foreach (var text in Hostile.Units.Append("jean|<dupont>\"@exemple.org").Append("a@x.org,b@y.org").Append(
            "https://exemple.fr/<a b>"))
        {
            var details = new DatasetDetails(text, ["a"], text, text, 1, "yes", "no", text)
            {
                Description = Described.Complete.Description.With(DescriptionFields.Asked
                    .Where(field => field.Kind is FieldKind.Line or FieldKind.Text or FieldKind.Lines or FieldKind.Keywords)
                    .Select(field => (field, (string?)$"x{text}x"))),
            };
            var failures = await FailuresAsync(Described.Draft(details, [new(text, text, text, "string")]));

            Assert.Empty(failures);
        }
    }

    [OfficialShapesFact]
    public async Task A_complete_description_is_valid_by_shapes_of_former_releases_but_for_what_release_8_changed()
    {
        var shapes = Directory.GetFiles(OfficialShapesFactAttribute.Folder!, "*.ttl");
        Assert.NotEmpty(shapes);
        var said = await checker.AskAsync(Described.Draft(Described.Complete, Described.Variables), null, shapes);
        string[] known =
        [
            // Release 5: contact points by another property, codes as things, titles of columns by another name.
            RdfNames.Expand("dcat:contactPoint"), RdfNames.Expand("healthdcatap:hasCodeValues"), RdfNames.Expand("csvw:titles"),
            RdfNames.Expand("csvw:column"), RdfNames.Expand("healthdcatap:hdab"), RdfNames.Expand("dct:publisher"),
        ];

        Assert.Equal([], said.GetProperty("results").EnumerateArray().Where(result => result.GetProperty("severity").GetString() ==
            "Violation")
            .Select(result => result.GetProperty("path").GetString()!).Except(known));
    }

    private async Task<IEnumerable<string>> FailuresAsync(HealthDcatDraft draft, string? without = null) =>
        (await checker.AskAsync(draft, without, "shapes.ttl")).GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("shape").GetString()!.Replace(Shape, "", StringComparison.Ordinal))
            .Distinct().Order();

    /// <summary>The validator, in a process that answers one question after another.</summary>
    public sealed class Checker : IDisposable
    {
        private readonly Process _node = Process.Start(new ProcessStartInfo("node", ["check.mjs"])
        {
            WorkingDirectory = Folder(), RedirectStandardInput = true, RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = new UTF8Encoding(false),
        })!;

        public async Task<JsonElement> AskAsync(HealthDcatDraft draft, string? without, params string[] shapes)
        {
            await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new
            {
                jsonld = Encoding.UTF8.GetString(draft.JsonLd()), turtle = Encoding.UTF8.GetString(draft.Turtle()), shapes, without,
            }));
            var said = JsonDocument.Parse((await _node.StandardOutput.ReadLineAsync())!).RootElement;
            Assert.False(said.TryGetProperty("error", out var error), error.ToString());
            Assert.True(said.GetProperty("same").GetBoolean());
            return said;
        }

        public void Dispose()
        {
            _node.StandardInput.Close();
            _node.WaitForExit();
            _node.Dispose();
        }

        private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "shacl");
    }
}
