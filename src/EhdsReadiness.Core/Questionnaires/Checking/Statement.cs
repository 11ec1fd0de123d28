namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>A part of a sentence with the paragraphs of the law that it cites.</summary>
/// <param name="Words">As it stands in the text, up to the citation.</param>
/// <param name="Rest">What follows the last citation of a sentence and may hold a number of the same paragraph; may be empty.</param>
/// <param name="Cites">As <c>regulation/rules.yaml</c> lists them; empty when the whole sentence cites nothing.</param>
internal sealed partial record Statement(string Words, string Rest, IReadOnlyList<string> Cites)
{
    private const int FewWords = 3;

    /// <summary>
    /// The statements of a text. A sentence is divided after each citation, since what is said stands before the paragraph that says it,
    /// and at semicolons; « selon l’article 60(2), » at its beginning belongs to what follows.
    /// </summary>
    public static IEnumerable<Statement> Of(string text) =>
        Sentences.Of(text).SelectMany(sentence => OfSentence(sentence.Sentence)).SelectMany(Clauses);

    private static List<Statement> OfSentence(string sentence)
    {
        var parts = new List<(int Start, int End, List<string> Cites)>();
        var last = 0;
        foreach (var (start, end, cites) in Citations.Find(sentence))
        {
            // “Articles 61(1) and 61(5) (Article 64(4))”: what stands between two citations that follow each other says nothing by itself.
            if (parts.Count > 0 && (WordsIn(sentence[last..start]) < FewWords || Leads(parts, sentence)))
            {
                parts[^1].Cites.AddRange(cites);
                parts[^1] = parts[^1] with { End = end };
            }
            else
            {
                parts.Add((last, end, [.. cites]));
            }

            last = end;
        }

        if (parts.Count == 0) { return [new Statement(sentence, "", [])]; }

        var rest = sentence[last..];
        if (Leads(parts, sentence))
        {
            parts[^1] = parts[^1] with { End = sentence.Length };
            rest = "";
        }

        return [.. parts.Select((part, place) =>
            new Statement(sentence[part.Start..part.End], place == parts.Count - 1 ? rest : "", part.Cites))];
    }

    /// <summary>Whether the only part so far is a citation at the beginning of the sentence.</summary>
    private static bool Leads(List<(int Start, int End, List<string> Cites)> parts, string sentence) =>
        parts.Count == 1 && WordsIn(sentence[..parts[0].End]) < FewWords + 2;

    private static IEnumerable<Statement> Clauses(Statement statement)
    {
        var clauses = Semicolon().Split(statement.Words);
        return clauses.Select((clause, place) =>
            statement with { Words = clause, Rest = place == clauses.Length - 1 ? statement.Rest : "" });
    }

    private static int WordsIn(string part) =>
        part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    [GeneratedRegex(@"\s*;\s*")]
    private static partial Regex Semicolon();
}
