namespace EhdsReadiness.Web.Exports;

/// <summary>Reads the table that somebody sends, as a workbook (.xlsx, .ods) or CSV, off the caller's thread; as many at once as there are
/// cores.</summary>
public static class TableFile
{
    private static readonly SemaphoreSlim Cores = new(Environment.ProcessorCount);

    /// <param name="language">Of who reads the page: numbers and dates of a workbook are shown as in it.</param>
    /// <param name="times">How many times as long as anybody's file this one may be.</param>
    public static async Task<SpreadsheetReading> ReadAsync(byte[] file, Language language, CancellationToken cancel, int times = 1)
    {
        var limits = new ReadingLimits(times, cancel);
        await Cores.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => file.AsSpan().StartsWith("PK"u8)
                ? SpreadsheetReader.Read(file, Localisation.Formats.CultureOf(language), limits) : CsvFile.Read(file, limits), cancel);
        }
        finally
        {
            Cores.Release();
        }
    }
}
