using EhdsReadiness.Web.Reports.Pdf;

namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>Says whether a report is what was issued, and which of its figures are not those of its data. Keeps nothing of it.</summary>
public sealed class ReportVerifier(Content content, KeyRing keys, PdfRenderer renderer, SiteSettings site) : IDisposable
{
    /// <summary>Longest file, in bytes: several times the longest report.</summary>
    public const int LongestFile = 8 * 1024 * 1024;

    /// <summary>What reports of ours say of themselves, in UTF-16 as they write it.</summary>
    private static readonly byte[] Producer = "/Producer<FEFF004500680064007300520065006100640069006E006500730073>"u8.ToArray();

    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);

    /// <summary>The fingerprint that the bytes of a file have; null when it carries none.</summary>
    public static string? FingerprintOf(byte[] file) => SealField.Find(file)?.FingerprintOf(file);

    /// <summary>Verifies off the caller's thread, as soon as a core is free.</summary>
    public async Task<ReportVerdict> VerifyAsync(byte[] file, IssuedReport? issued, CancellationToken cancel)
    {
        await _cores.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Verify(file, issued), cancel);
        }
        finally
        {
            _cores.Release();
        }
    }

    /// <param name="issued">What is recorded under the fingerprint of the bytes; null when nothing is.</param>
    public ReportVerdict Verify(byte[] file, IssuedReport? issued)
    {
        var (standing, reason) = Judge(file, issued, out var field);
        var verdict = new ReportVerdict(standing, reason, field?.FingerprintOf(file), field is { IsSigned: true } ? field.KeyId
            : null, null, FigureCheck.NotGenuine, []);
        if (!verdict.IsGenuine) { return verdict; }

        // From here on the file is known to be what this site wrote, byte for byte: nothing else is ever opened.
        var data = file.AsMemory(field!.DataAt, field.DataLength);
        var assessment = SealedAssessment.Read(data);
        var (figures, differences) = Compare(file, field, data, assessment);
        var origin = issued is null ? field.Origin : ReportOrigin.Organisation;
        var number = field.Number ?? (issued is null ? null : ReportNumber.Of(issued));
        return verdict with
        {
            Contents = new(assessment, origin, number, field.CoverLine, field.HasPicture),
            Figures = figures,
            Differences = differences,
        };
    }

    /// <summary>The standing alone, without a look at the figures.</summary>
    internal ReportStanding Judge(byte[] file, IssuedReport? issued) => Judge(file, issued, out _).Standing;

    private (ReportStanding Standing, VerdictReason Reason) Judge(byte[] file, IssuedReport? issued, out SealField? field)
    {
        field = SealField.Find(file);
        if (field is null)
        {
            return file.AsSpan().IndexOf(Producer) < 0 ? (ReportStanding.Unknown, VerdictReason.NoFingerprint)
                : (ReportStanding.Altered, VerdictReason.BytesChanged);
        }

        var fingerprint = field.FingerprintOf(file);
        if (fingerprint != field.Fingerprint || !field.IsPrintedIn(file))
        {
            return (ReportStanding.Altered, VerdictReason.BytesChanged);
        }

        var genuine = issued is { IsLatest: false } ? ReportStanding.Replaced : ReportStanding.Genuine;
        if (!field.IsSigned)
        {
            return issued is null ? (ReportStanding.Intact, VerdictReason.NotSigned) : (genuine, VerdictReason.Recorded);
        }

        if (keys.Find(field.KeyId) is not { } key) { return (ReportStanding.Unknown, VerdictReason.KeyUnknown); }

        return key.Verifies(SealField.Signed(field.DataIn(file), fingerprint), field.Signature) ? (genuine, VerdictReason.SignatureRight)
            : (ReportStanding.Altered, VerdictReason.SignatureWrong);
    }

    /// <summary>Makes the report again from its data and compares what both print.</summary>
    private (FigureCheck Figures, IReadOnlyList<FigureDifference> Differences) Compare(
        byte[] file, SealField field, ReadOnlyMemory<byte> data, SealedAssessment? named)
    {
        if (named is null || field.IsEarlier) { return (named is null ? FigureCheck.Unreadable : FigureCheck.EarlierForm, []); }

        if (!named.HasAnswers) { return (FigureCheck.NotCarried, []); }

        if (content.Find(named.Questionnaire) is not { } questionnaire || questionnaire.Sha256 != field.ContentSha256)
        {
            return (FigureCheck.OtherQuestionnaire, []);
        }

        var options = ReportOptions.Read(field.Kind, field.AxisId, null, questionnaire, field.Languages[0]);
        if (AssessmentFile.ReadKept(data, content).Assessment is not { } assessment || options is null)
        {
            return (FigureCheck.Unreadable, []);
        }

        options = options with
        {
            Languages = field.Languages,
            Cover = CoverOf(field),
            Origin = field.Origin!.Value,
            Number = field.Number,
            AsksForAnswers = true,
        };
        var again = renderer.Render(ActionPlanReport.Verifiable(content, Readiness.Of(content, assessment), options, null, site.Operator));
        return (FigureCheck.Compared, PrintedLines.Differences(PrintedLines.Of(file), PrintedLines.Of(again)));
    }

    /// <summary>The cover with an empty picture in place of that of the report, which has no figures.</summary>
    private static Cover? CoverOf(SealField field) => field.CoverLine is null && !field.HasPicture
        ? null
        : new(field.CoverLine, field.HasPicture ? new Picture(1, 1, new byte[] { 255, 255, 255 }, "-") : null);

    public void Dispose() => _cores.Dispose();
}
