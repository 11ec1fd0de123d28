namespace EhdsReadiness.Web.Reports;

/// <summary>Why a picture was not taken.</summary>
public enum PictureFaultKind
{
    /// <summary>Longer than <see cref="PngReader.LongestFile"/>.</summary>
    TooLong,

    /// <summary>No PNG, JPEG or SVG, a damaged one, or an interlaced PNG, whose rows are not one after the other.</summary>
    NotReadable,

    /// <summary>Wider than <see cref="PngReader.MostWidth"/> or higher than <see cref="PngReader.MostHeight"/>.</summary>
    TooManyPixels,

    /// <summary>No well-formed XML, or a root that is no drawing.</summary>
    SvgDamaged,

    /// <summary>Names parts of its text by entities, as a program's own data do.</summary>
    SvgEntities,

    /// <summary>Packed, a <c>.svgz</c>.</summary>
    SvgCompressed,

    /// <summary>Has a script or a handler.</summary>
    SvgScript,

    /// <summary>Refers to something outside of itself.</summary>
    SvgOutside,

    /// <summary>Has text, whose fonts are not there.</summary>
    SvgText,

    /// <summary>Uses something that cannot be drawn here, such as a filter.</summary>
    SvgEffect,

    /// <summary>More parts, nested deeper or repeated more often than a logo has.</summary>
    SvgTooComplex,

    /// <summary>Draws nothing, or has no size.</summary>
    SvgEmpty,
}
