namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>What became of one question, as distributions count it. The first five are the levels.</summary>
public enum CountedAnswer : byte
{
    Level0,
    Level1,
    Level2,
    Level3,
    Level4,

    /// <summary>"I don't know".</summary>
    Unknown,

    /// <summary>In scope, without an answer.</summary>
    Missing,

    /// <summary>"Does not apply", with a reason.</summary>
    NotApplicable,

    /// <summary>Out of scope: takes no part in the distribution.</summary>
    NotAsked,
}
