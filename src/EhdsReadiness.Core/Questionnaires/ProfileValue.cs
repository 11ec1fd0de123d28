namespace EhdsReadiness.Core.Questionnaires;

/// <summary>One value of a profile field.</summary>
public sealed record ProfileValue(string Id, Text Label, Text? Help);
