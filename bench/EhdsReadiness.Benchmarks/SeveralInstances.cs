using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace EhdsReadiness.Benchmarks;

/// <summary>
/// A hundred people, two at each assessment, who answer through a proxy in front of several instances while these are killed and the
/// database is restarted; and each of whom asks for an account once. At the end what they were told is held against the database and
/// against the mails that came. <c>bench/instances.sh</c> starts, kills and restarts.
/// </summary>
/// <param name="address">Of the proxy.</param>
/// <param name="events">File to which whoever kills writes a line each time: milliseconds since 1970, and what. The first line says that
/// the people begin.</param>
internal sealed class SeveralInstances(Uri address, Database database, Content content, MailSink mails, string events)
{
    private const int People = 100;

    /// <summary>How long somebody thinks before the next answer.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>How long a site may take to answer rightly once the database is back.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>How long a process that is killed may still take what it will not answer.</summary>
    private static readonly TimeSpan Dying = TimeSpan.FromSeconds(1);

    private readonly ConcurrentBag<Told> _saved = [];
    private readonly ConcurrentBag<Fault> _faults = [];
    private readonly ConcurrentDictionary<string, bool> _promised = new();
    private readonly ConcurrentDictionary<string, bool> _unsure = new();
    private int _conflicts;
    private int _unheard;

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    /// <returns>How many things were not as they should be.</returns>
    public async Task<int> RunAsync(TimeSpan time)
    {
        var questionnaire = content.Questionnaires[^1];
        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a", "f"], "yes", "no"), null);
        var questions = Scope.Of(questionnaire, settings.Role, settings.Profile, settings.Mode).Take(3).Select(question => question.Id)
            .ToList();
        var store = new AssessmentStore(database);
        var keys = new List<string>();
        while (keys.Count < People / 2)
        {
            keys.Add(await store.CreateAsync(
                questionnaire.Version, settings, new Dictionary<string, Answer>(), DateTimeOffset.UtcNow, default));
        }

        await File.AppendAllTextAsync(events, string.Create(CultureInfo.InvariantCulture, $"{Now} people answer\n"));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(() =>
            AnswerAsync(person, keys[person / 2], questions, clock, time))));
        var faults = new List<string>();
        foreach (var key in keys)
        {
            var stored = await store.FindAsync(key, default);
            faults.AddRange(Compare(key, await new AnswerStore(database).HistoryAsync(stored!.Id, default)));
        }

        faults.AddRange(FaultsOfServer());
        faults.AddRange(await FaultsOfMailsAsync());
        var published = await new PublicationStore(database, content).LastNumberAsync(default);
        if (published != 1)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{published ?? 0} publications, not one"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{People} people, {time.TotalSeconds:0} s: {_saved.Count} answers acknowledged, {_unheard} saved unheard, "
            + $"{_conflicts} conflicts shown, {_promised.Count} mails promised, {mails.Count} sent, "
            + $"{published ?? 0} publication"));
        faults.ForEach(Console.WriteLine);
        Console.WriteLine(faults.Count == 0 ? "nothing lost, nothing twice" : $"{faults.Count} faults");
        return faults.Count;
    }

    private async Task AnswerAsync(int person, string key, List<string> questions, Stopwatch clock, TimeSpan time)
    {
        var random = new Random(person);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        // Somewhen in the first three quarters, so that the last mail has time to leave.
        var asksAt = time * 0.75 * random.NextDouble();
        var versions = questions.ToDictionary(question => question, _ => 0);
        string? token = null;
        using var beat = new PeriodicTimer(Pause);
        await Task.Delay(Pause * random.NextDouble());
        for (var turn = 0; clock.Elapsed < time; turn++)
        {
            await beat.WaitForNextTickAsync();
            var question = questions[random.Next(questions.Count)];
            var page = new Uri($"/en/assessments/{key}/questions/{question}", UriKind.Relative);
            if (token is null)
            {
                token = await ReadAsync(http, page) is { } html ? TokenOf(html, versions, question) : null;
                continue;
            }

            var told = new Told(key, question, versions[question] + 1, $"person {person}, turn {turn}");
            using var form = new HttpRequestMessage(HttpMethod.Post, page)
            {
                Headers = { { "Accept", "application/json" } },
                Content = new FormUrlEncodedContent(
                [
                    new("__RequestVerificationToken", token), new("level", $"{turn % 5}"), new("note", told.Note),
                    new("version", $"{told.Version - 1}"),
                ]),
            };
            var (status, body) = await SendAsync(http, form);
            if (status == HttpStatusCode.OK)
            {
                using var saved = JsonDocument.Parse(body);
                versions[question] = saved.RootElement.GetProperty("version").GetInt32();
                _saved.Add(told with { Version = versions[question] });
            }
            else
            {
                Interlocked.Add(ref _conflicts, status == HttpStatusCode.Conflict ? 1 : 0);
                // What stands now, whoever wrote it.
                token = await ReadAsync(http, page) is { } html ? TokenOf(html, versions, question) : null;
            }

            if (clock.Elapsed > asksAt && await AskForAccountAsync(http, $"person-{person}@exemple.fr"))
            {
                asksAt = TimeSpan.MaxValue;
            }
        }
    }

    /// <summary>Asks until the site says that a mail is on its way; one of those that failed may have been sent as well.</summary>
    private async Task<bool> AskForAccountAsync(HttpClient http, string email)
    {
        var page = new Uri("/en/sign-up", UriKind.Relative);
        if (await ReadAsync(http, page) is not { } html) { return false; }

        using var form = new HttpRequestMessage(HttpMethod.Post, page)
        {
            Content = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", Benchmarks.People.TokenOf(html)), new("email", email), new("name", "Noor Ansari"),
                new("password", "quatre mots sans rapport"),
            ]),
        };
        var (status, _) = await SendAsync(http, form);
        if (status is HttpStatusCode.Found or HttpStatusCode.OK)
        {
            _promised[email] = true;
            return true;
        }

        // It may have been taken all the same, and be asked for once more.
        _unsure[email] = true;
        return false;
    }

    private static string TokenOf(string html, Dictionary<string, int> versions, string question)
    {
        versions[question] = int.Parse(
            System.Text.RegularExpressions.Regex.Match(html, "name=\"version\" value=\"([0-9]+)").Groups[1].Value,
            CultureInfo.InvariantCulture);
        return Benchmarks.People.TokenOf(html);
    }

    private async Task<string?> ReadAsync(HttpClient http, Uri page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        var (status, body) = await SendAsync(http, request);
        return status == HttpStatusCode.OK ? body : null;
    }

    private async Task<(HttpStatusCode? Status, string Body)> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        var begun = DateTimeOffset.UtcNow;
        try
        {
            using var response = await http.SendAsync(request);
            if ((int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
            {
                _faults.Add(new(begun, DateTimeOffset.UtcNow, $"{(int)response.StatusCode} to {request.Method}"));
            }

            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException e)
        {
            _faults.Add(new(begun, DateTimeOffset.UtcNow, $"{e.HttpRequestError} to {request.Method}"));
            return (null, "");
        }
    }

    /// <summary>Every answer that somebody was told of is in the history under its number, none was told twice, and numbers have no
    /// gap.</summary>
    private IEnumerable<string> Compare(string key, IReadOnlyList<AnswerChange> history)
    {
        var told = _saved.Where(one => one.Key == key).ToList();
        var kept = history.ToDictionary(change => (change.QuestionId, change.Version), change => change.Answer?.Note);
        Interlocked.Add(ref _unheard, history.Count - told.Count);
        return told.Where(one => kept.GetValueOrDefault((one.Question, one.Version)) != one.Note).Select(one => $"lost: {one}")
            .Concat(told.GroupBy(one => (one.Question, one.Version)).Where(ones => ones.Count() > 1)
                .Select(ones => $"two were told of one version: {ones.First()}"))
            .Concat(history.GroupBy(change => change.QuestionId)
                .Where(changes => changes.Max(change => change.Version) != changes.Count())
                .Select(changes => $"a gap: {key} {changes.Key}"));
    }

    /// <summary>Answers of the server that are faults outside the time that the database was away; a form that was under way when its
    /// instance was killed, and a page that was half sent, are none.</summary>
    private IEnumerable<string> FaultsOfServer()
    {
        var happened = File.ReadLines(events).Select(line => line.Split(' ', 2))
            .Select(parts => (
                At: DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture)), What: parts[1]))
            .ToList();
        var away = happened.Where(one => one.What.StartsWith("database away", StringComparison.Ordinal)).Zip(
            happened.Where(one => one.What == "database back"), (from, to) => (From: from.At, To: to.At, from.What)).ToList();
        var kills = happened.Where(one => one.What.StartsWith("kill", StringComparison.Ordinal)).Select(one => one.At).ToList();
        foreach (var window in away)
        {
            var within = _faults.Where(fault => fault.At >= window.From && fault.At <= window.To + Grace).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{window.What} for {(window.To - window.From).TotalSeconds:0.0} s: {Counts(within)}; the last "
                + $"{(within.Count == 0 ? 0 : (within.Max(fault => fault.At) - window.To).TotalSeconds):0.0} s after it was back"));
        }

        var others = _faults.Where(fault => !away.Any(window => fault.At >= window.From && fault.At <= window.To + Grace)).ToList();
        var underWay = others.Where(fault => fault.What is "502 to POST" or "ResponseEnded to GET" or "ResponseEnded to POST"
            && kills.Any(kill => fault.Begun <= kill + Dying && fault.At >= kill)).ToList();
        Console.WriteLine($"{kills.Count} kills, forms under way at one: {Counts(underWay)}");
        return others.Except(underWay).Select(fault => $"{fault.At:HH:mm:ss.f}: {fault.What}");
    }

    private async Task<IReadOnlyList<string>> FaultsOfMailsAsync()
    {
        bool AllCame() => _promised.Keys.All(email => mails.To(email) > 0);
        for (var waited = Stopwatch.StartNew(); !AllCame() && waited.Elapsed < TimeSpan.FromSeconds(90);)
        {
            await Task.Delay(500);
        }

        return
        [
            .. _promised.Keys.Where(email => mails.To(email) == 0).Select(email => $"no mail to {email}"),
            .. _promised.Keys.Where(email => mails.To(email) > 1 && !_unsure.ContainsKey(email))
                .Select(email => $"{mails.To(email)} mails to {email}"),
        ];
    }

    private static string Counts(List<Fault> faults) => faults.Count == 0 ? "none"
        : string.Join(", ", faults.GroupBy(fault => fault.What).OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} × {group.Key}"));

    /// <summary>A request that was not answered as it should be.</summary>
    private sealed record Fault(DateTimeOffset Begun, DateTimeOffset At, string What);

    /// <summary>An answer that the site said it had.</summary>
    private sealed record Told(string Key, string Question, int Version, string Note);
}
