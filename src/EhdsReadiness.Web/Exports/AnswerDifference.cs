namespace EhdsReadiness.Web.Exports;

/// <summary>One answer that an import changes.</summary>
/// <param name="Read">As the file gives it.</param>
/// <param name="Current">As it stands; null when the question never had one.</param>
public sealed record AnswerDifference(AnswerRead Read, StoredAnswer? Current, AnswerEffect Effect);
