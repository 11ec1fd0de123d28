namespace EhdsReadiness.Core.Questionnaires;

/// <summary>A version whose words may not change any more, as <c>published.yaml</c> has it.</summary>
/// <param name="Sha256">Fingerprint of all that decides its scores and dates (<see cref="Questionnaire.Sha256"/>).</param>
/// <param name="Words">Fingerprint of the version's folder alone.</param>
/// <param name="Former">Its fingerprints before the law or the profile moved under it, oldest first; mostly empty.</param>
public sealed record PublishedVersion(string Version, string Sha256, string Words, IReadOnlyList<FormerFingerprint> Former);
