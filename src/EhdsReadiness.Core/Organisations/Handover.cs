namespace EhdsReadiness.Core.Organisations;

/// <summary>Whom the work of a member goes to who leaves, only reads from now on or closes the account.</summary>
/// <param name="AccountId">Another member who can lead; null for nobody, which the owners are reminded of.</param>
public sealed record Handover(string? AccountId)
{
    /// <summary>Nobody leads it from then on.</summary>
    public static Handover ToNobody { get; } = new((string?)null);
}
