namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>A dated, numbered, immutable set of tables: all that staff ever see. Every page and export reads it and nothing else.</summary>
/// <param name="Questionnaire">Version of the questionnaire counted.</param>
/// <param name="ContentSha256">Hash of its content.</param>
/// <param name="K">Threshold that it was published with.</param>
/// <param name="Claims">Whether organisations are counted whose number nobody has proven.</param>
/// <param name="Known">Known organisations, a control group being one.</param>
/// <param name="Note">What the administrator who published it says of it; null for nothing.</param>
/// <param name="Count">How many of them are counted; null when that is withheld.</param>
public sealed record Publication(
    int Number,
    DateOnly Date,
    string Questionnaire,
    string ContentSha256,
    int K,
    bool Demonstration,
    bool Claims,
    int Known,
    CountRange? Count,
    IReadOnlyList<PublishedTable> Tables,
    Text? Note = null)
{
    /// <summary>The table of that identifier; null when it has no cell.</summary>
    public PublishedTable? Find(string tableId) => Tables.FirstOrDefault(table => table.Id == tableId);

    /// <summary>The cell over all organisations.</summary>
    public PublishedCell? Overall => Find(TableIds.Overall)?.Cells[0];
}
