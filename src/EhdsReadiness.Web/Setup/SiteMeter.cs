using System.Diagnostics.Metrics;

namespace EhdsReadiness.Web.Setup;

/// <summary>Measures what an operator has to know in time: writers that wait, room on the disk, mails that do not leave.</summary>
public sealed class SiteMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "EhdsReadiness.Site";

    private readonly Meter _meter = new(Name);

    public SiteMeter(Database database, MailStore mails)
    {
        _meter.CreateObservableGauge("ehds.writers.waiting", () => database.Queued, description: "Writers that wait for their turn");
        _meter.CreateObservableGauge("ehds.disk.free", () =>
            new DriveInfo(database.Folder).AvailableFreeSpace, "By", "Room on the disk that the database is on");
        _meter.CreateObservableGauge("ehds.mails.waiting", () =>
            mails.CountAsync(refused: false, default).GetAwaiter().GetResult(), description: "Mails in the outbox that have not left");
        _meter.CreateObservableGauge("ehds.mails.refused", () =>
            mails.CountAsync(refused: true, default).GetAwaiter().GetResult(), description: "Mails that were refused for good or given up");
    }

    public void Dispose() => _meter.Dispose();
}
