using System.Xml.Linq;

namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>
/// What holds for an element of a drawing: its attributes, the rules of its style sheets, its <c>style</c>, and what it inherits. Of
/// selectors it knows names, classes, identifiers and what stands inside what; rules with others are passed over, as are those for a
/// medium.
/// </summary>
internal sealed partial class SvgStyles
{
    private const int MostRules = 1000;

    private static readonly HashSet<string> Inherited =
    [
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
        "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "clip-rule", "color", "visibility", "marker", "marker-start",
        "marker-mid", "marker-end",
    ];

    private static readonly HashSet<string> Own =
    [
        "opacity", "clip-path", "mask", "mask-type", "filter", "display", "stop-color", "stop-opacity", "mix-blend-mode", "transform",
    ];

    // What somebody sent is searched in a time that grows with its length alone.
    private static readonly Regex Comment = new(@"/\*(?s:.*?)\*/|<!--|-->", RegexOptions.NonBacktracking);

    /// <summary>Rules that begin with <c>@</c>, with one nested block at most.</summary>
    private static readonly Regex Medium = new(@"@[^{};]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\})", RegexOptions.NonBacktracking);

    private static readonly Regex RulePattern = new(@"([^{}]+)\{([^{}]*)\}", RegexOptions.NonBacktracking);

    private readonly List<Rule> _rules = [];

    /// <summary>What an element has whose parents say nothing.</summary>
    public static IReadOnlyDictionary<string, string> Initial { get; } = new Dictionary<string, string>();

    /// <summary>The rules of a drawing, the weakest first; null when there are too many.</summary>
    public static SvgStyles? Of(XElement root)
    {
        var styles = new SvgStyles();
        foreach (var sheet in root.Descendants(root.Name.Namespace + "style"))
        {
            foreach (Match match in RulePattern.Matches(Medium.Replace(Comment.Replace(sheet.Value, ""), "")))
            {
                var values = Declarations(match.Groups[2].Value);
                foreach (var selector in match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries))
                {
                    if (Steps(selector) is { } steps)
                    {
                        styles._rules.Add(new(steps, steps.Sum(step => step.Weight), values));
                    }
                }

                if (styles._rules.Count > MostRules) { return null; }
            }
        }

        var sorted = styles._rules.OrderBy(rule => rule.Weight).ToList();
        styles._rules.Clear();
        styles._rules.AddRange(sorted);
        return styles;
    }

    /// <param name="parent">What holds for what it stands in.</param>
    public IReadOnlyDictionary<string, string> Of(XElement element, IReadOnlyDictionary<string, string> parent)
    {
        var all = parent.Where(pair => Inherited.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var attribute in element.Attributes().Where(attribute => attribute.Name.Namespace == XNamespace.None))
        {
            Set(attribute.Name.LocalName, attribute.Value);
        }

        foreach (var (name, value) in _rules.Where(rule => rule.Fits(element)).SelectMany(rule => rule.Values)
            .Concat(Declarations((string?)element.Attribute("style") ?? "")))
        {
            Set(name, value);
        }

        return all;

        void Set(string name, string value)
        {
            if (value == "inherit")
            {
                value = parent.GetValueOrDefault(name, "");
            }

            if (value.Length > 0 && (Inherited.Contains(name) || Own.Contains(name)))
            {
                all[name] = value;
            }
        }
    }

    private static List<(string Name, string Value)> Declarations(string text) =>
        [.. text.Split(';').Select(one => one.Split(':', 2, StringSplitOptions.TrimEntries)).Where(parts => parts.Length == 2)
            .Select(parts => (parts[0].ToLowerInvariant(), parts[1].Replace("!important", "", StringComparison.Ordinal).Trim()))];

    /// <summary>The steps of a selector from the outermost element to the one it is about; null for one that isn't understood.</summary>
    private static List<Step>? Steps(string selector)
    {
        var steps = new List<Step>();
        foreach (var part in selector.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Simple().Match(part);
            if (!match.Success) { return null; }

            steps.Add(new(match.Groups[1].Value, [.. match.Groups[2].Captures.Select(capture => capture.Value)]));
        }

        return steps.Count is 0 or > 8 ? null : steps;
    }

    [GeneratedRegex(@"^(\*|[A-Za-z][\w-]*)?([.#][\w-]+)*$")]
    private static partial Regex Simple();

    /// <summary>Conditions on one element.</summary>
    /// <param name="Name">Empty or <c>*</c> for any.</param>
    /// <param name="Marks">Classes with their point, identifiers with their sign.</param>
    private sealed record Step(string Name, IReadOnlyList<string> Marks)
    {
        public int Weight => Marks.Sum(mark => mark[0] == '#' ? 10_000 : 100) + (Name is "" or "*" ? 0 : 1);

        public bool Fits(XElement element) =>
            (Name is "" or "*" || Name == element.Name.LocalName) && Marks.All(mark => mark[0] == '#'
                ? (string?)element.Attribute("id") == mark[1..]
                : ((string?)element.Attribute("class") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    .Contains(mark[1..]));
    }

    private sealed record Rule(IReadOnlyList<Step> Steps, int Weight, IReadOnlyList<(string Name, string Value)> Values)
    {
        public bool Fits(XElement element)
        {
            if (!Steps[^1].Fits(element)) { return false; }

            var rest = Steps.Count - 2;
            for (var outer = element.Parent; outer is not null && rest >= 0; outer = outer.Parent)
            {
                rest -= Steps[rest].Fits(outer) ? 1 : 0;
            }

            return rest < 0;
        }
    }
}
