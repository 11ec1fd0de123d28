namespace EhdsReadiness.Web.FormControls;

internal static class ChartFrame
{
    /// <summary>An SVG that says itself what it shows, by a title and a description.</summary>
    public static void AsChart(this TagHelperOutput output, string id, string title, string description)
    {
        output.AsBar();
        output.Attributes.RemoveAll("aria-hidden");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-labelledby", $"{id}-title {id}-description");
        output.Content.AppendHtml($"<title id=\"{id}-title\">").Append(title).AppendHtml($"</title><desc id=\"{id}-description\">")
            .Append(description).AppendHtml("</desc>");
    }
}
