namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>The length of the French sentences, over the whole content.</summary>
public partial class FrenchProseTests
{
    private const int LongestAllowed = 45;

    private static IReadOnlyList<(string Path, string Sentence, int Words)> Sentences { get; } =
    [
        .. from text in PublishedTexts.All
           from sentence in Ends().Split(text.Text.Fr)
           let words = Spaces().Split(sentence).Count(word => word.Any(char.IsLetterOrDigit))
           where words > 0
           orderby words descending
           select (text.Path, sentence, words),
    ];

    [Fact]
    public void A_sentence_has_fewer_than_25_words_on_average()
    {
        var average = Sentences.Average(sentence => sentence.Words);

        Assert.InRange(Sentences.Count, 2_000, int.MaxValue);
        Assert.True(average < 25, string.Create(CultureInfo.InvariantCulture, $"{average:F1} words on average. {Longest}"));
    }

    [Fact]
    public void No_sentence_has_more_than_45_words() => Assert.True(Sentences[0].Words <= LongestAllowed, Longest);

    [Theory]
    [InlineData("Un. Deux, trois ! Quatre ?", 3)]
    [InlineData("Selon l’article L. 1111-8 du code, n° 3.", 1)]
    [InlineData("La loi (article 66). Une autre : la suite ; la fin.", 2)]
    [InlineData("Il dit « oui. » Puis « non ».", 2)]
    public void A_sentence_ends_before_a_capital(string text, int sentences) => Assert.Equal(sentences, Ends().Split(text).Length);

    private static string Longest =>
        "The ten longest:\n"
            + string.Join('\n', Sentences.Take(10)
            .Select(sentence =>
            string.Create(CultureInfo.InvariantCulture, $"{sentence.Words} words, {sentence.Path}: {sentence.Sentence}")));

    [GeneratedRegex(@"(?<=[.!?…](?:\s?»)?)(?<!\b[LRMn]\.)\s+(?=(?:«\s?)?\p{Lu})")]
    private static partial Regex Ends();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
