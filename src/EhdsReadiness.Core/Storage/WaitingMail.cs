namespace EhdsReadiness.Core.Storage;

/// <summary>A mail that has not left.</summary>
/// <param name="Id">Identifier, later for a later mail; its Message-ID has it, so that a mail that comes twice is known.</param>
/// <param name="Sealed">To whom and what, encrypted: its links open accounts.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="Until">From when on its link is good for nothing; null when it holds none that ends.</param>
/// <param name="DueAt">When it may be tried; of a mail that was taken, until when nobody else tries it.</param>
/// <param name="Failures">How often it was tried for nothing.</param>
/// <param name="FailingSince">When it failed first; null while it has not.</param>
public sealed record WaitingMail(
    string Id, string Sealed, DateTimeOffset WrittenAt, DateTimeOffset? Until, DateTimeOffset DueAt, int Failures = 0,
    DateTimeOffset? FailingSince = null);
