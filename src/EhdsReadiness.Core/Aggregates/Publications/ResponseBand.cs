namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>How many of the known organisations are counted.</summary>
public enum ResponseBand
{
    /// <summary>Under 30 %.</summary>
    Under30,

    /// <summary>30 to 60 %.</summary>
    From30To60,

    /// <summary>Over 60 %.</summary>
    Over60,
}
