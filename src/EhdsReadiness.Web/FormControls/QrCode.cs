using QRCoder;

namespace EhdsReadiness.Web.FormControls;

/// <summary>A text as a QR code for a telephone's camera: dark on light whatever the reader's colours, or cameras don't read it.</summary>
[HtmlTargetElement("er-qr", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QrCode : TagHelper
{
    public string Text { get; set; } = "";

    /// <summary>What it is, for those who don't see it; where else the same can be had stands beside it.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var data = QRCodeGenerator.GenerateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "er-qr");
        output.Attributes.SetAttribute("viewBox", $"0 0 {rows.Count} {rows.Count}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent($"<path d=\"{path}\"/>");
    }
}
