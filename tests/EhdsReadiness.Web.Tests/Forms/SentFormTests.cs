using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using EhdsReadiness.Web.Forms;
using EhdsReadiness.Web.Tests.Isolation;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Routing;

namespace EhdsReadiness.Web.Tests.Forms;

/// <summary>Every form of the site that somebody types or chooses in, found by walking the routes: whatever refuses it, what was typed is
/// given back.</summary>
[Collection(SiteCollection.Name)]
public sealed class SentFormTests(TestSite site)
{
    private const string Typed = "Saisi par Anne, à garder";
    private const string TypedAddress = "anne.a.garder@example.org";

    [Fact]
    public async Task What_was_typed_is_given_back_whatever_refuses_the_form()
    {
        using var world = await World.CreateAsync(site);
        var forms = await FormsAsync(world);
        var faults = new List<string>();
        foreach (var (page, form) in forms)
        {
            faults.AddRange(await RefusedAsync(world, page, form));
        }

        Assert.True(forms.Count > 15, $"Only {forms.Count} forms were found.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_organisation_and_shows_it()
    {
        using var visitor = site.Visitor();
        await visitor.SignUpAsync($"{Guid.NewGuid():N}@example.org");
        await visitor.GetAsync("/fr/organisations/new");
        var fields = FormOf(visitor.Page, "name")!.QuerySelectorAll("input[type=hidden]")
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value")!)).ToList();
        fields.AddRange(
            [new("name", "Registre d’Arvor"), new("organisation_kind", "registry"), new("region", "FR-BRE"), new("siren", "732829320"),
            new("language", "fr"), new("apart", "732829320")]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => visitor.Http.PostAsync(new Uri("/fr/organisations/new", UriKind.Relative), new FormUrlEncodedContent(fields))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
    }

    [Fact]
    public async Task After_the_session_has_ended_one_signs_in_and_sends_what_was_typed()
    {
        using var world = await World.CreateAsync(site);
        var owner = world[Persona.Owner];
        await owner.GetAsync($"/fr/organisations/{world.Organisation}/details");
        var action = owner.Path;
        var fields = Fields(FormOf(owner.Page, "name")!, typed: false)
            .Select(field => field.Key == "name" ? KeyValuePair.Create("name", Typed) : field).ToList();
        using var later = site.Visitor();
        await later.GetAsync("/fr");

        await later.ShowAsync(await later.Http.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(fields)));
        Assert.Contains(Typed, later.Page.Body!.TextContent, StringComparison.Ordinal);
        await later.SendFormAsync(later.Page.QuerySelector("main form")!, "");
        await later.SendFormAsync(
            later.Page.QuerySelector("main form")!, "", ("email", world.EmailOf(Persona.Owner)), ("password", Visitor.Password));
        await later.SendFormAsync(later.Page.QuerySelector("main form")!, "");

        var organisation = await site.Services.GetRequiredService<OrganisationStore>()
            .FindAsync(world.Organisation, world.AccountOf(Persona.Owner), default);
        Assert.Equal(Typed, organisation!.Details.Name);
    }

    private async Task<IReadOnlyList<string>> RefusedAsync(World world, string page, IElement form)
    {
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action.StartsWith('?') ? page.Split('?')[0] + action : action
            : page;
        var fields = Fields(form);
        string[] texts = [.. new[] { Typed, TypedAddress }.Where(text => fields.Any(field => field.Value == text))];
        var chosen = Chosen(form, fields);
        var faults = new List<string>();
        async Task ExpectAsync(
            string trouble, HttpClient http, string to, IEnumerable<KeyValuePair<string, string>> sent, params HttpStatusCode[] statuses)
        {
            using var content = new FormUrlEncodedContent(sent);
            using var response = await http.PostAsync(new Uri(to, UriKind.Relative), content);
            var body = await response.Content.ReadAsStringAsync();
            var document = await new HtmlParser().ParseDocumentAsync(body);
            var carried = document.QuerySelector($"input[name={CarriedForms.Name}]")?.GetAttribute("value");
            IReadOnlyList<KeyValuePair<string, string>> kept = carried is null
                ? [.. document.QuerySelectorAll("main form").SelectMany(one => Fields(one, typed: false))]
                : site.Services.GetRequiredService<CarriedForms>().Read(carried)!.Fields;
            string[] lost =
            [
                .. texts.Where(text => !WebUtility.HtmlDecode(body).Contains(text, StringComparison.Ordinal)),
                .. chosen.Where(choice => !kept.Contains(choice)).Select(choice => $"{choice.Key} = {choice.Value}"),
            ];
            if (!statuses.Contains(response.StatusCode) || lost.Length > 0)
            {
                faults.Add(
                    $"{page} ({address}), {trouble}: {(int)response.StatusCode}" +
                    $", {(lost.Length == 0 ? "given back" : "lost: " + string.Join(", ", lost))}");
            }
        }

        HttpStatusCode[] refused = [HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound,
            HttpStatusCode.Forbidden, HttpStatusCode.Conflict];
        var owner = world[Persona.Owner].Http;
        var expired = fields.Select(field => field.Key == "__RequestVerificationToken" ? KeyValuePair.Create(field.Key, "expired") : field);
        await ExpectAsync("its token expired", owner, address, expired, refused);
        using var withoutCookies = site.Visitor();
        await ExpectAsync("without cookies", withoutCookies.Http, address, fields, refused);
        if (address.StartsWith("/fr", StringComparison.Ordinal))
        {
            await ExpectAsync(
                "in the other language", owner, "/en" + address[3..], fields.Append(new("switch", "true")), HttpStatusCode.OK);
        }

        return faults;
    }

    /// <summary>Every form that an owner may type into, with the address of its page.</summary>
    private async Task<IReadOnlyList<(string Page, IElement Form)>> FormsAsync(World world)
    {
        var parser = new HtmlParser();
        var forms = new List<(string, IElement)>();
        var patterns = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(pattern => pattern.StartsWith("/{c:culture}", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
        foreach (var page in patterns.Select(pattern => IsolationTests.Address(world, pattern)))
        {
            using var response = await world[Persona.Owner].Http.GetAsync(new Uri(page, UriKind.Relative));
            if (response.StatusCode == HttpStatusCode.OK && response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var document = await parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync());
                forms.AddRange(document.QuerySelectorAll("main form[method=post]")
                    .Where(form => form.QuerySelector($"{TextFields}, {ChoiceFields}") is not null).Select(form => (page, form)));
            }
        }

        return forms;
    }

    private const string TextFields = "input[type=text]:not([readonly]), input[type=email], input[type=url], textarea:not([readonly])";

    private const string ChoiceFields = "select, input[type=radio], input[type=date], input[type=month]";

    /// <summary>What was chosen and not typed, of what was sent.</summary>
    private static List<KeyValuePair<string, string>> Chosen(IElement form, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var names = form.QuerySelectorAll(ChoiceFields).Select(field => field.GetAttribute("name")).ToHashSet();
        return [.. fields.Where(field => names.Contains(field.Key))];
    }

    private static IElement? FormOf(IParentNode page, string field) =>
        page.QuerySelectorAll("main form").FirstOrDefault(form => form.QuerySelector($"[name={field}]") is not null);

    /// <summary>The fields of a form, with something typed into each that takes text, and another choice made than the page's
    /// first.</summary>
    /// <param name="typed">False to leave what the page has filled in.</param>
    private static List<KeyValuePair<string, string>> Fields(IElement form, bool typed = true)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var field in form.QuerySelectorAll("input[name]:not([type=file]), textarea[name], select[name]"))
        {
            var (name, type) = (field.GetAttribute("name")!, field.GetAttribute("type"));
            var value = type switch
            {
                "hidden" => field.GetAttribute("value"),
                "radio" when typed =>
                    field == form.QuerySelectorAll("input[type=radio]").Last(radio => radio.GetAttribute("name") == name)
                    ? field.GetAttribute("value") : null,
                "checkbox" or "radio" => field.HasAttribute("checked") ? field.GetAttribute("value") : null,
                "password" => "",
                "date" when typed => "2027-03-04",
                "month" when typed => "2027-03",
                "email" when typed => TypedAddress,
                _ when field.LocalName == "select" && typed =>
                    field.QuerySelectorAll("option").Select(option => option.GetAttribute("value")).Last() ?? "",
                _ when field.LocalName == "select" => field.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
                _ when typed => Typed,
                _ => field is IHtmlTextAreaElement area ? area.TextContent : field.GetAttribute("value") ?? "",
            };
            if (value is not null)
            {
                fields.Add(new(name, value));
            }
        }

        return fields;
    }
}
