namespace EhdsReadiness.Core.Assessments;

/// <summary>An answer as it is kept.</summary>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="Answer">Null when the answer was taken back.</param>
/// <param name="ToConfirm">True while it was carried from an earlier assessment or version and nobody has confirmed or changed it.</param>
public sealed record StoredAnswer(string QuestionId, int Version, Answer? Answer, DateTimeOffset ChangedAt, bool ToConfirm = false);
