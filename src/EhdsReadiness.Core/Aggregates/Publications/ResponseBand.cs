namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>How many of the known organisations are counted.</summary>
public enum ResponseBand
{
    /// <summary>Under 30 %.</summary>
    [Id("under-30")] Under30,

    /// <summary>30 to 60 %.</summary>
    [Id("30-60")] From30To60,

    /// <summary>Over 60 %.</summary>
    [Id("over-60")] Over60,
}
