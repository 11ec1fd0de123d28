namespace EhdsReadiness.Web.Mails;

/// <summary>What a notice says and where it leads, on the page and by mail: never an answer, a note or what somebody wrote.</summary>
public sealed class NoticeMails(SiteAddress site)
{
    /// <summary>The mail of one notice.</summary>
    public Mail Of(NoticeReader to, Notice notice)
    {
        var sentence = SentenceOf(notice.Kind, to.Language);
        var text = MailTexts.Of(to.Language, "Notice.Text", Line(notice, to.Language), site.Whole(LinkOf(new(to.Language), notice)));
        return Mail.With(sentence, text, to.Email, to.Language) with { Ground = Rests(to, [notice]) };
    }

    /// <summary>The mail of the day.</summary>
    /// <param name="hasMore">Whether the page has others that the mail does not list.</param>
    public Mail DigestOf(NoticeReader to, IReadOnlyList<Notice> notices, bool hasMore)
    {
        var lines = notices.Select(notice => $"- {Line(notice, to.Language)}")
            .Concat(hasMore ? [$"- {MailTexts.Of(to.Language, "NoticeDigest.More")}"] : []);
        return Mail.Of("NoticeDigest", to.Email, to.Language, string.Join('\n', lines), site.Whole(new Links(to.Language).Waiting()))
            with
        { Ground = Rests(to, notices) };
    }

    /// <summary>What a kind of notice says, without a full stop.</summary>
    public static string SentenceOf(EventKind kind, Language language) => MailTexts.Of(language, $"Notice.{kind.Id()}");

    /// <summary>Of whom a notice is; null for what is the reader's own.</summary>
    public static string? AboutOf(Notice notice, Language language) =>
        notice.Consultancy is null ? notice.Organisation
            : MailTexts.Of(language, "Notice.Access", notice.Organisation, notice.Consultancy);

    /// <summary>The very place that a notice is about.</summary>
    public static string LinkOf(Links links, Notice notice) => notice.Kind switch
    {
        EventKind.Assigned or EventKind.DueSoon or EventKind.Overdue =>
            AssignmentTarget.QuestionOf(notice.Item) is { } question
                ? links.Question(notice.AssessmentId!, question) : links.Assessment(notice.AssessmentId!),
        EventKind.ToClarify or EventKind.Clarified => links.Question(notice.AssessmentId!, notice.Item!),
        EventKind.Comment or EventKind.Mention => links.Comments(notice.AssessmentId!, notice.Item!),
        EventKind.Submitted or EventKind.Returned or EventKind.Approved => links.Approval(notice.AssessmentId!),
        EventKind.Finalised => links.Report(notice.AssessmentId!),
        EventKind.AccessGiven or EventKind.AccessEnding or EventKind.AccessWithdrawn =>
            notice.Through == notice.OrganisationId ? links.Access(notice.OrganisationId!) : links.Portfolio,
        EventKind.NewerQuestionnaire => links.Version(notice.AssessmentId!),
        EventKind.YearGone => links.Changes(notice.AssessmentId!),
        EventKind.ReportReady => links.Archive(notice.Item!),
    };

    private static string Line(Notice notice, Language language) =>
        $"{SentenceOf(notice.Kind, language)}{(AboutOf(notice, language) is { } about ? $" ({Mail.Words(about)})" : "")}";

    private static MailGround.Told Rests(NoticeReader to, IReadOnlyList<Notice> notices) =>
        new(to.AccountId, [.. notices.Select(notice => notice.EventId)]);
}
