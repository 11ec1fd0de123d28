namespace EhdsReadiness.Core.Audit;

/// <summary>Which entries of an organisation's trail are wanted.</summary>
/// <param name="Action">Null for all.</param>
/// <param name="AccountId">Who; null for everybody.</param>
/// <param name="From">First day (Europe/Paris); null for the beginning.</param>
/// <param name="Through">Last day (Europe/Paris); null for the end.</param>
/// <param name="Before">Only entries with a lower number, to read a long trail in parts; null for all.</param>
public sealed record AuditChoice(AuditAction? Action = null, string? AccountId = null, DateOnly? From = null, DateOnly? Through =
    null, long? Before = null);
