using DocumentFormat.OpenXml.Wordprocessing;
using RunLanguages = DocumentFormat.OpenXml.Wordprocessing.Languages;

namespace EhdsReadiness.Web.Exports;

/// <summary>The styles of the plan as a text document, by the names that word processors know.</summary>
internal static class PlanDocumentStyles
{
    private const string Petrol = "064A5E";
    private const int BulletList = 1;

    public static Styles Of(Language language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" }, new FontSize { Val = "21" },
                new RunLanguages { Val = language.Pick("fr-FR", "en-GB") })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "100" }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Heading("Title", "Title", 40, null),
        Heading("Heading1", "heading 1", 30, 0),
        Heading("Heading2", "heading 2", 24, 1),
        new Style(new StyleName { Val = "List Bullet" }, new BasedOn { Val = "Normal" },
            new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = BulletList })))
            { Type = StyleValues.Paragraph, StyleId = "ListBullet" },
        new Style(
            new StyleName { Val = "Plan Table" },
            new StyleTableProperties(new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4, Color = Petrol },
                new BottomBorder { Val = BorderValues.Single, Size = 4, Color = Petrol },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "B2BEC1" })))
                    { Type = StyleValues.Table, StyleId = "PlanTable" });

    /// <summary>The bullets of lists, which word processors look up apart from the styles.</summary>
    public static Numbering Bullets() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new NumberingFormat { Val = NumberFormatValues.Bullet },
                new LevelText { Val = "•" },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "260" })) { LevelIndex = 0 })
        { AbstractNumberId = 0 },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = BulletList });

    /// <param name="outline">Level in the outline, from 0; null for the title.</param>
    private static Style Heading(string id, string name, int halfPoints, int? outline)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "80" });
        if (outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        return new Style(
            new StyleName { Val = name },
            new BasedOn { Val = "Normal" },
            new NextParagraphStyle { Val = "Normal" },
            paragraph,
            new StyleRunProperties(new Bold(), new Color { Val = Petrol },
                new FontSize { Val = halfPoints.ToString(System.Globalization.CultureInfo.InvariantCulture) }))
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
    }
}
