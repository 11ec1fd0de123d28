namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>What became of one question, as distributions count it. The first five are the levels.</summary>
public enum CountedAnswer : byte
{
    [Id("0")] Level0,
    [Id("1")] Level1,
    [Id("2")] Level2,
    [Id("3")] Level3,
    [Id("4")] Level4,

    /// <summary>"I don't know".</summary>
    [Id("unknown")] Unknown,

    /// <summary>In scope, without an answer.</summary>
    [Id("missing")] Missing,

    /// <summary>"Does not apply", with a reason.</summary>
    [Id("not_applicable")] NotApplicable,

    /// <summary>Out of scope: takes no part in the distribution.</summary>
    NotAsked,
}
