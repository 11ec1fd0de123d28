using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Isolation;

/// <summary>Access that ends while a form waits for its turn to write: the page has looked already, and nothing is written all the
/// same.</summary>
[Collection(SiteCollection.Name)]
public sealed class AccessEndsMeanwhileTests(TestSite site)
{
    [Fact]
    public async Task Whoever_is_removed_while_a_form_waits_writes_nothing_more()
    {
        using var world = await World.CreateAsync(site);
        var faults = new List<string>();
        foreach (var (path, values) in Forms(world.AccountOf(Persona.Contributor)))
        {
            await world.RenewAsync();
            await site.Services.GetRequiredService<MemberStore>()
                .ChangeRoleAsync(world.Organisation, world.AccountOf(Persona.Contributor), MemberRole.Owner, null,
                world.AccountOf(Persona.Owner), site.Clock.GetUtcNow(), default);
            var address = path.Replace("{org}", $"/fr/organisations/{world.Organisation}", StringComparison.Ordinal)
                .Replace("{key}", $"/fr/assessments/{world.Assessment}", StringComparison.Ordinal);
            var owner = world[Persona.Owner];
            Assert.Equal(HttpStatusCode.OK, await owner.GetAsync(address.Split('?')[0]));
            var organisation = world.Organisation;
            var status = await SendMeanwhileAsync(owner, address, values,
                "DELETE FROM member WHERE organisation_id = @organisation AND account_id = @account",
                new { organisation, account = world.AccountOf(Persona.Owner) });
            if (status != HttpStatusCode.NotFound)
            {
                faults.Add($"{path}: {status}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("/questions/holder-opt-out", "level", "3", "version", "0")]
    [InlineData("/what-if", "name", "si", "x", "")]
    [InlineData("/delete", "x", "", "y", "")]
    [InlineData("/share?handler=replace", "x", "", "y", "")]
    public async Task A_link_writes_nothing_more_once_the_assessment_became_an_organisations_while_the_form_waited(
        string page, string name, string value, string other, string otherValue)
    {
        using var world = await World.CreateAsync(site);
        using var holder = site.Visitor();
        var list = await holder.StartAsync();
        var id = (await site.Assessments.FindAsync(list.Split('/')[^1], default))!.Id;
        Assert.Equal(HttpStatusCode.OK, await holder.GetAsync(list + page));
        const string attach = "UPDATE assessment SET organisation_id = @Organisation, key_hash = id WHERE id = @id";
        Assert.Equal(HttpStatusCode.NotFound,
            await SendMeanwhileAsync(holder, list + page, [(name, value), (other, otherValue)], attach, new { world.Organisation, id }));
    }

    private static IEnumerable<(string Path, (string Name, string Value)[] Values)> Forms(string member) =>
    [
        ("{org}/members/invite", [("email", $"{Guid.NewGuid():N}@example.org"), ("role", "owner")]),
        ("{org}/agreement", [("agreed", "yes")]),
        ($"{{org}}/members/{member}", [("role", "reader")]),
        ($"{{org}}/members/{member}?handler=remove", []),
        ("{org}/leave", []),
        ("{org}/house?handler=drafts", [("drafts", "no")]),
        ("{org}/erase", [("name", "CHU de Montervaux")]),
        ("{org}/assessments/new",
            [("role", "both"), ("mode", "full"), ("organisation", "CHU"), ("organisation_kind", "hospital"), ("region", "FR-GES"),
            ("controller", "yes"), ("micro_enterprise", "no"), ("categories", "a"), ("public_funding", "yes"), ("snds", "no")]),
        ("{key}/questions/holder-opt-out", [("level", "3"), ("version", "1")]),
        ("{key}/questions/holder-opt-out/comments", [("id", Guid.NewGuid().ToString("N")), ("text", "vu")]),
        ("{key}/assign", [("target", "question:holder-opt-out"), ("member", member), ("due", "2090-01-01")]),
        ("{key}/what-if", [("name", "si")]),
        ("{key}/delete", []),
        ("{key}/approval?handler=submit", [("seen", "0")]),
        ("{key}/plan?handler=remind", [("wanted", "yes")]),
    ];

    /// <summary>Sends a form while nobody else may write, and lets it write once <paramref name="sql"/> has ended the sender's
    /// access.</summary>
    private async Task<HttpStatusCode> SendMeanwhileAsync(
        Visitor visitor, string address, IEnumerable<(string Name, string Value)> values, string sql, object parameters)
    {
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token),
            .. values.Select(value => new KeyValuePair<string, string>(value.Name, value.Value))]);
        Task<HttpResponseMessage>? answer = null;
        await site.Database.WriteAsync(
            async (connection, transaction) =>
            {
                answer = visitor.Http.PostAsync(new Uri(address, UriKind.Relative), form);
                while (site.Database.Queued == 0 && !answer.IsCompleted)
                {
                    await Task.Yield();
                }

                return await connection.ExecuteAsync(sql, parameters, transaction);
            },
            default);
        using var response = await answer!;
        return response.StatusCode;
    }
}
