namespace EhdsReadiness.Core.Organisations;

/// <summary>Whether an organisation may be counted in aggregates, as it last said. Nothing said is a no.</summary>
/// <param name="SaidByName">Who said so; null when their account was closed.</param>
public sealed record Agreement(bool Agreed, string? SaidByName, DateTimeOffset SaidAt)
{
    /// <summary>What a form carries of it, so that nobody answers against something newer.</summary>
    public string Mark => SaidAt.ToString("O", CultureInfo.InvariantCulture);
}
