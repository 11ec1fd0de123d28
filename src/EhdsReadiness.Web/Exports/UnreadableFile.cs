namespace EhdsReadiness.Web.Exports;

/// <summary>Why a file could not be read.</summary>
public enum UnreadableFile
{
    /// <summary>It is no workbook, or a damaged or protected one.</summary>
    NotASpreadsheet,

    /// <summary>It is larger, once unpacked, than anything of ours.</summary>
    TooLarge,

    /// <summary>A quotation of CSV never ends, so that all behind it would be one cell.</summary>
    OpenQuotation,
}
