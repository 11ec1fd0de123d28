namespace EhdsReadiness.Core.Inventory;

/// <summary>A list from which values of a description are chosen.</summary>
/// <param name="Start">What the addresses of its terms begin with.</param>
/// <param name="TakesAddresses">Whether an address that the list does not have is taken too.</param>
/// <param name="TakesWords">Whether words that the list does not have are taken too.</param>
public sealed record ControlledList(
    string Start, bool TakesAddresses, bool TakesWords, IReadOnlyList<ControlledTerm> Terms)
{
    /// <summary>How many of its first terms a form shows; the others are typed.</summary>
    public int Shown { get; init; } = Terms.Count;

    /// <summary>The address of a code of the list.</summary>
    public string AddressOf(string code) => OfCode(code)?.Address ?? Start + code;

    /// <summary>The term of a code; null when the list has none.</summary>
    public ControlledTerm? OfCode(string code) => Terms.FirstOrDefault(term => term.Code == code);

    /// <summary>The term of an address; null when the list has none.</summary>
    public ControlledTerm? OfAddress(string address) => Terms.FirstOrDefault(term => (term.Address ?? Start + term.Code) == address);

    /// <summary>The term that somebody wrote by its code, its address or a name, whatever its capitals and accents; null for
    /// none.</summary>
    public ControlledTerm? Find(string typed)
    {
        var plain = Plain(typed);
        return OfAddress(typed) ?? Terms.FirstOrDefault(term => Plain(term.Code) == plain || Plain(term.Name.Fr) == plain
            || Plain(term.Name.En) == plain || (term.Alias is not null && Plain(term.Alias) == plain));
    }

    /// <summary>A stored value as a reader reads it.</summary>
    public string Say(string value, Language language) => OfCode(value)?.Name.In(language) ?? value;

    private static string Plain(string text) =>
        string.Concat(text.NormalizeSafely(NormalizationForm.FormD)
            .Where(sign => char.IsLetterOrDigit(sign)).Select(char.ToLowerInvariant));
}
