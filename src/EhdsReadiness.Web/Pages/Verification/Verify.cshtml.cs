using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Pages.Verification;

/// <summary>Says whether a report that somebody received is genuine. No account is needed, and nothing is kept of what is sent.</summary>
[EnableRateLimiting(Security.RateLimits.ReportForm)]
[Indexable]
[RequestSizeLimit(ReportVerifier.LongestFile + Site.LargestForm)]
public sealed class VerifyModel(ReportVerifier verifier, IssuedReportStore issued, ClaimStore claims) : LocalisedPage
{
    [BindProperty(Name = "file")] public IFormFile? Upload { get; set; }

    /// <summary>The fingerprint as it is printed in the report; spaces and capitals do not matter.</summary>
    [BindProperty(Name = "fingerprint")] public string? Fingerprint { get; set; }

    /// <summary>What was found out about the file; null until one was sent.</summary>
    public ReportVerdict? Verdict { get; private set; }

    /// <summary>The fingerprint that was looked up; null until one was typed.</summary>
    public string? LookedUp { get; private set; }

    /// <summary>What is recorded under the fingerprint; null when nothing is.</summary>
    public IssuedReport? Issued { get; private set; }

    /// <summary>Who made it, by what was sealed and by what this site knows; null where nothing is known.</summary>
    public string? MadeBy { get; private set; }

    /// <summary>Whether the printed figures are those of the answers, in words.</summary>
    public string FiguresOf(ReportVerdict verdict) => verdict.Figures switch
    {
        FigureCheck.Compared =>
            verdict.Differences.Count == 0 ? Texts["Verify.SameFigures"] : Texts.Of("Verify.OtherFigures", verdict.Differences.Count),
        FigureCheck.NotCarried => Texts["Verify.NotCarried"],
        FigureCheck.OtherQuestionnaire => Texts["Verify.OtherQuestionnaire", verdict.Contents?.Assessment?.Questionnaire ?? ""],
        FigureCheck.EarlierForm => Texts["Verify.EarlierForm"],
        FigureCheck.NotGenuine => Texts["Verify.NotCompared"],
        FigureCheck.Unreadable => Texts["Verify.Unreadable"],
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Upload is { Length: > 0 }) { return await VerifyAsync(Upload, cancel); }

        var typed = string.Concat((TextSanitizer.SanitizeToken(Fingerprint) ?? "").Where(sign => !char.IsWhiteSpace(sign)))
            .ToLowerInvariant();
        if (typed.Length == 0) { return Invalid("file", Texts["Verify.Error.none"]); }

        if (typed.Length != 64 || !typed.All(char.IsAsciiHexDigitLower))
        {
            return Invalid("fingerprint", Texts["Verify.Error.fingerprint", TextSanitizer.Length(typed)]);
        }

        (LookedUp, Issued) = (typed, await issued.FindAsync(typed, cancel));
        MadeBy = Issued is null ? null : await MadeByAsync(ReportOrigin.Organisation, ReportNumber.Of(Issued), cancel);
        return Page();
    }

    private async Task<IActionResult> VerifyAsync(IFormFile upload, CancellationToken cancel)
    {
        if (upload.Length > ReportVerifier.LongestFile)
        {
            return Invalid("file", Texts["Verify.Error.tooLarge"], StatusCodes.Status413PayloadTooLarge);
        }

        var file = await upload.ReadAllAsync(cancel);
        Issued = ReportVerifier.FingerprintOf(file) is { } fingerprint ? await issued.FindAsync(fingerprint, cancel) : null;
        Verdict = await verifier.VerifyAsync(file, Issued, cancel);
        MadeBy = Verdict.Contents is { } contents ? await MadeByAsync(contents.Origin, contents.Number, cancel) : null;
        return Page();
    }

    private async Task<string> MadeByAsync(ReportOrigin? origin, ReportNumber? number, CancellationToken cancel)
    {
        if (number is null) { return Texts[$"Verify.MadeBy.{origin?.ToString() ?? "NotSaid"}"]; }

        if (number.House is { } house)
        {
            return Texts["Verify.MadeBy.Unit", house, await MadeByAsync(origin, number with { House = null }, cancel)];
        }

        if (number.Identifier.Length == 0) { return Texts["Verify.MadeBy.NoNumber"]; }

        if (number.ProvenAt is not { } at) { return Texts["Verify.MadeBy.Claimed", number.Words]; }

        var proven = Texts["Verify.MadeBy.Proven", number.Words, Formats.Date(number.ProvenOn!.Value, Language)].Value;
        var known = number.KnownAs is { } name ? $" {Texts["Verify.MadeBy.KnownAs", name].Value}" : "";
        var stands = await claims.StandsAsync(number.Identifier, at, cancel);
        return $"{proven}{known} {Texts[stands ? "Verify.MadeBy.Stands" : "Verify.MadeBy.Ended"].Value}";
    }
}
