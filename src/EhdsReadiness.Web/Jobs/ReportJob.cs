using EhdsReadiness.Web.Reports.Pdf;

namespace EhdsReadiness.Web.Jobs;

/// <summary>Makes a small report after the start, so that the first reader doesn't wait for the fonts, and then each hour, so that it is
/// known whether this instance can make reports.</summary>
/// <param name="renderer">Reads the fonts when it is called first.</param>
public sealed class ReportJob(Func<PdfRenderer> renderer) : IJob
{
    public string Name => "reports";
    public TimeSpan Interval => TimeSpan.FromHours(1);
    public bool IsOnEachInstance => true;

    public Task RoundAsync(JobRound round, CancellationToken cancel)
    {
        renderer().WarmUp();
        return Task.CompletedTask;
    }
}
