namespace EhdsReadiness.Core.Access;

/// <summary>What became of a step that was asked for.</summary>
public enum StepOutcome
{
    Done,

    /// <summary>The same step was taken already, as by a double click: nothing was written.</summary>
    DoneBefore,

    /// <summary>Somebody took another step meanwhile: nothing was written.</summary>
    Stale,
}
