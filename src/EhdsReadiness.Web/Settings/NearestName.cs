namespace EhdsReadiness.Web.Settings;

/// <summary>The name that somebody probably meant: the one with the smallest edit distance.</summary>
public static class NearestName
{
    /// <summary>The known name that differs from the typed one by a third of its letters at most, upper and lower case alike; null when
    /// none does.</summary>
    public static string? Of(string typed, IEnumerable<string> known)
    {
        var nearest = known.Select(name => (Name: name, Distance: Distance(typed.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(one => one.Distance).ThenBy(one => one.Name, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Name is { } name && nearest.Distance <= Math.Max(1, Math.Min(typed.Length, name.Length) / 3) ? name : null;
    }

    /// <summary>Letters added, left out, changed, or exchanged with the next one (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
