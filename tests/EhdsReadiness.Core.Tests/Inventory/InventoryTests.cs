namespace EhdsReadiness.Core.Tests.Inventory;

public sealed class InventoryTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
    private static readonly DatasetDetails Warehouse =
        new("Entrepôt", ["a", "f"], "CHU", "OMOP", 1_200_000, "yes", "unsure", "eds@chu.example");

    private readonly TemporaryDatabase _temporary = new();
    private readonly DatasetStore _store;

    public InventoryTests() => _store = new(_temporary.Database);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_dataset_comes_back_as_it_was_given_and_leaves_the_assessment_as_it_was()
    {
        var stored = await StartAsync();

        Assert.True(await _store.AddAsync(stored.Id, [Warehouse], AuditActor.Link, Noon, default));

        var dataset = Assert.Single(await _store.OfAssessmentAsync(stored.Id, default));
        Assert.Equal((1, Warehouse, null), (dataset.Version, dataset.Details, dataset.RemovedAt));
        Assert.Equal(stored.ChangedAt, (await new AssessmentStore(_temporary.Database).FindAsync(_key, default))!.ChangedAt);
    }

    [Fact]
    public async Task Datasets_that_were_removed_do_not_add_up_without_end()
    {
        var id = (await StartAsync()).Id;
        for (var round = 0; round < 2; round++)
        {
            await _store.AddAsync(id,
                [.. Enumerable.Range(0, DatasetStore.Most - 1).Select(number => Warehouse with { Name = $"{round}.{number}" })],
                AuditActor.Link, Noon, default);
            await using var connection = await _temporary.Database.OpenAsync(default);
            await connection.ExecuteAsync("UPDATE dataset SET removed_at = '2026-11-23T11:00:00.000Z' WHERE removed_at IS NULL");
        }

        await _store.AddAsync(id, [Warehouse], AuditActor.Link, Noon, default);
        var last = (await _store.OfAssessmentAsync(id, default)).Single(dataset => dataset.RemovedAt is null).Id;
        Assert.True(await _store.SetRemovedAsync(id, last, true, AuditActor.Link, Noon.AddHours(1), default));

        var left = await _store.OfAssessmentAsync(id, default);
        Assert.Equal(DatasetStore.MostRemoved, left.Count);
        Assert.Contains(left, dataset => dataset.Id == last);
    }

    [Fact]
    public async Task A_change_to_a_version_that_is_gone_is_stale_and_writes_nothing_and_the_same_twice_is_no_conflict()
    {
        var id = (await StartAsync()).Id;
        await _store.AddAsync(id, [Warehouse], AuditActor.Link, Noon, default);
        var dataset = (await _store.OfAssessmentAsync(id, default))[0];
        var (first, second) = (Warehouse with { Format = "FHIR" }, Warehouse with { Format = "DICOM" });

        Assert.Equal(SaveResult.Saved, (await _store.SaveAsync(id, dataset.Id, first, 1, AuditActor.Link, Noon, default)).Result);
        Assert.Equal(SaveResult.SavedBefore, (await _store.SaveAsync(id, dataset.Id, first, 1, AuditActor.Link, Noon, default)).Result);
        var stale = await _store.SaveAsync(id, dataset.Id, second, 1, AuditActor.Link, Noon, default);
        Assert.Equal(SaveResult.Stale, stale.Result);
        Assert.Equal((2, first), (stale.Current!.Version, stale.Current.Details));
        Assert.Equal(SaveResult.Gone, (await _store.SaveAsync(id, "nothing", first, 1, AuditActor.Link, Noon, default)).Result);
    }

    [Fact]
    public async Task What_was_taken_off_the_list_can_be_put_back()
    {
        var id = (await StartAsync()).Id;
        await _store.AddAsync(id, [Warehouse], AuditActor.Link, Noon, default);
        var dataset = (await _store.OfAssessmentAsync(id, default))[0];

        Assert.True(await _store.SetRemovedAsync(id, dataset.Id, true, AuditActor.Link, Noon, default));
        Assert.False(await _store.SetRemovedAsync(id, dataset.Id, true, AuditActor.Link, Noon, default));
        Assert.NotNull((await _store.OfAssessmentAsync(id, default))[0].RemovedAt);
        Assert.True(await _store.SetRemovedAsync(id, dataset.Id, false, AuditActor.Link, Noon, default));
        Assert.Null((await _store.OfAssessmentAsync(id, default))[0].RemovedAt);
    }

    [Fact]
    public async Task The_list_takes_all_of_an_import_or_nothing()
    {
        var id = (await StartAsync()).Id;
        var most = Enumerable.Range(0, DatasetStore.Most).Select(number => Warehouse with { Name = $"Dataset {number}" }).ToList();

        Assert.False(await _store.AddAsync(id, [.. most, Warehouse], AuditActor.Link, Noon, default));
        Assert.Empty(await _store.OfAssessmentAsync(id, default));
        Assert.True(await _store.AddAsync(id, most, AuditActor.Link, Noon, default));
        Assert.False(await _store.AddAsync(id, [Warehouse], AuditActor.Link, Noon, default));
        Assert.False(await _store.AddAsync("nobody's", [Warehouse], AuditActor.Link, Noon, default));
    }

    [Theory]
    [InlineData("a", "1 200 000", "oui", 1_200_000, "yes")]
    [InlineData("F, a", "", "", null, "unsure")]
    [InlineData("a;f", "1\u202f200", "NO", 1_200, "no")]
    public void What_was_typed_is_read_whatever_its_spaces_and_capitals(
        string categories, string persons, string reply, int? expectedPersons, string expectedReply)
    {
        var (details, faults) = new TypedDataset("  Entrepôt \n de données ", categories, null, "", persons, reply, reply, null).Read();

        Assert.Empty(faults);
        Assert.Equal(("Entrepôt de données", (long?)expectedPersons, expectedReply),
            (details!.Name, details.Persons, details.PublicFunding));
        Assert.Equal(categories.Contains('f', StringComparison.OrdinalIgnoreCase) ? ["a", "f"] : ["a"], details.Categories);
    }

    [Theory]
    [InlineData("name", "", "a", "1", "yes")]
    [InlineData("name", "LONG", "a", "1", "yes")]
    [InlineData("categories", "x", "", "1", "yes")]
    [InlineData("categories", "x", "r", "1", "yes")]
    [InlineData("persons", "x", "a", "-1", "yes")]
    [InlineData("persons", "x", "a", "99999999999999999999", "yes")]
    [InlineData("public_funding", "x", "a", "1", "perhaps")]
    public void What_is_wrong_is_told_by_field(string field, string name, string categories, string persons, string reply)
    {
        var (details, faults) =
            new TypedDataset(name == "LONG" ? new string('x', 201) : name, categories, null, null, persons, reply, "no", null).Read();

        Assert.Null(details);
        Assert.Equal(field, faults[0].Field);
    }

    private string _key = "";

    private async Task<StoredAssessment> StartAsync()
    {
        var assessments = new AssessmentStore(_temporary.Database);
        _key = await assessments.CreateAsync(
            "2026-1", new(AssessmentMode.Full, Roles.Both, Invented.Hospital, null), new Dictionary<string, Answer>(), Noon, default);
        return (await assessments.FindAsync(_key, default))!;
    }
}
