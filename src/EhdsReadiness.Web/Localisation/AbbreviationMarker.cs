using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace EhdsReadiness.Web.Localisation;

/// <summary>Marks the first place of each abbreviation in a page with what it stands for.</summary>
public sealed partial class AbbreviationMarker
{
    /// <summary>Elements whose text is no prose, holds no markup, or is a control's name, into which the meaning would be read.</summary>
    private static readonly HashSet<string> NoProse = new(
        ["a", "abbr", "button", "code", "option", "pre", "script", "style", "svg", "textarea"], StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Leaves letters of every language as they are.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Dictionary<Language, AbbreviationForms> _known;

    public AbbreviationMarker(IReadOnlyList<Abbreviation> abbreviations) =>
        _known = Languages.All.ToDictionary(language => language, language => AbbreviationForms.Of(abbreviations, language));

    /// <summary>Writes HTML as it was given, with each known abbreviation inside <c>abbr</c> where it first stands in running
    /// text.</summary>
    public void Write(TextWriter marked, ReadOnlySpan<char> html, Language language)
    {
        var known = _known[language];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (end, outside) = (0, new Stack<string>());
        foreach (var found in Tag().EnumerateMatches(html))
        {
            WriteText(html[end..found.Index]);
            var tag = html.Slice(found.Index, found.Length);
            marked.Write(tag);
            end = found.Index + found.Length;
            var closes = tag[1] == '/';
            var rest = tag[(closes ? 2 : 1)..];
            var name = rest[..rest.IndexOfAnyExcept(NameCharacters)];
            if (closes && outside.TryPeek(out var open) && name.Equals(open, StringComparison.OrdinalIgnoreCase))
            {
                outside.Pop();
            }
            else if (!closes && NoProse.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var opened) && !tag.EndsWith("/>"))
            {
                outside.Push(opened);
            }
        }

        WriteText(html[end..]);

        void WriteText(ReadOnlySpan<char> text)
        {
            // Most texts hold none: the expression is tried on those alone that hold the first word of one.
            if (outside.Count > 0 || !text.ContainsAny(known.FirstWords))
            {
                marked.Write(text);
            }
            else
            {
                marked.Write(known.Forms.Replace(text.ToString(), Explained));
            }
        }

        string Explained(Match found)
        {
            var abbreviation = known.Named(found.Value);
            return seen.Add(abbreviation.Id)
                ? $"<abbr title=\"{Encoder.Encode(abbreviation.Means.In(language))}\">{found.Value}</abbr>"
                : found.Value;
        }
    }

    [GeneratedRegex("""<(?:!--.*?--|/?[a-zA-Z](?>[^>"']+|"[^"]*"|'[^']*')*)>""", RegexOptions.Singleline)]
    private static partial Regex Tag();
}
