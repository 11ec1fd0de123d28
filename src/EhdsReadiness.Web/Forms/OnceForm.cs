namespace EhdsReadiness.Web.Forms;

/// <summary>
/// Gives every form that is sent by POST an identifier of its own, by which <see cref="SendOnce"/> knows it again,
/// and the first of a page the id by which the language switch sends it.
/// </summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class OnceForm : TagHelper
{
    /// <summary>Name of the hidden field.</summary>
    public const string Name = "once";

    private const string FormId = "page-form";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>False for a form that may be sent as often as somebody likes, such as an answer.</summary>
    [HtmlAttributeName("once")] public bool Once { get; set; } = true;

    /// <summary>The id of the first form that the page holds, and the address that it is sent to, empty for that of the page; null when it
    /// holds none.</summary>
    public static (string Id, string Action)? MainFormOf(HttpContext http) => http.Items[typeof(OnceForm)] as (string, string)?;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!HttpMethods.IsPost(output.Attributes["method"]?.Value?.ToString() ?? "")) { return; }

        var items = ViewContext.HttpContext.Items;
        if (!items.ContainsKey(typeof(OnceForm)))
        {
            if (output.Attributes["id"] is null)
            {
                output.Attributes.SetAttribute("id", FormId);
            }

            items[typeof(OnceForm)] =
                (output.Attributes["id"].Value.ToString()!, WebUtility.HtmlDecode(output.Attributes["action"]?.Value?.ToString()) ?? "");
        }

        if (Once)
        {
            var hidden = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            hidden.Attributes["type"] = "hidden";
            hidden.Attributes["name"] = Name;
            hidden.Attributes["value"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            output.PostContent.AppendHtml(hidden);
        }
    }
}
