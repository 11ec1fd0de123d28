namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>One proof as it was typed in the form of an answer.</summary>
/// <param name="What">An address or a reference.</param>
/// <param name="Date">A day, as the browser sends it.</param>
/// <param name="Holder">Who has it.</param>
public sealed record ProofRow(string? What, string? Date, string? Holder)
{
    public static ProofRow Empty { get; } = new(null, null, null);

    /// <summary>Names of all fields that there may be, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        [.. Enumerable.Range(1, Proof.Most).SelectMany(number => new[] { WhatField(number), DateField(number), HolderField(number) })];

    /// <summary>Name of the field of a row, of which the first is 1.</summary>
    public static string WhatField(int number) =>
        number == 1 ? "evidence" : string.Create(CultureInfo.InvariantCulture, $"evidence-{number}");

    /// <inheritdoc cref="WhatField"/>
    public static string DateField(int number) => $"{WhatField(number)}-date";

    /// <inheritdoc cref="WhatField"/>
    public static string HolderField(int number) => $"{WhatField(number)}-holder";

    public static ProofRow Of(Proof proof) => new(proof.What, proof.WrittenDate, proof.Holder);

    /// <summary>The rows of a form that was sent; the first even when it was not.</summary>
    public static IReadOnlyList<ProofRow> From(IFormCollection form) =>
    [
        .. Enumerable.Range(1, Proof.Most).Where(number => number == 1 || form.ContainsKey(WhatField(number)))
            .Select(number => new ProofRow(form[WhatField(number)], form[DateField(number)], form[HolderField(number)])),
    ];

    /// <summary>The proof of the row; null for an empty one, and, with an error, for one that is wrong.</summary>
    /// <param name="number">Of the row.</param>
    public Proof? Read(int number, ModelStateDictionary errors, IStringLocalizer texts)
    {
        var (what, holder) = (TextSanitizer.SanitizeLink(What), TextSanitizer.SanitizeLine(Holder));
        var typed = TextSanitizer.SanitizeToken(Date);
        var date = Proof.DayOf(typed);
        errors.CheckLength(WhatField(number), what, Answer.LongestEvidence, texts, "Question.Error.evidenceTooLong");
        errors.CheckLength(HolderField(number), holder, Proof.LongestHolder, texts, "Question.Error.whoTooLong");
        errors.AddIf(typed is not null && date is null, DateField(number), texts["Question.Error.evidenceDate"]);
        errors.AddIf(what is null && (typed ?? holder) is not null, WhatField(number), texts["Question.Error.evidence"]);
        return what is null ? null : new(what, date, holder);
    }
}
