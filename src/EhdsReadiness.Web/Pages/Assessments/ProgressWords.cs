namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>How far some questions are, in words and colours.</summary>
internal static class ProgressWords
{
    /// <summary>How many of the answers are "I don't know", to follow their number; nothing where none is.</summary>
    public static string Unknowns(this IStringLocalizer texts, Progress progress) =>
        progress.ToClarify == 0 ? "" : texts["Tasks.Unknowns", progress.ToClarify].Value;

    public static string Tone(this Progress progress) => progress.Status switch
    {
        "done" => "success",
        "doing" or "clarify" => "accent",
        _ => "neutral",
    };
}
