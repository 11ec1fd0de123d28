namespace EhdsReadiness.Core.Notices;

/// <summary>Somebody who is told something.</summary>
/// <param name="Language">The language of their mails.</param>
public sealed record NoticeReader(string AccountId, string Email, Language Language);
