using EhdsReadiness.Web.Reports.Pdf.Tagging;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Sets a logo with the words beside it: the picture is a figure with its words, at most as large as its frame.</summary>
internal static class MastheadSetting
{
    private const double MostWidth = 130;
    private const double MostHeight = 34;
    private const double Gap = 12;

    public static IEnumerable<Strip> Of(Typesetter typesetter, Masthead masthead, Tag parent, double left, double width)
    {
        var (pictureWidth, pictureHeight) = SizeOf(masthead.Picture);
        var indent = masthead.Picture is null ? 0 : pictureWidth + Gap;
        var words = masthead.Words is { } line ? SetText.Of(typesetter, line, typesetter.Styles.Body, width - indent, new Tag("P", parent))
            : null;
        var height = Math.Max(pictureHeight, words?.Height ?? 0);
        var figure = masthead.Picture is { } picture
            ? new Tag("Figure", parent) { Alternative = picture.Alternative }.With("Layout", "Placement", "/Block") : null;
        yield return new Strip(height, (sheet, top) =>
        {
            if (figure is not null)
            {
                figure.With("Layout", "BBox", Syntax.Rectangle(left, top - pictureHeight, left + pictureWidth, top));
                sheet.Mark(figure, () => sheet.Image(masthead.Picture!, left, top - pictureHeight, pictureWidth, pictureHeight));
            }

            var at = top - ((height - (words?.Height ?? 0)) / 2);
            foreach (var one in words?.Lines ?? [])
            {
                words!.Draw(sheet, one, left + indent, at);
                at -= one.Height;
            }
        }) { Above = 4 };
    }

    private static (double Width, double Height) SizeOf(Picture? picture)
    {
        if (picture is null) { return (0, 0); }

        var scale = Math.Min(MostWidth / picture.Width, MostHeight / picture.Height);
        return (picture.Width * scale, picture.Height * scale);
    }
}
