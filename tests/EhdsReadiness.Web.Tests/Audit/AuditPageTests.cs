using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Audit;

/// <summary>What an owner reads of the organisation's audit trail.</summary>
[Collection(SiteCollection.Name)]
public sealed class AuditPageTests(TestSite site)
{
    [Theory]
    [InlineData("fr", "a donné un accès ou un rôle", "Claire Vasseur, pour Vasseur Conseil")]
    [InlineData("en", "granted", "Claire Vasseur, for Vasseur Conseil")]
    public async Task Each_entry_says_who_did_what_on_what_and_for_whom(string language, string granted, string actor)
    {
        var (consulting, client, owner) = await BeginAsync();
        using (consulting)
        using (owner)
        {
            await WriteAsync(client, AuditAction.Answered, AuditActor.Account(consulting.ConsultantId, consulting.Id), "holder-opt-out");
            Assert.Equal(HttpStatusCode.OK, await owner.GetAsync($"/{language}/organisations/{client.Id}/audit"));

            var rows = owner.Page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
            Assert.Contains(actor, rows[0], StringComparison.Ordinal);
            Assert.Contains(site.Content.Questionnaires[^1].Find("holder-opt-out")!.Ask.In(Core.Languages.Find(language)!.Value), rows[0],
                StringComparison.Ordinal);
            Assert.Contains(rows, row =>
                row.Contains(granted, StringComparison.Ordinal) && row.Contains("Vasseur Conseil", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Filters_and_pages_are_in_the_address()
    {
        var (consulting, client, owner) = await BeginAsync();
        using (consulting)
        using (owner)
        {
            // The night may come between.
            var today = FrenchTime.DayOf(site.Clock.GetUtcNow());
            for (var i = 0; i < 60; i++)
            {
                await WriteAsync(client, AuditAction.Answered, AuditActor.Account(i % 2 == 0 ? client.OwnerId : consulting.ConsultantId),
                    "holder-opt-out");
            }

            Assert.Equal(50, await RowsAsync("?action=answered"));
            Assert.Equal(10, await RowsAsync("?action=answered&page=2"));
            Assert.Equal(10, await RowsAsync("?action=answered&page=77"));
            Assert.Equal(30, await RowsAsync($"?action=answered&who={consulting.ConsultantId}"));
            Assert.Equal(30, await RowsAsync(
                $"?action=answered&who={client.OwnerId}&from={today:yyyy-MM-dd}&through={today.AddDays(1):yyyy-MM-dd}"));
            Assert.Equal(0, await RowsAsync($"?from={today.AddDays(2):yyyy-MM-dd}"));
            Assert.Equal(0, await RowsAsync($"?through={today.AddDays(-1):yyyy-MM-dd}"));
            Assert.Equal(50, await RowsAsync("?action=nonsense&from=yesterday&page=-3"));

            async Task<int> RowsAsync(string query)
            {
                Assert.Equal(HttpStatusCode.OK, await owner.GetAsync($"/fr/organisations/{client.Id}/audit{query}"));
                return owner.Page.QuerySelectorAll("tbody tr").Length;
            }
        }
    }

    [Fact]
    public async Task The_exported_table_has_every_entry_runs_as_no_formula_and_is_an_entry_itself()
    {
        var (consulting, client, owner) = await BeginAsync();
        using (consulting)
        using (owner)
        {
            for (var i = 0; i < 620; i++)
            {
                await WriteAsync(client, AuditAction.Answered, AuditActor.Account(client.OwnerId), "=1+1");
            }

            var bytes = await owner.Http.GetByteArrayAsync(
                new Uri($"/en/organisations/{client.Id}/audit.csv?action=answered", UriKind.Relative));
            Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
            var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(621, lines.Length);
            Assert.Equal(620, lines.Skip(1).Select(line => line.Split(',')[0]).Distinct().Count());
            Assert.All(lines, line => Assert.DoesNotMatch("(^|;)\"[=+@-]", line));

            await owner.GetAsync($"/en/organisations/{client.Id}/audit?action=exported");
            Assert.Contains("audit.csv", owner.Page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_entry_of_another_organisation_is_shown()
    {
        var (consulting, client, owner) = await BeginAsync();
        using (consulting)
        using (owner)
        {
            var other = await consulting.AddClientAsync("Nuagine");
            await WriteAsync(other, AuditAction.Answered, AuditActor.Account(client.OwnerId), "other-organisations-secret");
            await owner.GetAsync($"/en/organisations/{client.Id}/audit");
            Assert.DoesNotContain("other-organisations-secret", owner.Page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    private async Task<(Consulting Consulting, ConsultedClient Client, Visitor Owner)> BeginAsync()
    {
        var consulting = await Consulting.BeginAsync(site);
        var client = await consulting.AddClientAsync("CHU de Montervaux");
        var owner = site.Visitor();
        await owner.SignInAsync(client.Email);
        return (consulting, client, owner);
    }

    private Task WriteAsync(ConsultedClient client, AuditAction action, AuditActor actor, string remark) =>
        site.Services.GetRequiredService<AuditTrail>()
            .AppendAsync(new(action, actor, AuditSubject.Assessment(client.Assessment!), client.Id, remark), site.Clock.GetUtcNow(),
            default);
}
