namespace EhdsReadiness.Core.Questionnaires;

/// <summary>A short name and what it stands for.</summary>
/// <param name="Fr">Its French forms, such as <c>RGPD</c>.</param>
/// <param name="En">Its English forms, such as <c>GDPR</c>.</param>
public sealed record Abbreviation(string Id, IReadOnlyList<string> Fr, IReadOnlyList<string> En, Text Means)
{
    /// <summary>Its forms in that language.</summary>
    public IReadOnlyList<string> In(Language language) => language.Pick(Fr, En);
}
