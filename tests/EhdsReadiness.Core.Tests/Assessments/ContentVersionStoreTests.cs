namespace EhdsReadiness.Core.Tests.Assessments;

public sealed class ContentVersionStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 11, 0, 0, TimeSpan.Zero);
    private static readonly AssessmentSettings Settings = new(AssessmentMode.Full, Roles.Both, Invented.Hospital, "CHU de Montervaux");

    private readonly TemporaryDatabase _temporary = new();
    private readonly ContentVersionStore _versions;

    public ContentVersionStoreTests() => _versions = new(_temporary.Database);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Other_words_under_answers_are_refused_and_nothing_is_recorded()
    {
        await _versions.RecordAsync(Published.Content, Noon, default);
        await StartAsync();

        var changed = Assert.Single(await _versions.RecordAsync(Reworded, Noon, default));

        Assert.Equal(new(Published.Questionnaire.Version, Published.Questionnaire.Sha256, Reworded.Questionnaires[^1].Sha256), changed);
        Assert.Empty(await _versions.RecordAsync(Published.Content, Noon, default));
    }

    [Fact]
    public async Task A_version_that_nobody_has_begun_may_change()
    {
        await _versions.RecordAsync(Published.Content, Noon, default);

        Assert.Empty(await _versions.RecordAsync(Reworded, Noon, default));
        await StartAsync();
        Assert.Empty(await _versions.RecordAsync(Reworded, Noon, default));
        Assert.Single(await _versions.RecordAsync(Published.Content, Noon, default));
    }

    [Fact]
    public async Task Law_that_a_published_version_follows_is_taken_under_answers()
    {
        await _versions.RecordAsync(Published.Content, Noon, default);
        await StartAsync();
        var moved = Reworded.Questionnaires[^1];
        FormerFingerprint former = new(Published.Questionnaire.Sha256, new(2027, 3, 1), "A date moved.");

        Assert.Empty(await _versions.RecordAsync(
            Reworded with { Published = [new(moved.Version, moved.Sha256, "", [former])] }, Noon, default));

        Assert.Single(await _versions.RecordAsync(Published.Content, Noon, default));
    }

    private static Content Reworded =>
        Published.Content with { Questionnaires = [Published.Questionnaire with { Sha256 = new string('7', 64) }] };

    private Task<string> StartAsync() =>
        new AssessmentStore(_temporary.Database)
            .CreateAsync(Published.Questionnaire.Version, Settings, new Dictionary<string, Answer>(), Noon, default);
}
