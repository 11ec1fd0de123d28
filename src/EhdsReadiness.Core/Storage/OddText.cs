namespace EhdsReadiness.Core.Storage;

/// <summary>A text in the database that no way in would take today, and that its owner can mend in the form where it was typed.</summary>
/// <param name="Table">Such as <c>organisation</c>.</param>
/// <param name="Key">The row: the values of its primary key, with a slash between them.</param>
/// <param name="Field">The column: <c>name</c>.</param>
/// <param name="Sign">Its first odd sign: <c>U+FFFE</c>. Nothing else of the text is told.</param>
public sealed record OddText(string Table, string Key, string Field, string Sign);
