using System.ComponentModel.DataAnnotations;

namespace EhdsReadiness.Core.Retention;

/// <summary>How long things are kept. The privacy page tells these figures.</summary>
public sealed record RetentionSettings : ISettings
{
    /// <summary>Calendar months, 1 or more, after which an anonymous assessment that nobody touched is deleted.</summary>
    [Range(1, 240)] public int AssessmentMonths { get; init; } = 12;

    /// <summary>Calendar months, 1 or more and fewer than <see cref="AssessmentMonths"/>, after which its pages say that it will
    /// be.</summary>
    [Range(1, 240)] public int NoticeMonths { get; init; } = 11;

    /// <summary>Days, 2 or more, after which an anonymous assessment is deleted to which nobody came back after the day on which it was
    /// begun.</summary>
    [Range(2, 3650)] public int UnopenedDays { get; init; } = 30;

    /// <summary>Days, 0 or more, that an invitation is kept once its time is over, whether it was accepted or not.</summary>
    [Range(0, 3650)] public int InvitationDays { get; init; } = 30;

    /// <summary>Days, 1 or more, that a mail stays in the outbox when no server takes it away.</summary>
    [Range(1, 3650)] public int MailDays { get; init; } = 30;

    /// <summary>Days, 1 or more, that the list of reports that somebody took away in one archive is kept.</summary>
    [Range(1, 3650)] public int ArchiveDays { get; init; } = 7;

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions() =>
        AssessmentMonths <= NoticeMonths
            ? [$"Retention:AssessmentMonths “{AssessmentMonths}” is to be more than Retention:NoticeMonths “{NoticeMonths}”"] : [];

    /// <summary>Day (Europe/Paris) from which an anonymous assessment is deleted, unless somebody changes it, keeps it or opens it again on
    /// a later day than that of its beginning.</summary>
    public DateOnly UnopenedOn(DateTimeOffset begun) => FrenchTime.DayOf(begun).AddDays(UnopenedDays);

    /// <summary>First day (Europe/Paris) on which the pages of an anonymous assessment say that it will be deleted.</summary>
    /// <param name="touched">When it was last changed, or kept on demand.</param>
    public DateOnly NoticeFrom(DateTimeOffset touched) => FrenchTime.DayOf(touched).AddMonths(NoticeMonths);

    /// <summary>Day (Europe/Paris) on which an anonymous assessment is deleted, unless somebody touches it before.</summary>
    /// <param name="touched">When it was last changed, or kept on demand.</param>
    public DateOnly DeletedOn(DateTimeOffset touched) => FrenchTime.DayOf(touched).AddMonths(AssessmentMonths);
}
