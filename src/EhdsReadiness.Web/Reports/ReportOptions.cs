namespace EhdsReadiness.Web.Reports;

/// <summary>What a report is made by: what its reader chose, and who stands behind it.</summary>
/// <param name="Axis">The axis of <see cref="ReportKind.Axis"/>; null for other kinds.</param>
/// <param name="Languages">One, or both one after the other; the first is that of the document.</param>
public sealed record ReportOptions(ReportKind Kind, Axis? Axis, IReadOnlyList<Language> Languages)
{
    /// <summary>What <c>lang</c> says for both languages in one file.</summary>
    public const string Both = "both";

    /// <summary>What a consultant puts on a page before the first; null for nothing.</summary>
    public Cover? Cover { get; init; }

    /// <summary>Whether its reader asked that the answers go along with a report of another kind than the complete one.</summary>
    public bool AsksForAnswers { get; init; }

    /// <summary>Whether all answers, with their reasons, notes and proofs, go along; else the report holds figures alone.</summary>
    public bool CarriesAnswers => Kind == ReportKind.Full || AsksForAnswers;

    /// <summary>Who stands behind the report. One of somebody without an account says so.</summary>
    public ReportOrigin Origin { get; init; } = ReportOrigin.File;

    /// <summary>The number of the organisation that stands behind it; null where none does, and in reports of before these said
    /// so.</summary>
    public ReportNumber? Number { get; init; }

    /// <summary>The step by which somebody kept open answers in the finalised copy; null where nobody had to.</summary>
    public StateChange? Kept { get; init; }

    /// <summary>The complete report in one language.</summary>
    public static ReportOptions Full(Language language) => new(ReportKind.Full, null, [language]);

    /// <summary>
    /// The options as an address or a command names them; null when one of them is unknown, or when an axis is missing or too many.
    /// </summary>
    /// <param name="kind">Null for the complete report.</param>
    /// <param name="lang">Null for <paramref name="language"/> alone.</param>
    public static ReportOptions? Read(string? kind, string? axis, string? lang, Questionnaire questionnaire, Language language)
    {
        var found = kind is null ? ReportKind.Full : Ids.Find<ReportKind>(kind);
        var ofAxis = questionnaire.FindAxis(axis);
        if (found is null || LanguagesOf(lang, language) is not { } languages) { return null; }

        return found == ReportKind.Axis
            ? ofAxis is null ? null : new(ReportKind.Axis, ofAxis, languages)
            : string.IsNullOrEmpty(axis) ? new(found.Value, null, languages) : null;
    }

    /// <summary>Whose the report is, as far as the site has checked, in one sentence; null where there is nothing to say.</summary>
    internal string? Whose(Language language) => (Origin, Number) switch
    {
        (ReportOrigin.Anonymous, _) => ReportTexts.Of(language, "Origin.Anonymous"),
        (_, null) => null,
        (_, { House: { } house, ProvenOn: { } day } number) =>
            ReportTexts.Of(language, "Number.Unit.Proven", house, number.Words, Formats.Date(day, language)),
        (_, { House: { } house, Identifier: "" }) => ReportTexts.Of(language, "Number.Unit.None", house),
        (_, { House: { } house } number) => ReportTexts.Of(language, "Number.Unit.Claimed", house, number.Words),
        (_, { ProvenOn: { } day, KnownAs: { } name } number) =>
            ReportTexts.Of(language, "Number.Proven.known", number.Words, Formats.Date(day, language), name),
        (_, { ProvenOn: { } day } number) => ReportTexts.Of(language, "Number.Proven", number.Words, Formats.Date(day, language)),
        (_, { Identifier: "" }) => ReportTexts.Of(language, "Number.None"),
        (_, { } number) => ReportTexts.Of(language, "Number.Claimed", number.Words),
    };

    private static IReadOnlyList<Language>? LanguagesOf(string? lang, Language language) =>
        lang switch
        {
            null => [language],
            Both => [language, language.Other()],
            _ => Core.Languages.Find(lang) is { } one ? [one] : null,
        };
}
