namespace EhdsReadiness.Core.Units;

/// <summary>An answer that a house offers, as its unit sees it. Nothing else of the house's assessment is told.</summary>
/// <param name="HouseName">Name of the house.</param>
/// <param name="Answer">A level, or that the question does not apply; with note and evidence only where the house lets them go
/// along.</param>
public sealed record HouseAnswer(string QuestionId, string HouseName, Answer Answer)
{
    /// <summary>Sixteen figures and letters by which a form tells which answer it showed.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Answer.Kind.Id(), Answer.Level, Answer.Reason, Answer.Note, Answer.Evidence, Answer.Proofs))))[..16];

    /// <summary>What stands with the unit once it is taken over: the unit keeps its own note and evidence where none come along.</summary>
    /// <param name="own">The unit's answer so far; null when it has none.</param>
    public Answer TakenOverFrom(Answer? own)
    {
        var taken = Answer with { Note = Answer.Note ?? own?.Note, House = HouseName };
        return taken.Evidence is null ? taken.With(own?.AllProofs ?? []) : taken;
    }
}
