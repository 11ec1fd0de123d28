namespace EhdsReadiness.Web.Reports.Pdf.Fonts;

/// <summary>The two faces that reports are set in: Source Sans 3, regular and semi-bold.</summary>
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
        new FontFace(File.ReadAllBytes(Path.Combine(folder, "SourceSans3_400Regular.ttf"))),
        new FontFace(File.ReadAllBytes(Path.Combine(folder, "SourceSans3_600SemiBold.ttf"))));

    /// <summary>Whether both faces can draw the character.</summary>
    internal bool Have(char character) => Regular.Has(character) && SemiBold.Has(character);
}
