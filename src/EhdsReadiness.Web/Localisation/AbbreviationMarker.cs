using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using EhdsReadiness.Core;
using EhdsReadiness.Core.Questionnaires;

namespace EhdsReadiness.Web.Localisation;

/// <summary>Marks the first place of each abbreviation in a page with what it stands for.</summary>
public sealed partial class AbbreviationMarker
{
    /// <summary>Elements whose text is no prose, holds no markup, or is a control's name, into which the meaning would be read.</summary>
    private static readonly HashSet<string> NoProse = new(["a", "abbr", "button", "code", "option", "pre", "script", "style", "svg", "textarea"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Leaves letters of every language as they are.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Dictionary<Language, (Regex Forms, Dictionary<string, Abbreviation> ByForm)> _known;

    public AbbreviationMarker(IReadOnlyList<Abbreviation> abbreviations) =>
        _known = Languages.All.ToDictionary(language => language, language => Of(abbreviations, language));

    /// <summary>HTML as it was given, with each known abbreviation inside <c>abbr</c> where it first stands in running text.</summary>
    public string Mark(string html, Language language)
    {
        var (forms, byForm) = _known[language];
        var (marked, seen) = (new StringBuilder(html.Length), new HashSet<string>(StringComparer.Ordinal));
        var (end, outside) = (0, new Stack<string>());
        foreach (Match tag in Tag().Matches(html))
        {
            Append(html[end..tag.Index]);
            marked.Append(tag.Value);
            end = tag.Index + tag.Length;
            var name = tag.Groups["name"].Value;
            if (outside.Count > 0 && tag.Groups["closes"].Success && name.Equals(outside.Peek(), StringComparison.OrdinalIgnoreCase))
            {
                outside.Pop();
            }
            else if (!tag.Groups["closes"].Success && NoProse.Contains(name) && !tag.Value.EndsWith("/>", StringComparison.Ordinal))
            {
                outside.Push(name);
            }
        }

        Append(html[end..]);
        return marked.ToString();

        void Append(string text) => marked.Append(outside.Count > 0 || text.Length == 0 ? text : forms.Replace(text, found =>
            byForm[Plain(found.Value)] is var abbreviation && seen.Add(abbreviation.Id)
                ? $"<abbr title=\"{Encoder.Encode(abbreviation.Means.In(language))}\">{found.Value}</abbr>"
                : found.Value));
    }

    private static (Regex Forms, Dictionary<string, Abbreviation> ByForm) Of(IReadOnlyList<Abbreviation> abbreviations, Language language)
    {
        var forms = abbreviations.SelectMany(one => one.In(language), (one, form) => (form, one)).OrderByDescending(pair => pair.form.Length).ToList();
        var words = forms.Count == 0 ? "(?!)" : string.Join('|', forms.Select(pair => Regex.Escape(pair.form).Replace(@"\ ", Space, StringComparison.Ordinal)));
        return (new Regex($@"(?<![\p{{L}}\p{{N}}@/_])(?:{words})(?![\p{{L}}\p{{N}}_])", RegexOptions.CultureInvariant | RegexOptions.Compiled), forms.ToDictionary(pair => pair.form, pair => pair.one, StringComparer.Ordinal));
    }

    private const string Space = @"(?:\s|&#xA0;|&nbsp;)";

    private static string Plain(string form) => AnySpace().Replace(form, " ");

    [GeneratedRegex(Space)]
    private static partial Regex AnySpace();

    [GeneratedRegex("""<(?:!--.*?--|(?<closes>/)?(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?:[^>"']|"[^"]*"|'[^']*')*)>""", RegexOptions.Singleline)]
    private static partial Regex Tag();
}
