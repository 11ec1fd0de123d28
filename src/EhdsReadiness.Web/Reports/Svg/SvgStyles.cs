using System.Xml.Linq;

namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>
/// What holds for an element of a drawing: its attributes, the rules of its style sheets, its <c>style</c>, and what it inherits. Of
/// selectors it knows names, classes, identifiers and what stands inside what. Rules for a medium or for a state, such as that of being
/// pointed at, are passed over, and those that set nothing drawn; other selectors are refused, as are colours that cannot be read and have
/// no other before them.
/// </summary>
internal sealed partial class SvgStyles
{
    private const int MostRules = 1000;
    private const int MostSteps = 8;
    private const int MostMarks = 8;
    private const int LongestStep = 200;

    private static readonly HashSet<string> Inherited =
    [
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
        "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "clip-rule", "color", "visibility", "marker", "marker-start",
        "marker-mid", "marker-end", "paint-order",
    ];

    private static readonly HashSet<string> Own =
    [
        "opacity", "clip-path", "mask", "mask-type", "filter", "display", "stop-color", "stop-opacity", "mix-blend-mode", "transform",
        "transform-origin", "vector-effect", "overflow",
    ];

    private static readonly HashSet<string> Colours = ["fill", "stroke", "stop-color", "color"];

    /// <summary>What else a colour may be, in any case of letters.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "none", "currentColor" };

    // What somebody sent is searched in a time that grows with its length alone.
    private static readonly Regex Comment = new(@"/\*(?s:.*?)(?:\*/|\z)", RegexOptions.NonBacktracking);

    /// <summary>Rules that begin with <c>@</c>, with one nested block at most.</summary>
    private static readonly Regex Medium = new(@"@[^{};]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\})", RegexOptions.NonBacktracking);

    private static readonly Regex RulePattern = new(@"([^{}]+)\{([^{}]*)\}", RegexOptions.NonBacktracking);

    /// <summary>The end of a selector of what is never printed.</summary>
    private static readonly Regex State = new(
        "::?(hover|focus(-visible|-within)?|active|visited|link|target|before|after|selection)$", RegexOptions.NonBacktracking);

    private readonly List<Rule> _rules = [];
    private readonly Dictionary<XElement, HashSet<string>> _classes = [];

    /// <summary>What an element has whose parents say nothing.</summary>
    public static IReadOnlyDictionary<string, string> Initial { get; } = new Dictionary<string, string>();

    /// <summary>The rules of a drawing, the weakest first.</summary>
    /// <exception cref="SvgRefusedException">There are too many, or one has a selector that is not understood.</exception>
    public static SvgStyles Of(XElement root)
    {
        var rules = new List<Rule>();
        foreach (var sheet in root.Descendants(root.Name.Namespace + "style"))
        {
            var own = string.Concat(sheet.Nodes().OfType<XText>().Select(part => part.Value));
            var text = own.Replace("<!--", "", StringComparison.Ordinal).Replace("-->", "", StringComparison.Ordinal);
            foreach (Match match in RulePattern.Matches(Medium.Replace(Comment.Replace(text, ""), "")))
            {
                var values = Declarations(match.Groups[2].Value);
                if (values.Count == 0) { continue; }

                var cost = values.Sum(one => 1 + one.Value.Length);
                foreach (var selector in match.Groups[1].Value.Split(
                    ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    if (State.IsMatch(selector)) { continue; }

                    var steps = Steps(selector) ?? throw SvgDrawing.Refused(Excerpt.Of(selector), sheet);
                    rules.Add(new(steps, steps.Sum(step => step.Weight), values, cost));
                    if (rules.Count > MostRules) { throw SvgRefusedException.TooComplex; }
                }
            }
        }

        var styles = new SvgStyles();
        styles._rules.AddRange(rules.OrderBy(rule => rule.Weight));
        return styles;
    }

    /// <param name="parent">What holds for what it stands in.</param>
    /// <param name="spend">Counts what looking it up costs.</param>
    public IReadOnlyDictionary<string, string> Of(XElement element, IReadOnlyDictionary<string, string> parent, Action<int> spend)
    {
        var all = parent.Where(pair => Inherited.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);
        var readable = new HashSet<string>();
        foreach (var attribute in element.Attributes().Where(attribute => attribute.Name.Namespace == XNamespace.None))
        {
            Set(attribute.Name.LocalName, attribute.Value);
        }

        foreach (var rule in _rules.Where(rule => Fits(rule, element, spend)))
        {
            spend(rule.Cost);
            foreach (var (name, value) in rule.Values)
            {
                Set(name, value);
            }
        }

        foreach (var (name, value) in Declarations((string?)element.Attribute("style") ?? ""))
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

            if (value.Length == 0 || !IsDrawn(name)) { return; }

            value = Colours.Contains(name) && Words.TryGetValue(value, out var word) ? word : value;
            if (Colours.Contains(name) && !IsPaint(value))
            {
                // As programs write it for screens with more colours, behind the one for all.
                if (readable.Contains(name)) { return; }

                throw SvgDrawing.Refused(Excerpt.Of(value), element);
            }

            readable.Add(name);
            all[name] = value;
        }
    }

