namespace EhdsReadiness.Web.FormControls;

/// <summary>A region as a tile, roughly in its place on the map: its letters and its figure; whole names for those who can't see where it
/// lies.</summary>
[HtmlTargetElement("er-tile", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RegionTile : TagHelper
{
    /// <summary>Letters that place it, in lower case: <c>idf</c>.</summary>
    public string Place { get; set; } = "";

    /// <summary>What stands before the figure for those who hear it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The figure; null when it is withheld.</summary>
    public string? Figure { get; set; }

    /// <summary>What is said instead of a withheld figure.</summary>
    public string Withheld { get; set; } = "";

    /// <summary>1 to 4, the darkest; of no meaning when withheld.</summary>
    public int Tint { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", FormattableString.Invariant($"t-{Place} {(Figure is null ? "er-none" : $"s{Tint}")}"));
        output.Content.AppendHtml("<span aria-hidden=\"true\">").Append(Place.ToUpperInvariant())
            .AppendHtml("</span><span class=\"ds-sr-only\">").Append(Name).AppendHtml("</span>");
        if (Figure is null)
        {
            output.Content.AppendHtml("<span aria-hidden=\"true\">–</span><span class=\"ds-sr-only\">").Append(Withheld)
                .AppendHtml("</span>");
        }
        else
        {
            output.Content.AppendHtml("<b>").Append(Figure).AppendHtml("</b>");
        }
    }
}
