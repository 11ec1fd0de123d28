namespace EhdsReadiness.Web.Tests.Isolation;

/// <summary>The written table, <c>isolation.txt</c>: what each persona is answered by each page and each of its forms.</summary>
internal static class IsolationTable
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Isolation", "isolation.txt");

    /// <summary>By request such as <c>GET /{c:culture}/law</c> or <c>POST /{c:culture}/assessments/{key}/share?Withdraw</c>: the answer
    /// expected for each persona.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read()
    {
        var (rows, table) = (new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
        var personas = Enum.GetValues<Persona>().Length;
        foreach (var words in System.IO.File.ReadLines(File)
            .Select(line => line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0))
        {
            if (words[1] == "=")
            {
                Assert.Equal(personas, words.Length - 2);
                rows.Add(words[0], words[2..]);
                continue;
            }

            foreach (var (name, row) in words[1..].Select(word => word.Split('=')).Select(parts => (parts[0], parts[1])))
            {
                var request = name == "GET" ? $"GET {words[0]}" : $"POST {words[0]}{name["POST".Length..]}";
                table.Add(request, rows[row]);
            }
        }

        return table;
    }
}
