namespace EhdsReadiness.Core.Assessments;

/// <summary>What became of confirming carried answers.</summary>
/// <param name="Result">Saved, or why nothing was: <see cref="SaveResult.Closed"/> or <see cref="SaveResult.Gone"/>.</param>
/// <param name="Changed">Questions that were not confirmed, since somebody had changed or confirmed their answer meanwhile.</param>
public sealed record Confirmation(SaveResult Result, IReadOnlyList<string> Changed);
