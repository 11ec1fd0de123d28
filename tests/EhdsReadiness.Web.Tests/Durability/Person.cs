using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Durability;

/// <summary>Somebody who answers without a pause, and remembers each answer that the site said it had.</summary>
internal sealed class Person : IDisposable
{
    private readonly Visitor _visitor;
    private readonly Random _random;
    private readonly Dictionary<string, Sent> _acknowledged = [];
    private string _list = "";
    private string _token = "";
    private IReadOnlyList<string> _questions = [];
    private Sent? _inFlight;
    private int _count;

    private Person(Uri address, int number)
    {
        _visitor = new(address);
        _random = new(number);
    }

    /// <summary>How many answers the site has acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>How many answers were found saved although the site fell before it could say so.</summary>
    public int SavedUnheard { get; private set; }

    /// <summary>Starts an assessment and learns what is asked.</summary>
    public static async Task<Person> StartAsync(Uri address, int number)
    {
        var person = new Person(address, number);
        person._list = await person._visitor.StartAsync("en");
        person._questions = [.. person._visitor.Page.QuerySelectorAll("a[href*='/questions/']")
            .Select(link => link.GetAttribute("href")!.Split('/')[^1].Split('?', '#')[0]).Distinct().Take(8)];
        await person._visitor.GetAsync($"{person._list}/questions/{person._questions[0]}");
        person._token = ((IHtmlInputElement)person._visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        return person;
    }

    /// <summary>Sends answers one after the other until the site is gone.</summary>
    /// <param name="acknowledged">Told of each answer that the site said it had.</param>
    public async Task AnswerAsync(Uri address, Action acknowledged)
    {
        while (true)
        {
            var question = _questions[_random.Next(_questions.Count)];
            var version = _acknowledged.TryGetValue(question, out var last) ? last.Version : 0;
            var sent = new Sent(question, version + 1, _random.Next(5), $"answer {++_count}");
            _inFlight = sent;
            HttpStatusCode status;
            try
            {
                using var form = new FormUrlEncodedContent(
                [
                    new("level", $"{sent.Level}"), new("note", sent.Note), new("evidence", ""), new("version", $"{version}"),
                    new("return", ""), new("__RequestVerificationToken", _token),
                ]);
                using var response = await _visitor.Http.PostAsync(new Uri(address, $"{_list}/questions/{question}"), form);
                status = response.StatusCode;
            }
            catch (HttpRequestException)
            {
                return;
            }

            Assert.Equal(HttpStatusCode.Found, status);
            _acknowledged[question] = sent;
            _inFlight = null;
            Acknowledged++;
            acknowledged();
        }
    }

    /// <summary>
    /// Every acknowledged answer must be there as it was sent. The one that had no reply when the site fell may be there or not,
    /// but whole.
    /// </summary>
    public async Task CompareAsync(Uri address, Content content)
    {
        var file = await _visitor.Http.GetByteArrayAsync(new Uri(address, $"{_list}/export.json"));
        var found = AssessmentFile.Read(file, content).Assessment!.Answers;
        if (_inFlight is { } unheard && found.GetValueOrDefault(unheard.Question) is { } answer && answer.Note == unheard.Note)
        {
            _acknowledged[unheard.Question] = unheard;
            SavedUnheard++;
        }

        _inFlight = null;
        Assert.Equal(
            _acknowledged.Values.Select(sent => (sent.Question, (int?)sent.Level, (string?)sent.Note)).Order(),
            found.Select(pair => (pair.Key, pair.Value.Level, pair.Value.Note)).Order());
    }

    public void Dispose() => _visitor.Dispose();

    /// <summary>An answer on its way.</summary>
    /// <param name="Version">That it will have once it is saved.</param>
    /// <param name="Note">Different for each answer of a person, so that no other can be taken for it.</param>
    private sealed record Sent(string Question, int Version, int Level, string Note);
}
