namespace EhdsReadiness.Core.Access;

/// <summary>What became of a step that was asked for.</summary>
public enum StepOutcome
{
    Done,

    /// <summary>The same step was taken already, as by a double click: nothing was written.</summary>
    DoneBefore,

    /// <summary>Somebody took another step meanwhile: nothing was written.</summary>
    Stale,

    /// <summary>Answers wait to be confirmed, or to be cleared up by whoever was asked, and nobody keeps them as they are: nothing was
    /// written.</summary>
    Open,
}
