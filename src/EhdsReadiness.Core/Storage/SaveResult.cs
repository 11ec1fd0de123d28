namespace EhdsReadiness.Core.Storage;

/// <summary>What became of a change that was sent.</summary>
public enum SaveResult
{
    Saved,

    /// <summary>The same is in place already, as after a double click: nothing was written.</summary>
    SavedBefore,

    /// <summary>Somebody changed it meanwhile to something else: nothing was written.</summary>
    Stale,

    /// <summary>The assessment takes no such change in its present state: nothing was written.</summary>
    Closed,

    /// <summary>What was to be changed is there no more, or no more for whoever sent it: nothing was written.</summary>
    Gone,

    /// <summary>There is no room for it: nothing was written.</summary>
    Full,
}
