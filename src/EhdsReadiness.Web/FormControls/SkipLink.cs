namespace EhdsReadiness.Web.FormControls;

/// <summary><c>&lt;er-skip href="#main"&gt;</c>: the first link of a page, seen when it has the focus.</summary>
[HtmlTargetElement("er-skip")]
public sealed class SkipLink : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.Attributes.Insert(0, new("class", "ds-skip-link"));
    }
}
