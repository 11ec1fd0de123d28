using EhdsReadiness.Web.Reports.Pdf.Fonts;

namespace EhdsReadiness.Web.Reports.Pdf;

/// <summary>The styles of a report.</summary>
internal sealed class TypeStyles(FontFaces faces)
{
    public TypeStyle Body { get; } = new(faces.Regular, 10, 14, Ink.Text);
    public TypeStyle Cell { get; } = new(faces.Regular, 9.2, 12.2, Ink.Text);
    public TypeStyle CellHeading { get; } = new(faces.SemiBold, 9, 12, Ink.Text);
    public TypeStyle FactName { get; } = new(faces.Regular, 9, 14, Ink.Quiet);

    /// <summary>The digit inside the mark of an axis.</summary>
    public TypeStyle MarkNumber { get; } = new(faces.SemiBold, 6.5, 8, Ink.White);

    /// <summary>The words under a chart.</summary>
    public TypeStyle Scale { get; } = new(faces.Regular, 8, 10, Ink.Quiet);

    public TypeStyle Kind { get; } = new(faces.SemiBold, 10, 14, Ink.Petrol);
    public TypeStyle Quiet { get; } = new(faces.Regular, 8.5, 11.5, Ink.Quiet);
    public TypeStyle Foot { get; } = new(faces.Regular, 8.5, 11.5, Ink.Quiet);

    public TypeStyle Heading(Heading heading) => heading.Level switch
    {
        1 => new(faces.SemiBold, heading.Text.Length > 60 ? 17 : 23, heading.Text.Length > 60 ? 20 : 26, Ink.Text),
        2 => new(faces.SemiBold, 14, 18, heading.OfLaw ? Ink.Plum : Ink.Petrol),
        3 => new(faces.SemiBold, 11.5, 15.5, heading.OfLaw ? Ink.Plum : Ink.Text),
        _ => new(faces.SemiBold, 10, 14, heading.OfLaw ? Ink.Plum : Ink.Text),
    };

    /// <summary>The style of a run inside text of the given style.</summary>
    public TypeStyle Of(Run run, TypeStyle around) => run.Style switch
    {
        RunStyle.Plain => run.Link is null ? around : around with { Ink = Ink.Link },
        RunStyle.Strong => around with { Face = faces.SemiBold },
        RunStyle.Quiet => around with { Face = faces.Regular, Size = around.Size - 1.2, Leading = around.Leading - 1.5, Ink = Ink.Quiet },
        RunStyle.Law => around with { Face = faces.SemiBold, Ink = Ink.Plum },
        RunStyle.Rank => around with { Face = faces.SemiBold, Size = around.Size + 2.5, Ink = Ink.Petrol },
        RunStyle.Figure => around with { Face = faces.SemiBold, Size = 22, Leading = 28 },
        RunStyle.Badge => around with { Inset = 10 },
    };
}
