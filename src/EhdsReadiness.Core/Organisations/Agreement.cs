namespace EhdsReadiness.Core.Organisations;

/// <summary>Whether an organisation may be counted in aggregates, as it last said. Nothing said is a no.</summary>
/// <param name="SaidByName">Who said so; null when their account was closed.</param>
public sealed record Agreement(bool Agreed, string? SaidByName, DateTimeOffset SaidAt)
{
    /// <summary>What a form carries of it, so that nobody answers against something newer.</summary>
    public string Mark => SaidAt.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>When what a form carries was said; null where nothing was.</summary>
    public static DateTimeOffset? ReadMark(string? mark) =>
        DateTimeOffset.TryParseExact(mark, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var said) ? said : null;
}
