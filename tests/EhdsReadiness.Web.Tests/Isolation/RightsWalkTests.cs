using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Isolation;

/// <summary>The whole table of who may do what, walked through the running site: every standing, in every state, tries to use every
/// right.</summary>
[Collection(SiteCollection.Name)]
public sealed class RightsWalkTests(TestSite site)
{
    private const string Question = "/questions/holder-opt-out";

    public static TheoryData<AccessRole> AccessRoles() => [.. Enum.GetValues<AccessRole>()];

    [Theory]
    [MemberData(nameof(AccessRoles))]
    public async Task Every_right_is_given_out_of_turn_or_never_as_the_rule_says(AccessRole standing)
    {
        using var world = await World.CreateAsync(site);
        using var holder = site.Visitor();
        var faults = new List<string>();
        foreach (var state in Enum.GetValues<AssessmentState>())
        {
            foreach (var right in Enum.GetValues<Right>())
            {
                var (visitor, list) = await ComeAsync(world, holder, standing, state);
                var expected = Expected(standing, state, right);
                var answer = await TryAsync(visitor, list, right, world);
                if (answer != expected)
                {
                    faults.Add($"{right} in {state}: {answer} instead of {expected}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Whoever may not see it in its state is not told that there is one.</summary>
    private static string Expected(AccessRole standing, AssessmentState state, Right right) =>
        !Rights.Of(standing, state).Contains(Right.See) && right != Right.SeeInternalComments ? "404"
        : Rights.Of(standing, state).Contains(right) ? "given"
        : Rights.IsEverGranted(standing, right) ? "out of turn"
        : "never";

    /// <summary>Somebody who stands so to a new assessment in that state, and the address at which they find it.</summary>
    private async Task<(Visitor Visitor, string List)> ComeAsync(World world, Visitor holder, AccessRole standing, AssessmentState state)
    {
        if (standing is AccessRole.LinkHolder or AccessRole.LinkReader)
        {
            var list = await holder.StartAsync();
            var stored = (await site.Assessments.FindAsync(list.Split('/')[^1], default))!;
            if (standing == AccessRole.LinkReader)
            {
                list = $"/fr/assessments/{await site.Assessments.CreateReaderKeyAsync(stored.Id, default)}";
            }

            await SetStateAsync(stored.Id, state);
            return (holder, list);
        }

        await world.RenewAsync();
        await site.Services.GetRequiredService<CommentStore>().AddAsync(
            Guid.NewGuid().ToString("N"), world.Assessment, "holder-opt-out", Core.Audit.AuditActor.Account(world.AccountOf(Persona.Owner)),
            true, "entre nous", site.Clock.GetUtcNow(), default);
        await SetStateAsync(world.Assessment, state);
        await site.Services.GetRequiredService<UnitStore>().ShowDraftsAsync(world.Organisation,
            standing != AccessRole.HouseMember, world.AccountOf(Persona.Owner), site.Clock.GetUtcNow(), default);
        return (world[standing switch
        {
            AccessRole.Owner => Persona.Owner,
            AccessRole.Contributor => Persona.Contributor,
            AccessRole.Reader => Persona.Reader,
            AccessRole.AnsweringConsultant => Persona.ConsultantAnswering,
            AccessRole.HouseMember or AccessRole.HouseMemberWithDrafts => Persona.HouseMember,
            _ => Persona.ConsultantReading,
        }], $"/fr/assessments/{world.Assessment}");
    }

    private async Task SetStateAsync(string id, AssessmentState state)
    {
        await using var connection = await site.Database.OpenAsync(default);
        await connection.ExecuteAsync("UPDATE assessment SET state = @state WHERE id = @id", new { id, state = state.Id() });
    }

    private static async Task<string> TryAsync(Visitor visitor, string list, Right right, World world)
    {
        if (right == Right.SeeInternalComments)
        {
            await visitor.GetAsync(list + Question);
            return visitor.Page.Body!.TextContent.Contains("entre nous", StringComparison.Ordinal) ? "given" : "never";
        }

        var status = right switch
        {
            Right.See => await visitor.GetAsync(list),
            Right.Download => await visitor.GetAsync($"{list}/export.json"),
            Right.Subscribe => await PostAsync(visitor, $"{list}/exports?handler=feed"),
            Right.SeeQuestions => await visitor.GetAsync(list + Question),
            Right.Offer => await PostAsync(visitor, $"{list}{Question}?handler=offer", ("offered", "yes")),
            Right.FollowPlan => await visitor.GetAsync($"{list}/plan/actions/new"),
            Right.Answer => await PostAsync(visitor, list + Question, ("level", "3"), ("version", await VersionAsync(visitor, list))),
            Right.ChangeProfile => await visitor.GetAsync($"{list}/profile"),
            Right.Comment => await PostAsync(visitor, $"{list}{Question}/comments", ("id", Guid.NewGuid().ToString("N")), ("text", "vu")),
            Right.Assign => await PostAsync(visitor, $"{list}/assign", ("target", "question:holder-opt-out"),
                ("member", world.AccountOf(Persona.Contributor)), ("due", "2090-01-01")),
            Right.AskOutside => await visitor.GetAsync($"{list}{Question}/ask"),
            Right.ShareByLink => await visitor.GetAsync($"{list}/share"),
            Right.Reassess => await PostAsync(visitor, $"{list}/changes"),
            Right.Keep => await visitor.GetAsync($"{list}/keep"),
            Right.Attach => await visitor.GetAsync($"{list}/attach"),
            Right.Submit => await PostAsync(visitor, $"{list}/approval?handler=submit", ("seen", "0"), ("keep_unknown", "1")),
            Right.AskForChanges => await PostAsync(visitor, $"{list}/approval?handler=changes", ("seen", "0"), ("message", "à revoir")),
            Right.Approve => await PostAsync(visitor, $"{list}/approval?handler=approve", ("seen", "0"), ("keep_unknown", "1")),
            Right.Finalise => await PostAsync(visitor, $"{list}/finalise", ("seen", "0"), ("keep_unknown", "1")),
            Right.Delete => await PostAsync(visitor, $"{list}/delete"),
            Right.SeeInternalComments => throw new InvalidOperationException("It has no page of its own."),
        };
        return status switch
        {
            HttpStatusCode.OK or HttpStatusCode.Found => "given",
            HttpStatusCode.Conflict => "out of turn",
            HttpStatusCode.Forbidden => "never",
            _ => $"{(int)status}",
        };
    }

    /// <summary>The version of the answer that the question page shows; 0 where it shows no form.</summary>
    private static async Task<string> VersionAsync(Visitor visitor, string list)
    {
        await visitor.GetAsync(list + Question);
        return visitor.Page.QuerySelector("input[name=version]")?.GetAttribute("value") ?? "0";
    }

    /// <summary>Sends a form with the token of a page that everybody may see.</summary>
    private static async Task<HttpStatusCode> PostAsync(Visitor visitor, string address, params (string Name, string Value)[] values)
    {
        await visitor.GetAsync("/fr/assessments/new");
        using var form = new FormUrlEncodedContent(
            values.Append(("__RequestVerificationToken",
            visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!))
            .Select(value => new KeyValuePair<string, string>(value.Item1, value.Item2)));
        using var response = await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), form);
        return response.StatusCode;
    }
}
