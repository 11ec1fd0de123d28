using static EhdsReadiness.Core.Tests.Questionnaires.ContentFixture;

namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>Rules for the words of any text: notes to self, the lexicon, long sentences, French spaces.</summary>
public class WordingTests
{
    private const string English = "en: \"A rule is written and begun.\"";
    private const string French = "fr: \"Une règle est écrite et commencée.\"";
    private const string LexiconFile = "lexicon.yaml";

    private const string LexiconText = """
        lexicon:
          - id: dataset
            use: { fr: "ensemble de données", en: "dataset" }
            not: { fr: ["jeu de données", "jeux de données"], en: ["data set", "data sets"] }
          - id: linkage
            use: { fr: "appariement", en: "linkage" }
            not: { en: ["matching"] }
            unless: { en: ["matching funds"] }

        """;

    [Theory]
    [InlineData("en: \"A rule is written. Term to be checked.\"", "Term to be checked")]
    [InlineData("en: \"A rule is written (to be confirmed).\"", "(to be confirmed")]
    [InlineData("en: \"A rule is written. TODO.\"", "TODO")]
    [InlineData("en: \"Current wording to be checked on the official site.\"", "wording to be checked")]
    public void A_text_holds_no_note_to_its_author(string now, string note) =>
        With(AxisFile, English, now).Fails(AxisFile, now, "“en” of level 2", note);

    [Fact]
    public void A_French_note_is_found_too() =>
        With(AxisFile, French, "fr: \"Une règle est écrite. Terme français à vérifier.\"")
            .Fails(AxisFile, "Terme français", "“fr” of level 2", "Terme français à vérifier");

    [Theory]
    [InlineData(English, "en: \"The list of points to check before sending is written.\"")]
    [InlineData(French, "fr: \"La liste des points à vérifier et des lignes à compléter.\"")]
    public void A_reader_may_be_told_what_to_check(string old, string now) => With(AxisFile, old, now).Passes();

    [Fact]
    public void The_lexicon_has_one_word_for_each_thing()
    {
        With(AxisFile, English, "en: \"A rule for Data-Sets is written.\"").Write(LexiconFile, LexiconText)
            .Fails(AxisFile, "Data-Sets", "“en” of level 2", "“data sets”", "“dataset”");
        With(AxisFile, French, "fr: \"Un jeu de\u00A0données est décrit.\"").Write(LexiconFile, LexiconText)
            .Fails(AxisFile, "Un jeu", "“fr” of level 2", "“jeu de données”", "“ensemble de données”");
        With(AxisFile, English, "en: \"A rule for datasets is written.\"").Write(LexiconFile, LexiconText).Passes();
    }

    [Fact]
    public void A_word_of_another_meaning_may_stand_in_its_wording()
    {
        With(AxisFile, English, "en: \"A rule on matching is written.\"").Write(LexiconFile, LexiconText)
            .Fails(AxisFile, "A rule on", "“matching”", "“linkage”");
        With(AxisFile, English, "en: \"A rule on matching funds is written.\"").Write(LexiconFile, LexiconText).Passes();
    }

    [Fact]
    public void A_lexicon_is_read_strictly()
    {
        new ContentFixture().Write(LexiconFile, LexiconText.Replace("id: linkage", "id:  dataset", StringComparison.Ordinal))
            .Fails(LexiconFile, "id:  dataset", "“dataset”", "twice");
        new ContentFixture().Write(LexiconFile, LexiconText.Replace("unless:", "except:", StringComparison.Ordinal))
            .Fails(LexiconFile, "except:", "unknown key “except”");
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void A_sentence_that_asks_for_a_decision_has_at_most_30_words(int words, bool passes)
    {
        var sentence = string.Join(' ', Enumerable.Repeat("rule", words - 1)) + " ends.";
        var fixture = With(AxisFile, English, $"en: \"{sentence}\"");

        if (passes)
        {
            fixture.Passes();
        }
        else
        {
            fixture.Fails(AxisFile, "rule rule", "“en” of level 2", "31 words", "30");
        }
    }

    [Fact]
    public void A_letter_with_a_point_ends_no_sentence_and_a_full_stop_does()
    {
        var half = string.Join(' ', Enumerable.Repeat("rule", 15));

        With(AxisFile, English, $"en: \"{half}. {char.ToUpperInvariant(half[0])}{half[1..]}.\"").Passes();
        With(AxisFile, English, $"en: \"{half} under L. {half} x.\"").Fails(AxisFile, "rule rule", "33 words");
    }

    [Theory]
    [InlineData("fr: \"Une règle est-elle écrite?\"", "?")]
    [InlineData("fr: \"Une règle (écrite); commencée.\"", ";")]
    public void A_high_mark_in_French_has_its_space(string now, string mark) =>
        With(AxisFile, French, now).Fails(AxisFile, now, "“fr” of level 2", "no space", mark);

    [Fact]
    public void A_question_says_for_whom_one_answer_holds()
    {
        using var silent = new ContentFixture();
        using var fixture = With(AxisFile, "    weight:", "    scope: organisation\n    weight:");

        Assert.Equal(Core.Questionnaires.AnswerScope.Service, ContentReader.Read(silent.Folder).Content!.Questionnaires[0].Questions[0]
            .AnswerScope);
        Assert.Equal(Core.Questionnaires.AnswerScope.Organisation, ContentReader.Read(fixture.Folder).Content!.Questionnaires[0]
            .Questions[0].AnswerScope);
        With(AxisFile, "    weight:", "    scope: house\n    weight:").Fails(AxisFile, "scope: house", "scope “house”", "“organisation”");
    }
}
