namespace EhdsReadiness.Core;

/// <summary>One text of the content in both languages; neither is ever empty.</summary>
/// <param name="Fr">The French wording, written first.</param>
/// <param name="En">The British English wording, which says the same.</param>
public sealed record Text(string Fr, string En)
{
    /// <summary>The wording for a reader of <paramref name="language"/>.</summary>
    public string In(Language language) => language.Pick(Fr, En);
}
