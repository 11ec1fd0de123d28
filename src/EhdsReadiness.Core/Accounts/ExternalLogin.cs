namespace EhdsReadiness.Core.Accounts;

/// <summary>A login at an identity provider that an account's owner has proven to be theirs.</summary>
/// <param name="Id">Its name in other tables.</param>
/// <param name="AccountId">The account that it signs in to.</param>
/// <param name="Subject">Who they are there.</param>
/// <param name="Role">Role on the whole site that the provider last gave; null for none.</param>
/// <param name="LinkedAt">When its owner linked it.</param>
public sealed record ExternalLogin(string Id, string AccountId, LoginSubject Subject, AccountRole? Role, DateTimeOffset LinkedAt);
