using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using EhdsReadiness.Web.Reports.Pdf.Scripts;
using RunText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace EhdsReadiness.Web.Exports;

/// <summary>The plan as a DOCX to be worked on: real heading styles, a table with a heading row that comes again on each page, the language
/// said.</summary>
public static class PlanDocument
{
    public static byte[] Write(AssessmentExport export)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = TextSanitizer.SanitizeLine(export.Title);
            document.PackageProperties.Language = export.Language.Code();
            document.PackageProperties.Creator = "EhdsReadiness";
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = PlanDocumentStyles.Of(export.Language);
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = PlanDocumentStyles.Bullets();
            main.Document = new Document(
                new Body([.. Blocks(export),
                new SectionProperties(new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 })]));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Blocks(AssessmentExport export)
    {
        yield return Paragraph(export.Title, "Title");
        yield return Paragraph(
            export.Say($"Assessment.{export.Result.Assessment.Mode}", export.Wording.Day(export.Result.Assessment.Date),
            export.Result.Questionnaire.Version));
        var actions = export.Actions.ToList();
        if (actions.Count == 0)
        {
            yield return Paragraph(export.Say(export.Wording.Plan.IsProvisional ? "Plan.EmptyYet" : "Plan.Empty"));
            yield break;
        }

        if (export.Wording.Plan.IsProvisional)
        {
            yield return Paragraph(export.Wording.Count("Plan.Provisional", export.Wording.Plan.Missing));
        }

        foreach (var group in actions.GroupBy(one => export.AxisOf(one.Action)).OrderBy(group => group.Key?.Number ?? int.MaxValue))
        {
            var title = group.Key?.Title.In(export.Language) ?? export.Say("Export.NoAxis");
            yield return Paragraph(title, "Heading1");
            yield return ActionTable(export, export.Say("Plan.Table", title), group);
            yield return Paragraph("");
        }

        var details = actions.Select(one => (one.Rank, one.Action, Text: Details(export, one.Action).ToList()))
            .Where(one => one.Text.Count > 0).ToList();
        if (details.Count > 0)
        {
            yield return Paragraph(export.Say("Plan.Details"), "Heading1");
        }

        foreach (var (rank, action, text) in details)
        {
            yield return Paragraph(export.Say("Plan.Numbered", export.Wording.Whole(rank), export.TitleOf(action)), "Heading2");
            foreach (var paragraph in text)
            {
                yield return paragraph;
            }
        }
    }

    /// <summary>The steps of an action and what is noted about it; nothing for one that is only named.</summary>
    private static IEnumerable<Paragraph> Details(AssessmentExport export, FollowedAction action) =>
    [
        .. (action.Action?.Steps ?? []).Select(step => Paragraph(step.In(export.Language), "ListBullet")),
        .. Facts(export, action).Select(fact => new Paragraph(
            Words(fact.Label + export.Say("Answers.Colon"), isBold: true), Words(fact.Text))),
    ];

    private static IEnumerable<(string Label, string Text)> Facts(AssessmentExport export, FollowedAction action)
    {
        (string, string?)[] facts =
        [
            (export.Say("Plan.DoneWhen"), action.Action?.DoneWhen.In(export.Language)), (export.Say("Column.Notes"), action.Details.Notes),
            (export.Say("Column.Evidence"), action.Details.Evidence), (export.Say("Column.Reason"), action.Details.Reason),
        ];
        return facts.Where(fact => !string.IsNullOrEmpty(fact.Item2)).Select(fact => (fact.Item1, fact.Item2!));
    }

    private static Table ActionTable(AssessmentExport export, string caption, IEnumerable<(int Rank, FollowedAction Action)> actions)
    {
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "PlanTable" },
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableLook { FirstRow = true, Val = "0020" },
                new TableCaption { Val = caption }),
            new TableGrid(new GridColumn { Width = "600" }, new GridColumn { Width = "5200" }, new GridColumn { Width = "2800" },
                new GridColumn { Width = "1400" }, new GridColumn { Width = "1700" }, new GridColumn { Width = "1800" },
                new GridColumn { Width = "1100" }),
            Row([export.Say("Plan.Rank"), export.Say("Plan.Action"), export.Say("Plan.Who"), export.Say("Column.Status"),
                export.Say("Plan.FinishBy"), export.Say("Plan.Law"), export.Say("Plan.Gain")], isHeading: true));
        foreach (var (rank, action) in actions)
        {
            table.Append(Row(
            [
                export.Wording.Whole(rank), export.TitleOf(action), export.OwnerOf(action), export.StatusOf(action),
                action.Due is { } due ? Reports.Figures.ShortMonth(due, export.Language) : "",
                export.ArticleOf(action) ?? export.Say("GoodPractice"), action.Entry is { } entry ? export.Wording.Gain(entry) : "",
            ], isHeading: false));
        }

        return table;
    }

    private static TableRow Row(IReadOnlyList<string> cells, bool isHeading)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHeading)
        {
            properties.Append(new TableHeader());
        }

        return new TableRow(
            [properties, .. cells.Select(cell => new TableCell(Paragraph(cell, isBold: isHeading)))]);
    }

    /// <summary>A paragraph that begins on the right where its first letter is written from there.</summary>
    private static Paragraph Paragraph(string text, string? style = null, bool isBold = false)
    {
        var properties = new ParagraphProperties();
        if (style is not null)
        {
            properties.Append(new ParagraphStyleId { Val = style });
        }

        if (Direction.StartsRightToLeft(text))
        {
            properties.Append(new BiDi());
        }

        return properties.HasChildren ? new Paragraph(properties, Words(text, isBold)) : new Paragraph(Words(text, isBold));
    }

    private static Run Words(string text, bool isBold = false)
    {
        var properties = new RunProperties();
        if (isBold)
        {
            properties.Append(new Bold(), new BoldComplexScript());
        }

        if (Direction.StartsRightToLeft(text))
        {
            properties.Append(new RightToLeftText());
        }

        return properties.HasChildren ? new Run(properties, Typed(text)) : new Run(Typed(text));
    }

    /// <summary>Line ends become spaces, and what XML cannot hold is left out: this file does not come back.</summary>
    private static RunText Typed(string text) =>
        new(string.Concat(text.ReplaceLineEndings(" ").EnumerateRunes()
            .Where(rune => rune.Value is '\t' or >= ' ' and not (0xFFFE or 0xFFFF)).Select(rune => rune.ToString())))
            { Space = SpaceProcessingModeValues.Preserve };
}
