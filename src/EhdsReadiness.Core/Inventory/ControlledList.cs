namespace EhdsReadiness.Core.Inventory;

/// <summary>A list from which values of a description are chosen.</summary>
/// <param name="Start">What the addresses of its terms begin with.</param>
/// <param name="TakesAddresses">Whether an address that the list does not have is taken too.</param>
/// <param name="TakesWords">Whether words that the list does not have are taken too.</param>
public sealed record ControlledList(
    string Start, bool TakesAddresses, bool TakesWords, IReadOnlyList<ControlledTerm> Terms)
{
    private readonly Dictionary<string, ControlledTerm> _byAddress = ByFirst(Terms, term => [term.Address ?? Start + term.Code]);
    private readonly Dictionary<string, ControlledTerm> _byWord = ByFirst(
        Terms, term => new[] { term.Code, term.Name.Fr, term.Name.En, term.Alias }.OfType<string>().Select(Plain));

    /// <summary>How many of its first terms a form shows; the others are typed.</summary>
    public int Shown { get; init; } = Terms.Count;

    /// <summary>The address of a code of the list.</summary>
    public string AddressOf(string code) => OfCode(code)?.Address ?? Start + code;

    /// <summary>The term of a code; null when the list has none.</summary>
    public ControlledTerm? OfCode(string code) => Terms.FirstOrDefault(term => term.Code == code);

    /// <summary>The term of an address; null when the list has none.</summary>
    public ControlledTerm? OfAddress(string address) => _byAddress.GetValueOrDefault(address);

    /// <summary>The term that somebody wrote by its code, its address or a name, whatever its capitals and accents; null for
    /// none.</summary>
    public ControlledTerm? Find(string typed) => OfAddress(typed) ?? _byWord.GetValueOrDefault(Plain(typed));

    /// <summary>A stored value as a reader reads it.</summary>
    public string Say(string value, Language language) => OfCode(value)?.Name.In(language) ?? value;

    /// <summary>Terms by their words. Where two have the same, the first one counts.</summary>
    private static Dictionary<string, ControlledTerm> ByFirst(
        IReadOnlyList<ControlledTerm> terms, Func<ControlledTerm, IEnumerable<string>> wordsOf)
    {
        var byWord = new Dictionary<string, ControlledTerm>(StringComparer.Ordinal);
        foreach (var (word, term) in terms.SelectMany(term => wordsOf(term).Select(word => (word, term))))
        {
            byWord.TryAdd(word, term);
        }

        return byWord;
    }

    private static string Plain(string text) =>
        string.Concat(text.NormalizeSafely(NormalizationForm.FormD)
            .Where(sign => char.IsLetterOrDigit(sign)).Select(char.ToLowerInvariant));
}
