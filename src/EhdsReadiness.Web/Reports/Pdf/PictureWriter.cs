using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf;

/// <summary>Writes pictures as what a page draws on a square of one.</summary>
internal static class PictureWriter
{
    public static Reference Write(PdfFile file, Picture picture)
    {
        if (picture.Form is { } form)
        {
            var scale = string.Create(CultureInfo.InvariantCulture,
                $"/Matrix[{1.0 / picture.Width:0.########} 0 0 {1.0 / picture.Height:0.########} 0 0]");
            return Write(file, form, Box(picture) + scale, Box(picture));
        }

        var colours = picture.JpegColours == 1 ? "DeviceGray" : "DeviceRGB";
        var entries = string.Create(CultureInfo.InvariantCulture,
            $"/Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}/ColorSpace/{colours}/BitsPerComponent 8");
        return picture.JpegColours == 0 ? file.WriteCompressed(entries, picture.Pixels.Span)
            : file.WriteStream($"{entries}/Filter/DCTDecode", picture.Pixels.Span);
    }

    private static string Box(Picture picture) => "/BBox" + Syntax.Rectangle(0, 0, picture.Width, picture.Height);

    /// <param name="entries">Box and matrix of this form.</param>
    /// <param name="box">The box of those inside it.</param>
    private static Reference Write(PdfFile file, VectorForm form, string entries, string box)
    {
        var resources = new StringBuilder();
        var written = form.Resources.Select((resource, index) => (resource.Kind, Entry: string.Create(CultureInfo.InvariantCulture,
            $"/R{index + 1} {Write(file, resource, box)}"))).ToList();
        foreach (var kind in written.GroupBy(one => one.Kind, StringComparer.Ordinal))
        {
            resources.Append(CultureInfo.InvariantCulture, $"/{kind.Key}<<{string.Concat(kind.Select(one => one.Entry))}>>");
        }

        return file.WriteCompressed(
            $"/Type/XObject/Subtype/Form{entries}/Group<</S/Transparency/CS/DeviceRGB/I true>>/Resources<<{resources}>>",
            Encoding.ASCII.GetBytes(form.Content.ToString()));
    }

    private static Reference Write(PdfFile file, VectorResource resource, string box)
    {
        if (resource.Picture is { } picture) { return Write(file, picture); }

        var form = resource.Form is { } inner ? Write(file, inner, box, box) : default;
        return resource.Kind == "XObject" ? form
            : file.Write($"<</Type/{resource.Kind}{resource.Entries.Replace("@", form.ToString(), StringComparison.Ordinal)}>>");
    }
}
