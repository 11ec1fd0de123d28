namespace EhdsReadiness.Web.FormControls;

/// <summary>All that is wrong with a form, on top of it, each with a link to its field. Takes the focus. Nothing when all is
/// right.</summary>
[HtmlTargetElement("er-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummary : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;
    public string Title { get; set; } = "";

    /// <summary>Names of the fields in the order of the form: the order in which their errors are listed.</summary>
    public IReadOnlyList<string> Fields { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState.Where(field => field.Value?.Errors.Count > 0)
            .OrderBy(field => Fields.TakeWhile(name => name != field.Key).Count()).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-error-summary");
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-labelledby", "error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("data-takes-focus", "");
        output.Content.AppendHtml("<h2 class=\"er-h3\" id=\"error-summary\">").Append(Title).AppendHtml("</h2><ul class=\"ds-list\">");
        foreach (var (field, entry) in errors)
        {
            output.Content.AppendHtml("<li>");
            if (field.Length == 0)
            {
                output.Content.Append(entry!.Errors[0].ErrorMessage).AppendHtml("</li>");
                continue;
            }

            var link = new TagBuilder("a");
            link.AddCssClass(Link.Class);
            link.Attributes["href"] = $"#{field}";
            link.InnerHtml.Append(entry!.Errors[0].ErrorMessage);
            output.Content.AppendHtml(link).AppendHtml("</li>");
        }

        output.Content.AppendHtml("</ul>");
    }
}
