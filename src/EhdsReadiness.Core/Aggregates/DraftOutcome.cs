namespace EhdsReadiness.Core.Aggregates;

/// <summary>What came of something done to the draft of a publication.</summary>
public enum DraftOutcome
{
    /// <summary>It was done.</summary>
    [Id("done")] Done,

    /// <summary>There was a draft within the last day.</summary>
    [Id("soon")] TooSoon,

    /// <summary>Fewer than k organisations entered, left or answered again since the draft that was not published, and one of those that it
    /// counted has left: two that tell so little apart are not shown.</summary>
    [Id("alike")] TooAlike,

    /// <summary>No draft is there any more to be published: its day is over, it was withdrawn, or somebody else published.</summary>
    [Id("over")] Over,

    /// <summary>An organisation that it counts may not be counted any more: it is withdrawn.</summary>
    [Id("left")] Left,
}
