namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>Thrown where a drawing is left, wherever one is in it; never leaves <see cref="SvgReader"/>.</summary>
internal sealed class SvgRefusedException(PictureFault fault) : Exception(fault.Kind.ToString())
{
    public PictureFault Fault => fault;
}
