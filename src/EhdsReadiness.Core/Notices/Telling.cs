namespace EhdsReadiness.Core.Notices;

/// <summary>Who is told of what, and how: a pure rule, and the only place that says so.</summary>
public static class Telling
{
    /// <summary>As what somebody is told of an event; null when they are not. Whoever did it is told of nothing but of what was made for
    /// them.</summary>
    /// <param name="relation">How they stand to it. Nobody stands to it who may not see what it leads to.</param>
    public static EventKind? Of(EventKind what, Relation relation)
    {
        bool Is(Relation any) => (relation & any) != 0;

        if (Is(Relation.Doer) && what != EventKind.ReportReady) { return null; }

        var isTold = what switch
        {
            EventKind.Assigned or EventKind.DueSoon or EventKind.ToClarify => Is(Relation.Assignee),
            EventKind.Overdue => Is(Relation.Assignee | Relation.Asker),
            EventKind.Clarified => Is(Relation.Asker),
            EventKind.Comment or EventKind.Mention =>
                Is(Relation.Mentioned | Relation.InDiscussion | Relation.Assignee | Relation.Owner),
            EventKind.Submitted or EventKind.YearGone => Is(Relation.Owner),
            EventKind.Returned => Is(Relation.Submitter | Relation.Assignee),
            EventKind.Approved => Is(Relation.Submitter | Relation.Owner),
            EventKind.Finalised => Is(Relation.Owner | Relation.Contributor | Relation.Reader),
            EventKind.AccessGiven or EventKind.AccessEnding or EventKind.AccessWithdrawn => Is(Relation.Owner | Relation.Consultant),
            EventKind.NewerQuestionnaire => Is(Relation.Owner | Relation.Contributor),
            EventKind.ReportReady => Is(Relation.Doer),
        };
        return !isTold ? null : what == EventKind.Comment && Is(Relation.Mentioned) ? EventKind.Mention : what;
    }

    /// <summary>How a kind reaches somebody: as they chose, else as it reaches people who chose nothing.</summary>
    /// <param name="key">By which the choice is found.</param>
    internal static NoticeWay WayOf<T>(EventKind kind, T key, IReadOnlyDictionary<T, NoticeWay> chosen) =>
        chosen.TryGetValue(key, out var way) ? way : DefaultOf(kind);

    /// <summary>How a kind reaches people who chose nothing: at once where it is meant for them by name, once a day otherwise.</summary>
    public static NoticeWay DefaultOf(EventKind kind) => kind switch
    {
        EventKind.Assigned or EventKind.ToClarify or EventKind.Clarified or EventKind.Returned or EventKind.Mention
            or EventKind.AccessGiven or EventKind.AccessEnding or EventKind.AccessWithdrawn => NoticeWay.AtOnce,
        EventKind.DueSoon or EventKind.Overdue or EventKind.Comment or EventKind.Submitted or EventKind.Approved
            or EventKind.Finalised or EventKind.NewerQuestionnaire or EventKind.YearGone or EventKind.ReportReady => NoticeWay.Daily,
    };

    /// <summary>The last moment at which the mail of the day was due: seven o'clock in France. What is told after it waits for the
    /// next.</summary>
    public static DateTimeOffset LastDigest(DateTimeOffset now)
    {
        var today = FrenchTime.DayOf(now);
        return FrenchTime.At(today, DigestAt) is var due && due <= now ? due : FrenchTime.At(today.AddDays(-1), DigestAt);
    }

    private static readonly TimeOnly DigestAt = new(7, 0);
}
