namespace EhdsReadiness.Web.Pages.Grants;

/// <summary>The form by which an owner lets a consultancy in, as it was typed.</summary>
public sealed class GrantForm
{
    private const int LongestTyped = 40;

    /// <summary>SIREN or code.</summary>
    [FromForm(Name = "consultancy")] public string? Consultancy { get; set; }

    /// <summary><c>read</c> or <c>answer</c>.</summary>
    [FromForm(Name = "right")] public string? Right { get; set; }

    /// <summary>Last day, as date fields of browsers write it.</summary>
    [FromForm(Name = "until")] public string? Until { get; set; }

    /// <summary><c>yes</c> for one that may begin assessments too.</summary>
    [FromForm(Name = "begin")] public string? Begin { get; set; }

    /// <summary>Whether it may begin, which takes that it may answer.</summary>
    public bool MayBegin => MayAnswer && Begin == "yes";

    public bool MayAnswer => Right == "answer";

    /// <summary>The day that was typed; null when it is none.</summary>
    public DateOnly? Day =>
        DateOnly.TryParseExact(Until?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Says what is wrong; the consultancy itself is looked for afterwards.</summary>
    /// <param name="today">The day in France.</param>
    public bool Check(ModelStateDictionary state, IStringLocalizer texts, DateOnly today)
    {
        if (TextSanitizer.SanitizeToken(Consultancy) is not { Length: <= LongestTyped })
        {
            state.AddModelError("consultancy", texts["Error.consultancy"].Value);
        }

        return CheckTerms(state, texts, today);
    }

    /// <summary>Says what is wrong with the right and the last day, where the consultancy is known.</summary>
    /// <param name="today">The day in France.</param>
    public bool CheckTerms(ModelStateDictionary state, IStringLocalizer texts, DateOnly today)
    {
        state.AddIf(Right is not ("read" or "answer"), "right", texts["Error.right"].Value);

        if (Day is not { } day)
        {
            state.AddModelError("until", texts["Error.until"].Value);
        }
        else if (day < today || day > today.AddMonths(AccessGrant.LongestMonths))
        {
            state.AddModelError("until", texts["Error.until.range", AccessGrant.LongestMonths].Value);
        }

        return state.IsValid;
    }
}
