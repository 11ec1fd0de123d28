namespace EhdsReadiness.Web.Exports;

/// <summary>Reads the table that somebody sends, a workbook or CSV, off the caller's thread; as many at once as there are cores.</summary>
public static class TableFile
{
    private static readonly SemaphoreSlim Cores = new(Environment.ProcessorCount);

    public static async Task<SpreadsheetReading> ReadAsync(byte[] file, CancellationToken cancel)
    {
        await Cores.WaitAsync(cancel);
        try
        {
            return await Task.Run(() =>
                file.AsSpan().StartsWith("PK"u8) ? SpreadsheetReader.Read(file, cancel) : CsvFile.Read(file, cancel), cancel);
        }
        finally
        {
            Cores.Release();
        }
    }
}
