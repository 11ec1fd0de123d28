namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Splits plain text into sentences and counts their words, for reading ease.</summary>
internal static partial class Sentences
{
    /// <summary>The sentences of a text, each with its number of words. A word is what stands between spaces and holds a letter or a
    /// digit.</summary>
    public static IEnumerable<(string Sentence, int Words)> Of(string text) =>
        End().Split(text).Where(sentence => sentence.Length > 0).Select(sentence => (sentence.Trim(), Words(sentence)));

    private static int Words(string sentence) =>
        sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    // “L. 1111-8” and “art. 3” go on: a sentence ends before a capital letter, a quotation mark or nothing, and never after one letter.
    [GeneratedRegex(@"(?<=[.!?…][»”)]?)(?<!\b\p{L}\.)\s+(?=[\p{Lu}«“(])")]
    private static partial Regex End();
}
