namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>Whom a duty of the fact base binds, in the words of its section 9.</summary>
internal enum Binds
{
    Everybody,
    Hold,
    Label,
    Ctrl,
    Snds,
    StateCloud,
    Buyers,
}

/// <summary>One row of section 9 of the fact base, with the question that asks about it.</summary>
/// <param name="Number">Number of the row.</param>
internal sealed record DutyRow(int Number, string QuestionId, string Article, string Due, Binds Binds);

/// <summary>Section 9 of the fact base, copied by hand from the fact base and not from the content.</summary>
internal static class DutyTable
{
    private const string ByCategory = "by-category";
    private const string Now = "now";
    private const string ChapterIv = "2029-03-26";

    public static IReadOnlyList<DutyRow> Rows { get; } =
    [
        // 9.1 Holders
        new(1, "holder-information", "GDPR 13", Now, Binds.Ctrl),
        new(2, "holder-opt-out", "71(3)", ByCategory, Binds.Hold),
        new(3, "holder-objection", "GDPR 21", Now, Binds.Ctrl),
        new(4, "holder-findings", "58(3)", ByCategory, Binds.Hold),
        new(5, "information-security", "GDPR 32", Now, Binds.Everybody),
        new(6, "snds-security", "SNDS order of 6 May 2024", Now, Binds.Snds),
        new(7, "care-data-hosting", "CSP L. 1111-8", Now, Binds.Everybody),
        new(8, "sovereign-cloud", "SREN 31", Now, Binds.StateCloud),
        new(11, "holder-processors", "GDPR 28", Now, Binds.Everybody),
        new(12, "holder-processing-records", "GDPR 30", Now, Binds.Everybody),
        new(13, "impact-assessment", "GDPR 35", Now, Binds.Everybody),      // shared with users: without CTRL (section 9, remark 7)
        new(14, "french-formalities", "LIL 66", Now, Binds.Everybody),      // shared with row 58, same remark
        new(15, "holder-inquiries", "63(1)", ByCategory, Binds.Hold),
        new(17, "holder-descriptions", "60(3)", ByCategory, Binds.Hold),
        new(18, "holder-yearly-check", "60(3)", ByCategory, Binds.Hold),
        new(19, "holder-quality", "78(3)(b)", ByCategory, Binds.Label),
        new(20, "holder-label", "78(2)", ByCategory, Binds.Label),
        new(21, "holder-label-evidence", "60(4)", ByCategory, Binds.Hold),
        new(22, "holder-protected-elements", "52(2)", ByCategory, Binds.Hold),
        new(23, "holder-provenance", "78(3)(a)", ByCategory, Binds.Label),
        new(24, "holder-open-data", "60(5)", ByCategory, Binds.Hold),
        new(26, "holder-three-months", "60(2)", ByCategory, Binds.Hold),
        new(28, "holder-secure-transfer", "GDPR 32", Now, Binds.Everybody),
        new(29, "holder-costs", "62(2)", ByCategory, Binds.Hold),
        new(30, "holder-linkage", "CSP L. 1461-3", Now, Binds.Snds),
        new(31, "holder-access-conditions", "60(3)", ByCategory, Binds.Hold),
        new(32, "holder-no-withholding", "60(1)", ByCategory, Binds.Hold),
        new(34, "holder-lead-times", "78(3)(e)", ByCategory, Binds.Label),
        new(35, "holder-procurement", "85(1)", "2027-03-26", Binds.Buyers),

        // 9.2 Users
        new(36, "user-purpose", "53(1)", ChapterIv, Binds.Everybody),
        new(37, "user-prohibited-uses", "54", ChapterIv, Binds.Everybody),
        new(39, "user-no-reidentification", "61(3)", ChapterIv, Binds.Everybody),
        new(41, "user-publication", "61(4)", ChapterIv, Binds.Everybody),
        new(42, "user-attribution", "61(4)", ChapterIv, Binds.Everybody),
        new(43, "user-findings", "61(5)", ChapterIv, Binds.Everybody),
        new(44, "user-legal-basis", "68(1)(c)", ChapterIv, Binds.Everybody),
        new(46, "third-country-transfers", "GDPR 44", Now, Binds.Everybody),
        new(47, "user-minimisation", "67(2)(d)", ChapterIv, Binds.Everybody),
        new(48, "user-own-data", "67(2)(f)", ChapterIv, Binds.Everybody),
        new(49, "user-team", "68(1)(d)", ChapterIv, Binds.Everybody),
        new(50, "user-secure-environment", "61(1)", ChapterIv, Binds.Everybody),
        new(51, "user-people-list", "67(2)(a)", ChapterIv, Binds.Everybody),
        new(52, "user-outputs", "61(4)", ChapterIv, Binds.Everybody),
        new(54, "user-tools", "67(2)(i)", ChapterIv, Binds.Everybody),
        new(55, "user-project-end", "68(13)", ChapterIv, Binds.Everybody),
        new(56, "user-application", "67(2)", ChapterIv, Binds.Everybody),
        new(57, "user-cross-border", "67(3)", ChapterIv, Binds.Everybody),
        new(59, "user-cooperation", "61(6)", ChapterIv, Binds.Everybody),

        // 9.3 Rows added in November 2026
        new(61, "data-breach", "GDPR 33", Now, Binds.Everybody),
        new(63, "holder-person-rights", "GDPR 15", Now, Binds.Ctrl),
        new(64, "holder-retention", "GDPR 5", Now, Binds.Ctrl),
        new(65, "holder-coverage", "78(3)(d)", ByCategory, Binds.Label),
        new(66, "user-information", "GDPR 14", Now, Binds.Everybody),
    ];

    /// <summary>The row of a question; null when the question is good practice for everybody.</summary>
    public static DutyRow? Of(Question question) => Rows.FirstOrDefault(row => row.QuestionId == question.Id);

    /// <summary>The condition of a row as the content has to write it: fields and values in this order.</summary>
    public static string? ConditionOf(Binds binds) => binds switch
    {
        Binds.Everybody => null,
        Binds.Hold => "controller: yes, unsure; micro_enterprise: no, unsure",
        Binds.Label => "controller: yes, unsure; micro_enterprise: no, unsure; public_funding: yes, unsure",
        Binds.Ctrl => "controller: yes, unsure",
        Binds.Snds => "snds: yes, unsure",
        Binds.StateCloud => "organisation_kind: public-agency, research, registry, cohort, biobank, other",
        Binds.Buyers => "organisation_kind: hospital, research, registry, cohort, biobank, insurer, public-agency, care-practice, other",
    };
}
