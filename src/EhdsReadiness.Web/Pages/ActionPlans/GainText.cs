namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>What an action brings, in points of the overall score.</summary>
internal static class GainText
{
    /// <summary>6,2 points, 1 point, moins de 0,1 point; "up to" for a question that nobody could answer yet.</summary>
    public static string Gain(this IStringLocalizer texts, PlanEntry entry, Language language)
    {
        var form = Plural.FormOf((entry.Gain * 10).Floor / 10m, language);
        var points = texts[$"Plan.GainOf.{form}", Formats.Gain(entry.Gain, language)].Value;
        return entry.Action is null ? texts["Plan.UpTo", points].Value : points;
    }
}
