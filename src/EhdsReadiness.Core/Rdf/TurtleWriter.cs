namespace EhdsReadiness.Core.Rdf;

/// <summary>Writes a graph as Turtle. Things without an address stand where they are a value.</summary>
public static class TurtleWriter
{
    /// <param name="graph">Each thing without an address is the value of one statement at most, and of none within itself.</param>
    public static byte[] Write(RdfGraph graph)
    {
        var text = new StringBuilder();
        foreach (var (prefix, address) in RdfNames.Prefixes)
        {
            text.Append("@prefix ").Append(prefix).Append(": <").Append(address).Append("> .\n");
        }

        var inner = graph.Subjects.SelectMany(graph.Of).Select(statement => statement.Value)
            .Where(value => value.Kind == RdfKind.Blank).ToHashSet();
        foreach (var subject in graph.Subjects.Where(subject => !inner.Contains(subject)))
        {
            text.Append('\n').Append(subject.Kind == RdfKind.Blank ? "[]" : Word(subject));
            Statements(graph, subject, text, 1);
            text.Append(" .\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Statements(RdfGraph graph, RdfTerm subject, StringBuilder text, int depth)
    {
        var first = true;
        foreach (var (property, value) in graph.Of(subject))
        {
            text.Append(first ? "\n" : " ;\n").Append(' ', depth * 4).Append(Property(property)).Append(' ');
            first = false;
            if (value.Kind != RdfKind.Blank)
            {
                text.Append(Word(value));
                continue;
            }

            text.Append('[');
            Statements(graph, value, text, depth + 1);
            text.Append(" ]");
        }
    }

    private static string Property(string address) => address == RdfNames.Expand("rdf:type") ? "a" : Name(address);

    private static string Name(string address) => RdfNames.Shorten(address) ?? $"<{Iri.Escape(address)}>";

    private static string Word(RdfTerm term) => term switch
    {
        { Kind: RdfKind.Iri } => Name(term.Value),
        { Language: { } language } => $"{Quoted(term.Value)}@{language}",
        { Datatype: { } type } => $"{Quoted(term.Value)}^^{Name(type)}",
        _ => Quoted(term.Value),
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var sign in text)
        {
            _ = sign switch
            {
                '"' or '\\' => quoted.Append('\\').Append(sign),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\u007f' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:X4}"),
                _ => quoted.Append(sign),
            };
        }

        return quoted.Append('"').ToString();
    }
}
