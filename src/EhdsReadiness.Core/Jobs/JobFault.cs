namespace EhdsReadiness.Core.Jobs;

/// <summary>Failure of a background job that has not been mended since: of a round as a whole, or of one item of its work.</summary>
/// <param name="Item">Name of the item, without anything private; empty for the round as a whole.</param>
/// <param name="Failures">In how many rounds it failed, 1 or more.</param>
/// <param name="Since">When it failed first.</param>
/// <param name="LastAt">When it failed last.</param>
/// <param name="Kind">Type of the exception, such as <c>FormatException</c>, or a reply's number.</param>
public sealed record JobFault(string Item, int Failures, DateTimeOffset Since, DateTimeOffset LastAt, string Kind)
{
    /// <summary>An item that failed in so many rounds is set aside.</summary>
    public const int Most = 3;

    /// <summary>After so long an item that was set aside is tried once more.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(7);

    /// <summary>True for an item that failed again and again.</summary>
    public bool IsSetAside => Item.Length > 0 && Failures >= Most;

    /// <summary>True while an item that was set aside is not to be tried.</summary>
    public bool RestsAt(DateTimeOffset now) => IsSetAside && now < LastAt + Rest;
}