    /// <summary>Whether a drawing looks otherwise by a property.</summary>
    private static bool IsDrawn(string name) => Inherited.Contains(name) || Own.Contains(name);

    private static bool IsPaint(string value) => value is "none" or "currentColor"
        || value.StartsWith("url(", StringComparison.OrdinalIgnoreCase) || SvgColour.Read(value) is not null;

    /// <summary>What a block declares, as far as a drawing is concerned.</summary>
    private static List<(string Name, string Value)> Declarations(string text) =>
        [.. text.Split(';').Select(one => one.Split(':', 2, StringSplitOptions.TrimEntries)).Where(parts => parts.Length == 2)
            .Select(parts => (parts[0].ToLowerInvariant(), parts[1].Replace("!important", "", StringComparison.Ordinal).Trim()))
            .Where(one => IsDrawn(one.Item1))];

    /// <summary>The steps of a selector from the outermost element to the one it is about; null for one that isn't understood.</summary>
    private static List<Step>? Steps(string selector)
    {
        var steps = new List<Step>();
        foreach (var part in selector.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Simple().Match(part);
            if (!match.Success || part.Length > LongestStep || match.Groups[2].Captures.Count > MostMarks || steps.Count == MostSteps)
            {
                return null;
            }

            steps.Add(new(match.Groups[1].Value,
                [.. match.Groups[2].Captures.Select(mark => new Mark(mark.Value[0] == '#', mark.Value[1..]))]));
        }

        return steps;
    }

    private bool Fits(Rule rule, XElement element, Action<int> spend)
    {
        if (!Fits(rule.Steps[^1], element, spend)) { return false; }

        var rest = rule.Steps.Count - 2;
        for (var outer = element.Parent; outer is not null && rest >= 0; outer = outer.Parent)
        {
            rest -= Fits(rule.Steps[rest], outer, spend) ? 1 : 0;
        }

        return rest < 0;
    }

    private bool Fits(Step step, XElement element, Action<int> spend)
    {
        spend(1 + step.Marks.Count);
        return (step.Name is "" or "*" || step.Name == element.Name.LocalName) && step.Marks.All(mark => mark.IsId
            ? (string?)element.Attribute("id") == mark.Name : ClassesOf(element).Contains(mark.Name));
    }

    private HashSet<string> ClassesOf(XElement element)
    {
        if (!_classes.TryGetValue(element, out var classes))
        {
            classes = [.. ((string?)element.Attribute("class") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
            _classes[element] = classes;
        }

        return classes;
    }

    [GeneratedRegex(@"^(\*|[A-Za-z][\w-]*)?([.#][\w-]+)*$")]
    private static partial Regex Simple();

    /// <summary>Conditions on one element.</summary>
    /// <param name="Name">Empty or <c>*</c> for any.</param>
    private sealed record Step(string Name, IReadOnlyList<Mark> Marks)
    {
        public int Weight => Marks.Sum(mark => mark.IsId ? 10_000 : 100) + (Name is "" or "*" ? 0 : 1);
    }

    /// <summary>An identifier, or a class.</summary>
    private readonly record struct Mark(bool IsId, string Name);

    /// <param name="Cost">Of taking its values, in the unit of what a drawing may cost.</param>
    private sealed record Rule(IReadOnlyList<Step> Steps, int Weight, IReadOnlyList<(string Name, string Value)> Values, int Cost);
}
