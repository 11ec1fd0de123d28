using EhdsReadiness.Web.Tests.Isolation;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace EhdsReadiness.Web.Tests.HostileTexts;

/// <summary>
/// Every form that any page offers to anybody takes any text in any of its fields, hidden and chosen ones and names of files included,
/// without a fault of the site's: a share of the texts each, other ones each time, all of them with <c>HOSTILE=all</c> in the environment.
/// Forms are found by walking all routes, what leads on from a form included, so that a new one is tried too. None is left out.
/// </summary>
public sealed partial class EveryFormTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Text = "Texte";

    private readonly TestSite _site = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private readonly List<Visitor> _visitors = [];
    private int _people;

    public Task InitializeAsync() => _site.StartAsync(
        "--Accounts:Tries", "1000", "--Accounts:NetworksPerAddress", "1000", "--Accounts:MailsPerHour", "1000",
        "--Accounts:ConfirmedMinutes", "1");

    public async Task DisposeAsync()
    {
        _visitors.ForEach(visitor => visitor.Dispose());
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Every_form_takes_hostile_texts_in_every_field_and_what_is_kept_has_no_odd_sign()
    {
        using var world = await FurnishedWorld.CreateAsync(_site, Text);
        // Long enough after signing in to be asked the password again where that is asked.
        _site.Clock.Move(TimeSpan.FromMinutes(2));
        var patterns = FurnishedWorld.Patterns(_site);
        foreach (var pattern in patterns.Where(pattern =>
            !pattern.Contains("{key}", StringComparison.Ordinal) && !pattern.Contains("{org}", StringComparison.Ordinal)
            && !pattern.Contains("/clarify/", StringComparison.Ordinal)
            && !pattern.Contains("/invitations/", StringComparison.Ordinal)))
        {
            await WalkAsync(new Person(this).ComeTo(world.Addresses(pattern, "fr", "").First()));
        }

        foreach (var way in Ways(world))
        {
            await WalkAsync(way);
        }

        foreach (var persona in new[]
            { Persona.Anonymous, Persona.Owner, Persona.ConsultantReading, Persona.ConsultantAnswering, Persona.Analyst,
            Persona.Administrator })
        {
            foreach (var (pattern, number) in patterns.SelectMany(pattern =>
                Enumerable.Range(0, pattern.Contains("{key}", StringComparison.Ordinal) && persona == Persona.Owner ? 3 : 1)
                .Select(number => (pattern, number))))
            {
                await WalkAsync(
                    (() => ComeAsync(world[persona], world.Addresses(pattern, "fr", world.Assessments[number]).First()), () =>
                    world.RenewAsync(Text)));
            }
        }

        foreach (var (state, page) in new[] { (AssessmentState.Submitted, "approval"), (AssessmentState.Approved, "finalise") })
        {
            await WalkAsync(Always(async () =>
            {
                await world.RenewAsync(Text);
                await world.World.SetStateAsync(state);
                return await ComeAsync(world[Persona.Owner], $"/fr/assessments/{world.World.Assessment}/{page}");
            }));
        }

        using var holder = _site.Visitor();
        foreach (var pattern in patterns.Where(pattern => pattern.Contains("{key}", StringComparison.Ordinal)))
        {
            await WalkAsync((() => ComeAsync(holder, world.Addresses(pattern, "fr", world.Link).First()), () => world.RenewAsync(Text)));
        }

        var shown = _seen.Count;
        await PostUnseenAsync(world);
        output.WriteLine($"HOSTILE_SEED={Hostile.Seed}: {shown} forms; sent without one: {string.Join("; ", _seen.Skip(shown))}");
        Assert.True(_faults.Count == 0, $"HOSTILE_SEED={Hostile.Seed}: {string.Join('\n', _faults)}");
        Assert.InRange(shown, 70, 500);
        Assert.Empty(new DatabaseFile(_site.Database.Path).OddTexts());
    }

    /// <summary>Ways to forms that no address alone leads to: what mails link to, second steps, a session that ended meanwhile.</summary>
    private IEnumerable<(Func<Task<Visitor>> Come, Func<Task> Renew)> Ways(FurnishedWorld world)
    {
        yield return Always(async () =>
        {
            var (visitor, email) = (NewVisitor(), NewEmail());
            await visitor.GetAsync("/fr/sign-up");
            await visitor.SendAsync(("email", email), ("name", Text), ("password", Visitor.Password));
            return await ComeAsync(visitor, _site.LastMail(email).Links[0]);
        });
        yield return Always(async () =>
        {
            var (visitor, email) = (NewVisitor(), NewEmail());
            await _site.AddAccountAsync(email);
            await visitor.GetAsync("/fr/sign-in/forgotten");
            await visitor.SendAsync(("email", email));
            return await ComeAsync(visitor, _site.LastMail(email).Links[0]);
        });
        yield return Always(async () =>
        {
            var (visitor, email) = (await SignedInAsync(NewEmail()), NewEmail());
            await visitor.GetAsync("/fr/account/email");
            await visitor.SendAsync(("email", email), ("current_password", Visitor.Password));
            return await ComeAsync(visitor, _site.LastMail(email).Links[0]);
        });
        yield return Always(async () =>
        {
            var email = NewEmail();
            var token = await _site.Services.GetRequiredService<InvitationStore>()
                .InviteAsync(world.World.Organisation, email, MemberRole.Reader, world.World.AccountOf(Persona.Owner),
                _site.Clock.GetUtcNow(), default);
            return await ComeAsync(await SignedInAsync(email), $"/fr/invitations/{token}");
        });
        yield return Always(async () =>
        {
            var token = await _site.Services.GetRequiredService<InvitationStore>()
                .InviteAsync(world.World.Organisation, NewEmail(), MemberRole.Reader, world.World.AccountOf(Persona.Owner),
                _site.Clock.GetUtcNow(), default);
            return await ComeAsync(NewVisitor(), $"/fr/invitations/{token}");
        });
        // The link of one question is good for one answer.
        yield return (
            async () => await ComeAsync(NewVisitor(), $"/fr/clarify/{world.World.Clarification}"), () => world.RenewAsync(Text));
        yield return Always(async () =>
        {
            var visitor = await SignedInAsync(NewEmail());
            await visitor.GetAsync("/fr/account/two-factor");
            await visitor.SendAsync(("current_password", Visitor.Password));
            return visitor;
        });
        yield return Always(async () =>
        {
            var email = NewEmail();
            var account = await _site.AddAccountAsync(email);
            (await _site.WithSecondFactorAsync(account)).Visitor.Dispose();
            var visitor = NewVisitor();
            await visitor.SignInAsync(email);
            return visitor;
        });
        foreach (var page in new[] { "", "/codes", "/off" })
        {
            yield return Always(async () =>
                await ComeAsync(
                (await _site.WithSecondFactorAsync(await _site.AddAccountAsync(NewEmail()))).Visitor, $"/fr/account/two-factor{page}"));
        }

        yield return Always(async () =>
        {
            var email = NewEmail();
            await SignedInAsync(email);
            var visitor = NewVisitor();
            await visitor.SignInAsync(email);
            return await ComeAsync(visitor, "/fr/account/sessions");
        });
        yield return Always(async () =>
        {
            var visitor = NewVisitor();
            await visitor.GetAsync("/fr/sign-in");
            using var form = new FormUrlEncodedContent([new("name", Text)]);
            await visitor.ShowAsync(
                await visitor.Http.PostAsync(new Uri("/fr/organisations/new", UriKind.Relative), form), "/fr/organisations/new");
            return visitor;
        });
    }

    /// <summary>Tries each form of a page that was not tried yet, and those of the page that it leads on to where it is sent as it should
    /// be.</summary>
    private async Task WalkAsync((Func<Task<Visitor>> Come, Func<Task> Renew) way, int depth = 0)
    {
        var visitor = await way.Come();
        if (visitor.Response.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return;
        }

        foreach (var signature in FormDoor.SignaturesOf(visitor).ToList().Where(_seen.Add))
        {
            var door = new FormDoor(way.Come, way.Renew, signature);
            _faults.AddRange(await door.FaultsAsync(Hostile.Texts, _fields));
            if (depth == 0)
            {
                await WalkAsync((door.SubmitAsync, way.Renew), depth + 1);
                await way.Renew();
            }
        }
    }

    /// <summary>Sends to handlers that no page led to, since what they undo or confirm is not there, every field that their page binds, all
    /// of them at once.</summary>
    private async Task PostUnseenAsync(FurnishedWorld world)
    {
        var loader = _site.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in _site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } descriptor
                || !pattern.StartsWith("/{c:culture}", StringComparison.Ordinal))
            {
                continue;
            }

            var page = await loader.LoadAsync(descriptor, EndpointMetadataCollection.Empty);
            foreach (var handler in page.HandlerMethods.Where(handler => handler.HttpMethod == "Post"))
            {
                var query = handler.Name is null ? "" : $"?handler={handler.Name.ToLowerInvariant()}";
                if (_seen.Add($"post {Name().Replace(pattern["/{c:culture}".Length..], "…")}{query}"))
                {
                    var names = page.BoundProperties.Concat<ParameterDescriptor>(handler.Parameters).SelectMany(NamesOf).Distinct()
                        .ToList();
                    await PostAsync(pattern.Contains("/share", StringComparison.Ordinal)
                        || pattern.Contains("/keep", StringComparison.Ordinal) ? world.Link
                        : world.Assessments[0], world, pattern, query, names);
                }
            }
        }
    }

    private static IEnumerable<string> NamesOf(ParameterDescriptor bound) =>
        bound.ParameterType.GetProperties()
            .SelectMany(field => field.GetCustomAttributes(typeof(FromFormAttribute), true).Cast<FromFormAttribute>())
            .Select(field => field.Name!).DefaultIfEmpty(bound.BindingInfo?.BinderModelName ?? bound.Name);

    private async Task PostAsync(string key, FurnishedWorld world, string pattern, string query, List<string> names)
    {
        var (number, visitor) = (0, world[Persona.Owner]);
        foreach (var text in Hostile.Share)
        {
            var language = number++ % 2 == 0 ? "fr" : "en";
            await visitor.GetAsync("/fr/sign-in/forgotten");
            var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var form = new FormUrlEncodedContent(
                [new("__RequestVerificationToken", token), .. names.Select(name => new KeyValuePair<string, string>(name, text))]);
            using var response =
                await visitor.Http.PostAsync(new Uri(world.Addresses(pattern, language, key).First() + query, UriKind.Relative), form);
            if ((int)response.StatusCode is >= 500 or 405)
            {
                _faults.Add($"{pattern}{query} {string.Join(' ', names)} = {text}: {(int)response.StatusCode}");
            }
        }
    }

    [GeneratedRegex("[{][a-z]+[}]")]
    private static partial Regex Name();

    private static (Func<Task<Visitor>> Come, Func<Task> Renew) Always(Func<Task<Visitor>> come) => (come, () => Task.CompletedTask);

    private static async Task<Visitor> ComeAsync(Visitor visitor, string address)
    {
        await visitor.GetAsync(address, follow: false);
        return visitor;
    }

    private string NewEmail() => $"personne{++_people}@exemple.fr";

    private Visitor NewVisitor()
    {
        _visitors.Add(_site.Visitor());
        return _visitors[^1];
    }

    private async Task<Visitor> SignedInAsync(string email)
    {
        await _site.AddAccountAsync(email);
        var visitor = NewVisitor();
        Assert.Equal(HttpStatusCode.OK, await visitor.SignInAsync(email));
        return visitor;
    }

    /// <summary>Somebody with an account and nothing else, and with another one once a form has changed it.</summary>
    private sealed class Person(EveryFormTests tests)
    {
        private Visitor? _visitor;

        public (Func<Task<Visitor>> Come, Func<Task> Renew) ComeTo(string address) => (
            async () => await ComeAsync(_visitor ??= await tests.SignedInAsync(tests.NewEmail()), address),
            () =>
            {
                _visitor = null;
                return Task.CompletedTask;
            });
    }
}
