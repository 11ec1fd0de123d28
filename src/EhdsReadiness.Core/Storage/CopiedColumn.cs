namespace EhdsReadiness.Core.Storage;

/// <summary>A column as a copy of the whole database takes it.</summary>
/// <param name="Type">As the engine names it: <c>TEXT</c>, <c>timestamp with time zone</c>.</param>
internal sealed record CopiedColumn(string Name, string Type);
