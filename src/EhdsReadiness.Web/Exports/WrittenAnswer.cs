using System.Collections.Frozen;
using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Exports;

/// <summary>An answer as people write it in a cell: <c>2</c>, <c>Niveau 2</c>, <c>2 – Défini et commencé</c>, a level's name or text alone,
/// <c>Je ne sais pas</c>, <c>NA</c>; in either language.</summary>
internal static partial class WrittenAnswer
{
    private static readonly FrozenSet<string> Unknown = Of("Answer.Unknown", "unknown", "nsp", "ne sait pas", "don't know", "inconnu", "?");

    private static readonly FrozenSet<string> NotApplicable = Of(
        "Answer.NotApplicable", "not_applicable", "na", "n/a", "n.a.", "n.a", "sans objet", "s.o.", "so", "non applicable",
        "not applicable");

    /// <summary>What is meant; null for nothing, or for nothing that is an answer. A reason is another cell's matter.</summary>
    /// <param name="names">Of the five levels.</param>
    public static Answer? Read(string written, Question question, IReadOnlyList<Text> names)
    {
        var plain = Plain(written);
        if (Unknown.Contains(plain)) { return Answer.Unknown; }

        // The reason is judged where it stands.
        if (NotApplicable.Contains(plain)) { return new(AnswerKind.NotApplicable, null, null, null, null); }

        if (Numbered().Match(plain) is not { Success: true } numbered)
        {
            return LevelOf(plain, question, names) is { } named ? Answer.AtLevel(named) : null;
        }

        // A number and a name that contradict each other are no answer.
        var (level, name) = (numbered.Groups["level"].ValueSpan[0] - '0', numbered.Groups["name"].Value);
        return name.Length == 0 || LevelOf(name, question, names) == level ? Answer.AtLevel(level) : null;
    }

    private static int? LevelOf(string plain, Question question, IReadOnlyList<Text> names)
    {
        for (var level = 0; level < names.Count; level++)
        {
            var (name, text) = (names[level], question.Levels[level]);
            if (Languages.All.Any(language => plain == Plain(name.In(language)) || plain == Plain(text.In(language)))) { return level; }
        }

        return null;
    }

    private static FrozenSet<string> Of(string key, params string[] others) =>
        others.Concat(Languages.All.Select(language => Plain(ReportTexts.Of(language, key)))).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words without what a spreadsheet or its user changes in passing: capitals, a full stop, kinds of apostrophe, of hyphen and
    /// of space.</summary>
    private static string Plain(string text) =>
        string.Join(' ', (TextSanitizer.SanitizeLine(text) ?? "").Replace('’', '\'').Replace('–', '-').Replace('—', '-').Replace('‑', '-')
            .ToLowerInvariant().Split([' ', '\u00a0', '\u202f', '\t'], StringSplitOptions.RemoveEmptyEntries)) is var words
            && words.EndsWith('.') && !NotADot(words) ? words[..^1] : words;

    private static bool NotADot(string words) => words is "n.a." or "s.o.";

    /// <summary>A level with its number, whatever stands between that and its name.</summary>
    [GeneratedRegex(@"^(?:niveau |level )?(?<level>[0-4])(?:[.,]0+)?(?:(?: ?[-.:)=]| ?\() ?(?<name>.*?)\)?)?$")]
    private static partial Regex Numbered();
}
