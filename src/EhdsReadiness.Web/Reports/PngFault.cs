namespace EhdsReadiness.Web.Reports;

/// <summary>Why a picture was not taken.</summary>
public enum PngFault
{
    /// <summary>Longer than <see cref="PngReader.LongestFile"/>.</summary>
    TooLong,

    /// <summary>No PNG file, a damaged one, or an interlaced one, whose rows are not one after the other.</summary>
    NotReadable,

    /// <summary>Wider than <see cref="PngReader.MostWidth"/> or higher than <see cref="PngReader.MostHeight"/>.</summary>
    TooManyPixels,
}
