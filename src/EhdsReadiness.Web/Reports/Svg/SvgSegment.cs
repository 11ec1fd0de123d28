namespace EhdsReadiness.Web.Reports.Svg;

/// <summary>One step of an outline, in absolute places.</summary>
/// <param name="Kind"><c>M</c> begins, <c>L</c> is a line, <c>C</c> a curve with two handles, <c>Z</c> closes.</param>
/// <param name="First">The first handle of a curve.</param>
/// <param name="Second">The second handle of a curve.</param>
/// <param name="End">Where it ends; of <c>Z</c> where its part began.</param>
internal readonly record struct SvgSegment(char Kind, SvgPoint First, SvgPoint Second, SvgPoint End)
{
    public SvgSegment Mapped(SvgMatrix matrix) => new(Kind, matrix.Map(First), matrix.Map(Second), matrix.Map(End));
}
