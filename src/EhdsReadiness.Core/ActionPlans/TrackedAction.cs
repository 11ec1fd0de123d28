namespace EhdsReadiness.Core.ActionPlans;

/// <summary>An action that somebody has touched, as it is kept.</summary>
/// <param name="Id">An <see cref="ActionKey"/>, or 32 hexadecimal digits for an action of one's own.</param>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="RemovedAt">When an action of one's own was taken away; null while it is there.</param>
/// <param name="LeftAt">When the member who led it went and nobody took it over; null otherwise.</param>
/// <param name="LeftBy">Name of that member; null when their account was closed, and while nobody went.</param>
public sealed record TrackedAction(
    string Id, int Version, ActionDetails Details, DateTimeOffset? RemovedAt, DateTimeOffset ChangedAt, DateTimeOffset? LeftAt =
        null, string? LeftBy = null)
{
    /// <summary>The action of the questionnaire; null for one of one's own.</summary>
    public ActionKey? Key => ActionKey.Parse(Id);

    /// <summary>Whether it is still to be done, as far as people said: neither finished nor set aside nor taken away.</summary>
    public bool IsToBeDone => Details.Status is ActionStatus.ToDo or ActionStatus.Doing && !Details.SetAside && RemovedAt is null;
}
