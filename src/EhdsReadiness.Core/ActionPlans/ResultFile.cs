namespace EhdsReadiness.Core.ActionPlans;

/// <summary>The full result as the <c>score</c> command prints it: the same bytes in any culture and time zone.</summary>
public static class ResultFile
{
    public static byte[] Write(Result result) => JsonFile.Write(new JsonObject
    {
        ["questionnaire"] = result.Questionnaire.Version,
        ["content_sha256"] = result.Questionnaire.Sha256,
        ["role"] = result.Assessment.Role.Id(),
        ["date"] = Iso(result.Assessment.Date),
        ["readings"] = JsonFile.ObjectOf(result.Readings.Select(reading => (reading.Kind.Id(), (JsonNode?)Of(reading)))),
        ["plan"] = Of(Planning.Of(result)),
    });

    private static JsonObject Of(Reading reading) => new()
    {
        ["overall"] = JsonFile.ObjectOf(MembersOf(reading.Overall)),
        ["axes"] = JsonFile.ArrayOf(reading.Axes.Select(Of)),
        ["duties"] = JsonFile.ArrayOf(reading.Duties.Select(Of)),
    };

    private static JsonObject Of(AxisScore axis) => JsonFile.ObjectOf(
    [
        ("id", axis.Axis.Id),
        .. MembersOf(axis.Score),
        ("in_scope", axis.InScope),
        ("answered", axis.Answered),
        ("blockers", JsonFile.ArrayOf(axis.Blockers.Select(question => (JsonNode)question.Id))),
        ("contributions", JsonFile.ArrayOf(axis.Contributions.Select(contribution =>
            new JsonObject { ["question"] = contribution.Question.Id, ["points"] = contribution.Points.ToString() }))),
    ]);

    private static IEnumerable<(string Name, JsonNode? Value)> MembersOf(Score? score) =>
    [
        ("low", score?.Low.ToString()),
        ("high", score?.High.ToString()),
        ("shown", score?.Shown),
        ("band", score?.Band.Id),
        ("capped", score?.Capped ?? false),
    ];

    private static JsonObject Of(DutyReadiness duty) => new()
    {
        ["question"] = duty.Question.Id,
        ["article"] = duty.Duty.Article,
        ["due"] = DueOf(duty.Duty),
        ["state"] = duty.State.Id(),
    };

    /// <summary>Listed by priority; <c>place</c> is the one in the order of doing, from 1.</summary>
    private static JsonObject Of(ActionPlan plan)
    {
        var places = plan.Entries.Index().ToDictionary(one => ActionKey.Of(one.Item), one => one.Index + 1);
        return new()
        {
            ["provisional"] = plan.IsProvisional,
            ["missing"] = plan.Missing,
            ["actions"] = JsonFile.ArrayOf(plan.ByPriority.Select(entry => Of(entry, places[ActionKey.Of(entry)]))),
        };
    }

    private static JsonObject Of(PlanEntry entry, int place) => JsonFile.ObjectOf(
    [
        ("question", entry.Question.Id),
        ("action", entry.ActionId),
        .. entry.To is { } to ? [("to_level", to)] : Array.Empty<(string, JsonNode?)>(),
        ("gain", entry.Gain.ToString()),
        ("effort", entry.Effort.Id()),
        ("urgency", entry.Urgency),
        ("priority", entry.Priority.ToString()),
        ("due", DueOf(entry.Duty)),
        ("finish_by", entry.FinishBy.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        ("place", place),
    ]);

    private static string? DueOf(BindingDuty? duty) => duty is null ? null : duty.From is { } from ? Iso(from) : "now";

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
