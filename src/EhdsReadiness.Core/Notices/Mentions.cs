namespace EhdsReadiness.Core.Notices;

/// <summary>Who is named in a comment: <c>@</c> and a name, in whatever case. A pure rule.</summary>
public static class Mentions
{
    /// <summary>Those of these names that stand in the text. Of two names that begin alike the longer one is meant; a name goes on to the
    /// end of its word.</summary>
    public static IReadOnlySet<string> In(string text, IEnumerable<string> names)
    {
        var longestFirst = names.Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(name => name.Length).ToList();
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1])) { continue; }

            var rest = text.AsSpan(at + 1);
            foreach (var name in longestFirst)
            {
                if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                    && (rest.Length == name.Length || !char.IsLetterOrDigit(rest[name.Length])))
                {
                    found.Add(name);
                    break;
                }
            }
        }

        return found;
    }
}
