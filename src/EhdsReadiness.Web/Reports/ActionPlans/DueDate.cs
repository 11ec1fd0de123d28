namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>The duties of one reading that begin on one day.</summary>
/// <param name="From">Null for law already in force.</param>
internal sealed record DueDate(DateOnly? From, IReadOnlyList<DutyReadiness> Duties)
{
    /// <summary>Duties that bind: all but those that don't apply.</summary>
    public int Binding => Duties.Count - Count(DutyState.NotApplicable);

    public int Count(DutyState state) => Duties.Count(duty => duty.State == state);

    /// <summary>Law already in force first, then by date.</summary>
    public static IReadOnlyList<DueDate> Of(Reading reading) =>
        [.. reading.Duties.GroupBy(duty => duty.Duty.From).OrderBy(group => group.Key ?? DateOnly.MinValue)
            .Select(group => new DueDate(group.Key, [.. group]))];

    /// <summary>That some categories come later than the date their duties are counted under; null where that is not so.</summary>
    public static string? DeferredNote(Wording wording)
    {
        var regulation = wording.Content.Regulation;
        var counted = regulation.DueOf(wording.Assessment.Profile.Categories);
        var later = regulation.Categories
            .Where(category => wording.Assessment.Profile.Categories.Contains(category.Letter) && category.Due > counted)
            .ToList();
        if (later.Count == 0 || !wording.Result.Combined.Duties.Any(duty => duty.Duty.From == counted)) { return null; }

        var letters = wording.Enumerated([.. later.Select(category => category.Letter)]);
        return wording.Count("Law.Deferred", later.Count, letters, wording.Day(later[0].Due), wording.Day(counted));
    }
}
