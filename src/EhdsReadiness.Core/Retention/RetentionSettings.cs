using EhdsReadiness.Core.Assessments;

namespace EhdsReadiness.Core.Retention;

/// <summary>How long things are kept. The privacy page tells these figures.</summary>
public sealed record RetentionSettings
{
    /// <summary>Calendar months, 1 or more, after which an anonymous assessment that nobody touched is deleted.</summary>
    public int AssessmentMonths { get; init; } = 12;

    /// <summary>Calendar months, 1 or more and fewer than <see cref="AssessmentMonths"/>, after which its pages say that it will be.</summary>
    public int NoticeMonths { get; init; } = 11;

    /// <summary>Days, 0 or more, that an invitation is kept once its time is over, whether it was accepted or not.</summary>
    public int InvitationDays { get; init; } = 30;

    /// <summary>Days, 1 or more, that a mail stays in the outbox when no server takes it away.</summary>
    public int MailDays { get; init; } = 30;

    /// <summary>Days, 1 or more, that the list of reports that somebody took away in one archive is kept.</summary>
    public int ArchiveDays { get; init; } = 7;

    /// <summary>What is wrong with the settings; null when nothing is.</summary>
    public string? Fault =>
        NoticeMonths < 1 ? "Retention:NoticeMonths is to be 1 or more"
        : AssessmentMonths <= NoticeMonths ? "Retention:AssessmentMonths is to be more than Retention:NoticeMonths"
        : MailDays < 1 || ArchiveDays < 1 ? "Retention:MailDays and Retention:ArchiveDays are to be 1 or more"
        : InvitationDays < 0 ? "Retention:InvitationDays is to be 0 or more"
        : null;

    /// <summary>First day (Europe/Paris) on which the pages of an anonymous assessment say that it will be deleted.</summary>
    /// <param name="touched">When it was last changed, or kept on demand.</param>
    public DateOnly NoticeFrom(DateTimeOffset touched) => StoredAssessment.DayOf(touched).AddMonths(NoticeMonths);

    /// <summary>Day (Europe/Paris) on which an anonymous assessment is deleted, unless somebody touches it before.</summary>
    /// <param name="touched">When it was last changed, or kept on demand.</param>
    public DateOnly DeletedOn(DateTimeOffset touched) => StoredAssessment.DayOf(touched).AddMonths(AssessmentMonths);
}
