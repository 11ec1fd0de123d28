namespace EhdsReadiness.Web.FormControls;

internal static class Bar
{
    /// <summary>An SVG as wide as its place, drawn in percentages so that nothing in it shrinks.</summary>
    public static void AsBar(this TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "er-bar");
        output.Attributes.SetAttribute("width", "100%");
        output.Attributes.SetAttribute("height", "36");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
    }
}
