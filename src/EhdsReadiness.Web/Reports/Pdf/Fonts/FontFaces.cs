using EhdsReadiness.Web.Reports.Pdf.Scripts;

namespace EhdsReadiness.Web.Reports.Pdf.Fonts;

/// <summary>The faces that reports are set in: Source Sans 3, regular and semi-bold; for Arabic letters Noto Sans Arabic, and for other
/// signs that these lack DejaVu Sans, both read when a report first needs them.</summary>
public sealed class FontFaces
{
    private FontFaces(FontFace regular, FontFace semiBold)
    {
        Regular = regular;
        SemiBold = semiBold;
    }

    internal FontFace Regular { get; }
    internal FontFace SemiBold { get; }

    /// <summary>Where the build puts the font files.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <exception cref="FileNotFoundException">A font file is missing.</exception>
    public static FontFaces Load(string folder) => new(
        Face(folder, "SourceSans3_400Regular.ttf", "NotoSansArabic_400Regular.ttf", "DejaVuSans.ttf"),
        Face(folder, "SourceSans3_600SemiBold.ttf", "NotoSansArabic_600SemiBold.ttf", "DejaVuSans-Bold.ttf"));

    /// <summary>Whether the character can be drawn in both weights. What stands for a sign that was lost on its way stays a box.</summary>
    internal bool Have(char character) =>
        character != '\ufffd' && Regular.FaceOf(character) is not null && SemiBold.FaceOf(character) is not null;

    private static FontFace Face(string folder, string file, string arabicFile, string wideFile)
    {
        var missing = new[] { arabicFile, wideFile }.Select(name => Path.Combine(folder, name)).FirstOrDefault(path => !File.Exists(path));
        if (missing is not null) { throw new FileNotFoundException("A font file is missing.", missing); }

        // A disk that fails once is asked again by the next report.
        var arabic = new Lazy<FontFace>(() => new FontFace(Read(arabicFile), "", _ => null), LazyThreadSafetyMode.PublicationOnly);
        var wide = new Lazy<FontFace>(() => new FontFace(Read(wideFile), "", _ => null), LazyThreadSafetyMode.PublicationOnly);
        return new FontFace(Read(file), FontFace.Common, character => Direction.IsArabic(character) ? arabic.Value : wide.Value);

        byte[] Read(string name) => FontFile.Read(Path.Combine(folder, name));
    }
}
