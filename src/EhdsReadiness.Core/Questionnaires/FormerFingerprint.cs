namespace EhdsReadiness.Core.Questionnaires;

/// <summary>The fingerprint of a published version until the law or the profile, which all versions share, moved under it.</summary>
/// <param name="Until">Day of the change.</param>
/// <param name="Because">What moved, in one sentence, as its author wrote it.</param>
public sealed record FormerFingerprint(string Sha256, DateOnly Until, string Because);
