namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>A bilingual text with the lines of both languages.</summary>
/// <param name="Key">The key it stands under: <c>ask</c>, <c>levels</c>.</param>
/// <param name="Subject">What messages call it: <c>ask of question “holder-opt-out”</c>, « question « holder-opt-out », ask ».</param>
/// <param name="AllowWords">Forbidden words that may stand here nevertheless.</param>
internal sealed record SourceText(
    Text Text, string File, int FrenchLine, int EnglishLine, string Key, Text Subject, IReadOnlyList<string> AllowWords)
{
    public int Line(Language language) => language.Pick(FrenchLine, EnglishLine);

    public ContentFault Fault(Language language, string fr, string en) => new(File, Line(language), new Text(fr, en));
}
