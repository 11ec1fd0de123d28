using System.Buffers;
using System.Runtime.CompilerServices;

namespace EhdsReadiness.Web.Localisation;

/// <summary>Finds the abbreviations of a language in a text, the longest form first where one begins as another.</summary>
/// <param name="FirstWords">The first word of each form: a text with none of them holds no abbreviation.</param>
/// <param name="Forms">Matches each form that stands as a word of its own, in plain text or in HTML.</param>
/// <param name="ByForm">What each form stands for.</param>
internal sealed partial record AbbreviationForms(
    SearchValues<string> FirstWords, Regex Forms, IReadOnlyDictionary<string, Abbreviation> ByForm)
{
    private const string Space = @"(?:\s|&#xA0;|&nbsp;)";

    /// <summary>Compiling the expression takes longer than a report: it is done once for a content.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<Abbreviation>, Dictionary<Language, AbbreviationForms>> Compiled = [];

    public static AbbreviationForms Of(IReadOnlyList<Abbreviation> abbreviations, Language language) =>
        Compiled.GetValue(abbreviations, list => Languages.All.ToDictionary(one => one, one => Compile(list, one)))[language];

    private static AbbreviationForms Compile(IReadOnlyList<Abbreviation> abbreviations, Language language)
    {
        var byForm = abbreviations
            .SelectMany(one => one.In(language), (one, form) => (form, one))
            .ToDictionary(pair => pair.form, pair => pair.one, StringComparer.Ordinal);
        var words = byForm.Keys
            .OrderByDescending(form => form.Length)
            .Select(form => Regex.Escape(form).Replace(@"\ ", Space, StringComparison.Ordinal));
        var any = byForm.Count == 0 ? "(?!)" : string.Join('|', words);
        return new(
            SearchValues.Create([.. byForm.Keys.Select(form => form.Split(' ')[0])], StringComparison.Ordinal),
            new Regex($@"(?<![\p{{L}}\p{{N}}@/_])(?:{any})(?![\p{{L}}\p{{N}}_])", RegexOptions.CultureInvariant | RegexOptions.Compiled),
            byForm);
    }

    /// <summary>The abbreviation that was found in this form, whatever its spaces.</summary>
    public Abbreviation Named(string form) => ByForm[AnySpace().Replace(form, " ")];

    [GeneratedRegex(Space)]
    private static partial Regex AnySpace();
}
