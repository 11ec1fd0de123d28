namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>How the date of a duty is said: never as a breach, always with the time left.</summary>
public static class Duties
{
    /// <summary>"From 26 March 2029, in 28 months", "Already in force".</summary>
    public static string DueText(this IStringLocalizer texts, BindingDuty duty, DateOnly date, Language language)
    {
        if (duty.From is not { } from) { return texts["Question.Due.now"]; }

        var months = Planning.WholeMonths(date, from);
        var written = Formats.Date(from, language);
        return duty.IsDueOn(date) ? texts["Question.Due.since", written]
            : months == 0 ? texts["Question.Due.soon", written]
            : texts.Of("Question.Due.in", months, written);
    }

    /// <summary>The time left alone: "in 28 months"; for law in force, where it comes from.</summary>
    public static string TimeLeft(this IStringLocalizer texts, DateOnly? due, DateOnly date) =>
        due is not { } from ? texts["Due.now.sub"]
        : from <= date ? texts["Due.since"]
        : Planning.WholeMonths(date, from) is var months && months == 0 ? texts["Due.soon"]
        : texts.Of("Due.in", months);
}
