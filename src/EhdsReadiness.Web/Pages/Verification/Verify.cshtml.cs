using EhdsReadiness.Core;
using EhdsReadiness.Core.Reports;
using EhdsReadiness.Web.Reports.Verification;
using EhdsReadiness.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Pages.Verification;

/// <summary>Says whether a report that somebody received is genuine. No account is needed, and nothing is kept of what is sent.</summary>
[EnableRateLimiting(Security.RateLimits.ReportForm)]
[Indexable]
public sealed class VerifyModel(ReportVerifier verifier, IssuedReportStore issued, IStringLocalizer<Texts> texts) : LocalisedPage
{
    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    /// <summary>The fingerprint as it is printed in the report; spaces and capitals do not matter.</summary>
    [BindProperty(Name = "fingerprint")]
    public string? Fingerprint { get; set; }

    /// <summary>What was found out about the file; null until one was sent.</summary>
    public ReportVerdict? Verdict { get; private set; }

    /// <summary>The fingerprint that was looked up; null until one was typed.</summary>
    public string? LookedUp { get; private set; }

    /// <summary>What is recorded under the fingerprint; null when nothing is.</summary>
    public IssuedReport? Issued { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Upload is { Length: > 0 })
        {
            return await VerifyAsync(Upload, cancel);
        }

        var typed = string.Concat((TextSanitizer.SanitizeToken(Fingerprint) ?? "").Where(sign => !char.IsWhiteSpace(sign))).ToLowerInvariant();
        if (typed.Length == 0)
        {
            ModelState.AddModelError("file", texts["Verify.Error.none"]);
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (typed.Length != 64 || !typed.All(char.IsAsciiHexDigitLower))
        {
            ModelState.AddModelError("fingerprint", texts["Verify.Error.fingerprint", TextSanitizer.Length(typed)]);
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        (LookedUp, Issued) = (typed, await issued.FindAsync(typed, cancel));
        return Page();
    }

    protected override IActionResult GiveBack() => PageWithStatus(StatusCodes.Status400BadRequest);

    private async Task<IActionResult> VerifyAsync(IFormFile upload, CancellationToken cancel)
    {
        if (upload.Length > ReportVerifier.LongestFile)
        {
            ModelState.AddModelError("file", texts["Verify.Error.tooLarge"]);
            return PageWithStatus(StatusCodes.Status413PayloadTooLarge);
        }

        using var stream = new MemoryStream();
        await upload.CopyToAsync(stream, cancel);
        var file = stream.ToArray();
        Issued = ReportVerifier.FingerprintOf(file) is { } fingerprint ? await issued.FindAsync(fingerprint, cancel) : null;
        Verdict = await verifier.VerifyAsync(file, Issued, cancel);
        return Page();
    }
}
