using Microsoft.AspNetCore.Html;

namespace EhdsReadiness.Web.FormControls;

/// <summary>What all form controls share: a name, a hint, and the errors that the page found for it.</summary>
public abstract class FormField : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Name of the form value, and the control's id.</summary>
    public string Name { get; set; } = "";

    /// <summary>Help under the label; null for none.</summary>
    public string? Hint { get; set; }

    /// <summary>The first error of the field; null when it is right.</summary>
    protected string? Error =>
        ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>The id of the hint: of its own, so that no choice of a group has the same.</summary>
    protected virtual string HintId => $"{Name}-hint";

    /// <summary>The ids that describe the control, as its aria-describedby; null when nothing does.</summary>
    protected string? DescribedBy
    {
        get
        {
            var ids = string.Join(
                ' ', new[] { Error is null ? null : $"{Name}-error", Hint is null ? null : HintId }.Where(id => id is not null));
            return ids.Length == 0 ? null : ids;
        }
    }

    /// <summary>The error as it stands next to the field; nothing when there is none.</summary>
    protected IHtmlContent ErrorMessage()
    {
        if (Error is not { } error) { return HtmlString.Empty; }

        var message = new TagBuilder("p");
        message.AddCssClass("ds-validation-message");
        message.Attributes["id"] = $"{Name}-error";
        message.InnerHtml.Append(error);
        return message;
    }

    /// <summary>The hint as it stands under the label; nothing when there is none.</summary>
    protected IHtmlContent HintParagraph()
    {
        if (Hint is null) { return HtmlString.Empty; }

        var hint = new TagBuilder("p");
        hint.Attributes["data-field"] = "description";
        hint.Attributes["id"] = HintId;
        hint.InnerHtml.Append(Hint);
        return hint;
    }
}
