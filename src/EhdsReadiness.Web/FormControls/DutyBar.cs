namespace EhdsReadiness.Web.FormControls;

/// <summary>Duties of one date as a bar: full height in place, half height partly, hatched to do, outline to clarify. Their counts stand in
/// a table.</summary>
[HtmlTargetElement("er-duty-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DutyBar : TagHelper
{
    public int InPlace { get; set; }
    public int Partly { get; set; }
    public int ToDo { get; set; }
    public int ToClarify { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        const decimal gap = 0.4m;
        output.AsBar();
        var total = InPlace + Partly + ToDo + ToClarify;
        decimal x = 0;
        foreach (var (count, css, y, height) in new[]
            { (InPlace, "c-law", 8, 20), (Partly, "c-law", 18, 10), (ToDo, "c-law3", 8, 20), (ToClarify, "c-law4", 8, 20) })
        {
            if (count > 0)
            {
                var width = 100m * count / total;
                output.Content.AppendHtml(
                    string.Create(CultureInfo.InvariantCulture,
                    $"<rect class=\"{css}\" x=\"{x:0.##}%\" y=\"{y}\" width=\"{width - gap:0.##}%\" height=\"{height}\"/>"));
                x += width;
            }
        }
    }
}
