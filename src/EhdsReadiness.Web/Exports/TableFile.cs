namespace EhdsReadiness.Web.Exports;

/// <summary>Reads the table that somebody sends, as a workbook (.xlsx, .ods) or CSV, off the caller's thread; as many at once as there are
/// cores.</summary>
public static class TableFile
{
    /// <summary>Longest file that a page takes, in bytes: several times the longest of ours.</summary>
    public const int LongestFile = 1024 * 1024;

    private static readonly SemaphoreSlim Cores = new(Environment.ProcessorCount);

    /// <param name="language">Of who reads the page: numbers and dates of a workbook are shown as in it.</param>
    /// <param name="times">How many times as long as anybody's file this one may be.</param>
    public static async Task<SpreadsheetReading> ReadAsync(byte[] file, Language language, CancellationToken cancel, int times = 1)
    {
        var limits = new ReadingLimits(times, cancel);
        return await OffThreadAsync(() => file.AsSpan().StartsWith("PK"u8)
            ? SpreadsheetReader.Read(file, Localisation.Formats.CultureOf(language), limits) : CsvFile.Read(file, limits), cancel);
    }

    /// <summary>Reads what somebody sent off the caller's thread, as many at once as there are cores.</summary>
    public static async Task<T> OffThreadAsync<T>(Func<T> read, CancellationToken cancel)
    {
        await Cores.WaitAsync(cancel);
        try
        {
            return await Task.Run(read, cancel);
        }
        finally
        {
            Cores.Release();
        }
    }
}
