using EhdsReadiness.Web.Reports.Pdf;

namespace EhdsReadiness.Web.Setup;

/// <summary>Makes a first report in the background after start, so that the first reader doesn't wait for the fonts to be parsed.</summary>
public sealed class ReportWarmUp(PdfRenderer renderer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(renderer.WarmUp, stoppingToken);
}
