namespace EhdsReadiness.Core.Organisations;

/// <summary>A member was asked to answer something by a day.</summary>
/// <param name="AccountId">Who was asked.</param>
/// <param name="Name">Their name.</param>
/// <param name="Due">The last day, in France; null when none was named.</param>
public sealed record Assignment(AssignmentTarget Target, string AccountId, string Name, DateOnly? Due)
{
    /// <summary>What stands in the row where no day was named, so that a release from before days could be left out reads it too.</summary>
    internal static readonly DateOnly NoDay = DateOnly.MaxValue;
}
