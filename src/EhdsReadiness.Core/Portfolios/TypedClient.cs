namespace EhdsReadiness.Core.Portfolios;

/// <summary>A client to be invited, as a line names it.</summary>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Name">What the consultancy calls it; null for nothing.</param>
/// <param name="Email">The address as typed; empty when the line has none.</param>
/// <param name="Fault">Null when it can be invited.</param>
public sealed record TypedClient(int Line, string? Name, string Email, ClientLineFault? Fault)
{
    /// <summary>Reads one client a line: <c>name ; address</c>, <c>name &lt;address&gt;</c> or the address alone. Empty lines are
    /// passed over.</summary>
    public static IReadOnlyList<TypedClient> Read(string? typed)
    {
        var (clients, seen) = (new List<TypedClient>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (line, index) in (typed ?? "").ReplaceLineEndings("\n").Split('\n').Select((line, index) => (line.Trim(), index)))
        {
            if (line.Length == 0) { continue; }

            var (name, email) = Part(line);
            clients.Add(new(index + 1, name, email, Judge(name, email, seen)));
        }

        return clients;
    }

    private static (string? Name, string Email) Part(string line)
    {
        var open = line.EndsWith('>') ? line.LastIndexOf('<') : -1;
        var last = open >= 0 ? open : line.LastIndexOfAny([';', ',', '\t']);
        var email = open >= 0 ? line[(open + 1)..^1] : line[(last + 1)..];
        var name = TextSanitizer.SanitizeLine(last < 0 ? null : line[..last].TrimEnd(';', ',', ' '));
        return (name, TextSanitizer.SanitizeToken(email) ?? "");
    }

    private static ClientLineFault? Judge(string? name, string email, HashSet<string> seen)
    {
        if (!EmailAddress.IsWellFormed(email)) { return ClientLineFault.Email; }

        if (!seen.Add(EmailAddress.Normalize(email))) { return ClientLineFault.Twice; }

        return name is not null && TextSanitizer.Length(name) > ClientInvitation.LongestName ? ClientLineFault.Name : null;
    }
}
