using System.Xml;
using EhdsReadiness.Web.Tests.Isolation;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Identity;

namespace EhdsReadiness.Web.Tests.HostileTexts;

/// <summary>
/// Every page and every file that the site gives to anybody is whole, whatever text stands in the database in each place that people write
/// in: written there past every form, as it may stand from before there was a rule. A share of the texts, other ones each time, all of them
/// with <c>HOSTILE=all</c> in the environment. Pages and files are found by walking all routes.
/// </summary>
public sealed class EveryPageTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    public Task InitializeAsync() => _site.StartAsync(
        "--Aggregates:Public", "true", $"--Oidc:{FurnishedWorld.Provider}:Authority", "https://id.exemple.invalid",
        $"--Oidc:{FurnishedWorld.Provider}:ClientId", "readiness", $"--Oidc:{FurnishedWorld.Provider}:ClientSecret", "secret");

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Every_page_and_every_file_is_whole_whatever_text_stands_in_the_database()
    {
        using var world = await FurnishedWorld.CreateAsync(_site, "Texte");
        using var holder = _site.Visitor();
        using var half = _site.Visitor();
        await half.SignInAsync((await _site.Accounts.FindAsync(world.World.AccountOf(Persona.Analyst), default))!.Email);
        using var sure = (await _site.WithSecondFactorAsync(await _site.AddAccountAsync("sure@example.org"))).Visitor;
        await AddPasskeyAsync("sure@example.org");
        var patterns = FurnishedWorld.Patterns(_site);
        for (var number = 0; number < Hostile.Share.Count; number++)
        {
            var language = number % 2 == 0 ? "fr" : "en";
            await world.RenewAsync(Hostile.Share[number]);
            foreach (var (visitor, pattern, key) in Readers(world, holder, patterns, number))
            {
                foreach (var address in Some(world.Addresses(pattern, language, key).ToList(), number))
                {
                    await ReadAsync(visitor, pattern, address, Hostile.Share[number]);
                }
            }

            foreach (var (visitor, page, query) in await EntrancesAsync(world, half, sure, Hostile.Share[number]))
            {
                var address = $"/{language}{page.Replace("{id}", SiteRoute.Existing["passkeys"], StringComparison.Ordinal)}{query}";
                await ReadAsync(visitor, $"/{{c:culture}}{page}", address, Hostile.Share[number]);
            }
        }

        output.WriteLine($"HOSTILE_SEED={Hostile.Seed} given: {string.Join(", ", _given.Order(StringComparer.Ordinal))}");
        Assert.True(_faults.Count == 0, $"HOSTILE_SEED={Hostile.Seed}: {string.Join('\n', _faults)}");
        // Who has come back from an identity provider is not made up here, and the page of a refusal is no 200: SignOn*Tests read both.
        string[] ofProviders = ["/{c:culture}/sign-in/identity", "/{c:culture}/sign-in/refused"];
        Assert.All(patterns.Except(ofProviders), pattern =>
            Assert.Contains(_given, given => given.StartsWith($"{pattern} ", StringComparison.Ordinal)));
    }

    /// <summary>Gives somebody a passkey of the identifier that addresses name.</summary>
    private async Task AddPasskeyAsync(string email)
    {
        var (account, now) = ((await _site.Accounts.FindByEmailAsync(EmailAddress.Normalize(email), default))!, _site.Clock.GetUtcNow());
        var what = new AuditEvent(AuditAction.Secured, AuditActor.System, AuditSubject.Account(account.Id), null, "passkey added");
        var passkey = new Passkey(SiteRoute.Existing["passkeys"], account.Id, "credential", "key", 0, "Clé", "usb", true, true, now, now);
        Assert.True(await _site.Services.GetRequiredService<PasskeyStore>().AddAsync(account, passkey, what, default));
    }

    /// <summary>Pages that open by the link of a mail alone, half signed in, signed out, or with a second factor.</summary>
    private async Task<IReadOnlyList<(Visitor Visitor, string Page, string Query)>> EntrancesAsync(
        FurnishedWorld world, Visitor half, Visitor sure, string text)
    {
        var (now, token, anonymous) = (_site.Clock.GetUtcNow(), Guid.NewGuid().ToString("N"), world[Persona.Anonymous]);
        await _site.Services.GetRequiredService<SignUpStore>()
            .AddAsync(new($"{token}@example.org", text, Language.French, "hash", now.AddDays(1)), token, now, default);
        await using var scope = _site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var reader = (await accounts.FindByIdAsync(world.World.AccountOf(Persona.Reader)))!;
        var email = $"new-{token}@example.org";
        var reset = Uri.EscapeDataString(await accounts.GeneratePasswordResetTokenAsync(reader));
        var change = Uri.EscapeDataString(await accounts.GenerateChangeEmailTokenAsync(reader, email));
        return
        [
            (anonymous, "/sign-in", ""),
            (half, "/sign-in/code", ""),
            (anonymous, "/sign-up/confirm", $"?token={token}"),
            (anonymous, "/sign-in/new-password", $"?account={reader.Id}&token={reset}"),
            (anonymous, "/account/email/confirm", $"?account={reader.Id}&email={Uri.EscapeDataString(email)}&token={change}"),
            (sure, "/account/two-factor/codes", ""),
            (sure, "/account/two-factor/off", ""),
            (sure, "/account/passkeys/{id}", ""),
        ];
    }

    /// <summary>Who reads what: the owner all of their own, in turn the draft, the finalised one, the one begun from it; the others what is
    /// theirs alone.</summary>
    private static IEnumerable<(Visitor Visitor, string Pattern, string Key)> Readers(
        FurnishedWorld world, Visitor holder, IReadOnlyList<string> patterns, int number)
    {
        var isOfOne = patterns.ToLookup(pattern => pattern.Contains("{key}", StringComparison.Ordinal));
        foreach (var pattern in patterns)
        {
            yield return (world[Persona.Owner], pattern, world.Assessments[number % 3]);
        }

        foreach (var pattern in isOfOne[true].Where((_, place) => place % 4 == number % 4))
        {
            yield return (holder, pattern, world.Link);
            yield return (world[Persona.ConsultantAnswering], pattern, world.Assessments[0]);
        }

        foreach (var pattern in patterns.Where(pattern => pattern.Contains("/portfolio", StringComparison.Ordinal)))
        {
            yield return (world[Persona.ConsultantReading], pattern, "");
            if (pattern.Contains("/clients/", StringComparison.Ordinal))
            {
                yield return (world[Persona.ConsultantAnswering], pattern, "");
            }
        }

        foreach (var pattern in patterns.Where(pattern => pattern.Contains("/readiness", StringComparison.Ordinal)))
        {
            yield return (world[Persona.Analyst], pattern, "");
        }

        foreach (var pattern in patterns.Where(pattern =>
            Administered.Any(page => pattern.Contains(page, StringComparison.Ordinal))))
        {
            yield return (world[Persona.Administrator], pattern, "");
        }

        yield return (world[Persona.Anonymous], "/{c:culture}/invitations/{token}", "");
    }

    /// <summary>Pages of administrators.</summary>
    private static readonly string[] Administered = ["/register", "/claims", "/publications", "/staff"];

    /// <summary>Of reports, which take long, one kind for each text.</summary>
    private static List<string> Some(List<string> addresses, int number) =>
        addresses[0].EndsWith("/report.pdf", StringComparison.Ordinal) ? [addresses[number % addresses.Count]] : addresses;

    private async Task ReadAsync(Visitor visitor, string pattern, string address, string text)
    {
        void Say(string fault) => _faults.Add($"{address} with {JsonSerializer.Serialize(text)}: {fault}");
        using var response = await visitor.Http.GetAsync(new Uri(address, UriKind.Relative));
        if ((int)response.StatusCode >= 500)
        {
            Say($"{(int)response.StatusCode}");
            return;
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return;
        }

        try
        {
            var file = await response.Content.ReadAsByteArrayAsync();
            var type = response.Content.Headers.ContentType?.MediaType ?? "";
            _given.Add(
                $"{pattern} {(pattern.EndsWith("exports/{id}", StringComparison.Ordinal) ? address.Split('/')[^1].Split('.')[^1] : "")}" +
                $" {type}");
            if (response.Content.Headers.ContentDisposition is { } disposition
                && !(disposition.FileName?.Trim('"').All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '.' or '_') ?? true))
            {
                Say($"the name {disposition.FileName}");
            }

            if (Fault(type, file) is { } fault)
            {
                Say(fault);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or XmlException or JsonException or InvalidDataException)
        {
            Say($"{e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>What is not whole about a file; null for nothing. Where its reader is strict it throws.</summary>
    private static string? Fault(string type, byte[] file)
    {
        switch (type)
        {
            case "text/html":
                return Encoding.UTF8.GetString(file).TrimEnd().EndsWith("</html>", StringComparison.Ordinal) ? null : "the page breaks off";
            case "application/pdf":
                using (var document = UglyToad.PdfPig.PdfDocument.Open(file))
                {
                    return document.NumberOfPages > 0 ? null : "no page";
                }

            case "application/json" or "application/ld+json":
                JsonDocument.Parse(file).Dispose();
                return null;
            case "text/calendar":
                return Ical.Net.Calendar.Load(Encoding.UTF8.GetString(file))?.Events.Count > 0 ? null : "no event";
            case "application/zip":
                return ZipFault(file);
            case "text/csv":
                return file.Length > 0 ? null : "empty";
            default:
                return type.StartsWith("application/vnd.openxmlformats", StringComparison.Ordinal) ? XmlFault(file) : null;
        }
    }

    /// <summary>The archive holds its overview and the report of its client.</summary>
    private static string? ZipFault(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        var reports = archive.Entries.Where(entry => entry.Name.EndsWith(".pdf", StringComparison.Ordinal)).ToList();
        if (archive.Entries.Any(entry => entry.FullName.Contains("..", StringComparison.Ordinal) || entry.FullName.Any(char.IsControl)))
        {
            return "a name that leads elsewhere";
        }

        foreach (var report in reports)
        {
            using var copy = new MemoryStream();
            using (var part = report.Open())
            {
                part.CopyTo(copy);
            }

            using var document = UglyToad.PdfPig.PdfDocument.Open(copy.ToArray());
        }

        return reports.Count == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"{reports.Count} reports");
    }

    private static string? XmlFault(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            using var xml = XmlReader.Create(part);
            while (xml.Read())
            {
            }
        }

        return null;
    }
}
