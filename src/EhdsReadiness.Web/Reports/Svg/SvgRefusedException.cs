namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>Thrown where a drawing is left, wherever one is in it; never leaves <see cref="SvgReader"/>.</summary>
internal sealed class SvgRefusedException(PictureFault fault) : Exception(fault.Kind.ToString())
{
    /// <summary>It costs more than a logo does.</summary>
    public static SvgRefusedException TooComplex => new(new(PictureFaultKind.SvgTooComplex));

    public PictureFault Fault => fault;
}
