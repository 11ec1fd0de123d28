namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Open answers that somebody keeps by ticking it, in the number that the page showed.</summary>
public sealed class KeptForm
{
    internal static readonly IReadOnlyList<string> Fields = ["keep_carried", "keep_unknown"];

    /// <summary>Carried answers that nobody has confirmed; null when not ticked.</summary>
    [FromForm(Name = "keep_carried")] public string? Carried { get; set; }

    /// <summary>"I don't know" that somebody was asked to clear up; null when not ticked.</summary>
    [FromForm(Name = "keep_unknown")] public string? Unknown { get; set; }

    /// <summary>What was ticked.</summary>
    public OpenAnswers Read() => new(Number(Carried), Number(Unknown));

    /// <summary>Says of each kind that is open and not kept what to do.</summary>
    public void Refuse(OpenAnswers open, ModelStateDictionary state, IStringLocalizer texts)
    {
        foreach (var (name, count, kept, key) in new[]
            { ("keep_carried", open.Carried, Number(Carried), "Open.Carried.error"),
            ("keep_unknown", open.Unknown, Number(Unknown), "Open.Unknown.error") })
        {
            // What was ticked is asked again: it was another number.
            state.Remove(name);
            if (count > kept)
            {
                state.AddModelError(name, texts.Of(key, count));
            }
        }
    }

    private static int Number(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
