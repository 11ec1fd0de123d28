namespace EhdsReadiness.Core.Tests.Retention;

public sealed class OrganisationErasureTests : IDisposable
{
    private readonly People _people = new();

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task Nothing_of_an_erased_organisation_is_left_but_the_frame_of_its_trail()
    {
        var (erased, assessment) = await FillAsync("anne");
        var (kept, keptAssessment) = await FillAsync("bruno");
        var before = await RowsAsync(kept, keptAssessment);

        await new OrganisationErasure(_people.Database).EraseAsync(erased, "anne", People.Noon, default);

        Assert.Equal(["audit_chain", "audit_detail", "audit_entry"], (await RowsAsync(erased, assessment)).Keys.Order());
        Assert.Equal(["erased"],
            await AskAsync(
            "SELECT entry.action FROM audit_entry AS entry JOIN audit_detail AS detail ON detail.number = entry.number WHERE " +
            "entry.organisation_id = @erased", new { erased }));
        Assert.Equal(before, await RowsAsync(kept, keptAssessment));
        Assert.Equal(["anne"], await AskAsync("SELECT id FROM account WHERE id = 'anne'", new { }));
        Assert.Null((await new AuditTrail(_people.Database).VerifyAsync(default)).Fault);
    }

    [Fact]
    public async Task Erasing_a_consultancy_ends_the_access_it_was_given()
    {
        var consultancy = await _people.OrganisationAsync(("claire", MemberRole.Owner));
        var client = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        var grants = new GrantStore(_people.Database);
        await grants.GrantAsync(client, consultancy, true, new(2027, 6, 30), "anne", People.Noon, default);

        await new OrganisationErasure(_people.Database).EraseAsync(consultancy, "claire", People.Noon, default);

        Assert.Empty(await grants.OfClientAsync(client, default));
        var granted = (await new AuditQuery(_people.Database).OfOrganisationAsync(client, new(AuditAction.Granted), 0, 10, default))
            .Single();
        Assert.Equal((consultancy, null), (granted.SubjectId, granted.SubjectName));
    }

    /// <summary>An organisation with something in every table that can hold something of it.</summary>
    private async Task<(string Organisation, string Assessment)> FillAsync(string owner)
    {
        var database = _people.Database;
        var organisation = await _people.OrganisationAsync((owner, MemberRole.Owner));
        var consultancy = await _people.OrganisationAsync(($"consultant of {owner}", MemberRole.Owner));
        var settings = new AssessmentSettings(AssessmentMode.Full, Roles.Both, Invented.Hospital, null);
        var shared = new OrganisationAssessmentStore(database);
        var assessment = await shared.CreateAsync(organisation, Published.Questionnaire.Version, settings,
            new Dictionary<string, Answer> { ["holder-opt-out"] = Answer.AtLevel(2) }, owner, People.Noon, default);
        var stored = (await shared.FindAsync(assessment, owner, new(2026, 11, 23), default))!;
        await new GrantStore(database).GrantAsync(organisation, consultancy, true, new(2027, 6, 30), owner, People.Noon, default);
        await new ConsultancyStore(database).MakeCodeAsync(organisation, People.Noon, default);
        await new ListingStore(database, Published.Content).RefreshAsync([organisation], People.Noon.AddHours(1), default);
        await new ReportArchiveStore(database).CreateAsync($"consultant of {owner}", [organisation], People.Noon, default);
        await new StateStore(database).StepAsync(stored, Published.Questionnaire, Right.Submit, 0, owner, null, People.Noon, default);
        await ExecuteAsync(
            """
            INSERT INTO invitation VALUES ('invitation of ' || @owner, @organisation, @email, 'reader', 'hash of ' || @owner,
                @owner, @at, @at, NULL, NULL, NULL);
            INSERT INTO join_request VALUES ('request of ' || @owner, @organisation, 'consultant of ' || @owner, '732829320', NULL, @at);
            INSERT INTO agreement VALUES (@organisation, TRUE, @owner, @at);
            INSERT INTO finalised_copy VALUES (@assessment, @organisation, 1, @at, @owner, '{}', 'sha');
            INSERT INTO assignment VALUES (@assessment, 'axis', 'transparency', @owner, '2027-01-01', @owner, @at);
            INSERT INTO question_comment VALUES ('comment of ' || @owner, @assessment, 'holder-opt-out', @owner, @at, TRUE, 'text');
            """,
            new { organisation, assessment, owner, at = People.Noon, email = "x@example.org" });
        return (organisation, assessment);
    }

    /// <summary>By table, how many rows name the organisation or its assessment in any of their columns.</summary>
    private async Task<Dictionary<string, long>> RowsAsync(string organisation, string assessment)
    {
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await AskAsync(EngineSql.Tables, new { }))
        {
            var columns = await AskAsync(EngineSql.Columns, new { table });
            var named = string.Join(" OR ", columns.Select(column => $"CAST(\"{column}\" AS TEXT) IN (@organisation, @assessment)"));
            var counted = await AskAsync(
                $"SELECT CAST(COUNT(*) AS TEXT) FROM \"{table}\" WHERE {named}", new { organisation, assessment });
            var count = long.Parse(counted.Single(), CultureInfo.InvariantCulture);
            if (count > 0)
            {
                rows[table] = count;
            }
        }

        return rows;
    }

    private async Task<IReadOnlyList<string>> AskAsync(string sql, object parameters)
    {
        await using var connection = await _people.Database.OpenAsync(default);
        return (await connection.QueryAsync<string>(sql, parameters)).AsList();
    }

    private async Task ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await _people.Database.OpenAsync(default);
        await connection.ExecuteAsync(sql, parameters, null, default);
    }
}
