using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EhdsReadiness.Web.FormControls;

/// <summary>A button: a link when it has an <c>href</c>, otherwise one that sends its form.</summary>
[HtmlTargetElement("er-button")]
public sealed class ButtonTagHelper : TagHelper
{
    public string? Href { get; set; }

    /// <summary><c>primary</c> (once a page), <c>secondary</c> or <c>tertiary</c>.</summary>
    public string Variant { get; set; } = "primary";

    /// <summary><c>submit</c>, or <c>button</c> for one that a script serves.</summary>
    public string Type { get; set; } = "submit";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "button" : "a";
        output.Attributes.SetAttribute("class", "ds-button");
        output.Attributes.SetAttribute("data-variant", Variant);
        output.Attributes.SetAttribute(Href is null ? "type" : "href", Href ?? Type);
    }
}

/// <summary>A link in running text or on its own.</summary>
[HtmlTargetElement("er-link")]
public sealed class LinkTagHelper : TagHelper
{
    public string Href { get; set; } = "";

    /// <summary>Null for the site's colour, <c>law</c> for the law's, <c>neutral</c> for the footer's.</summary>
    public string? Tone { get; set; }

    /// <summary>True for a link on its own, large enough for a finger.</summary>
    public bool Tap { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.Attributes.SetAttribute("class", Tap ? "ds-link er-tap" : "ds-link");
        output.Attributes.SetAttribute("href", Href);
        if (Tone is not null)
        {
            output.Attributes.SetAttribute("data-color", Tone == "law" ? "brand1" : Tone);
        }
    }
}

/// <summary>A notice: <c>info</c>, <c>success</c>, <c>warning</c> or <c>danger</c>.</summary>
[HtmlTargetElement("er-alert")]
public sealed class AlertTagHelper : TagHelper
{
    public string Type { get; set; } = "info";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "ds-alert");
        output.Attributes.SetAttribute("data-color", Type);
        output.PreContent.SetHtmlContent("<p>");
        output.PostContent.SetHtmlContent("</p>");
    }
}

/// <summary>A panel.</summary>
[HtmlTargetElement("er-card")]
public sealed class CardTagHelper : TagHelper
{
    public bool Tinted { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        var own = output.Attributes["class"]?.Value;
        output.Attributes.SetAttribute("class", own is null ? "ds-card" : $"ds-card {own}");
        if (Tinted)
        {
            output.Attributes.SetAttribute("data-variant", "tinted");
        }
        else
        {
            output.Attributes.SetAttribute("data-color", "neutral");
        }
    }
}

/// <summary>Something folded away that the task can do without.</summary>
[HtmlTargetElement("er-details")]
public sealed class DetailsTagHelper : TagHelper
{
    public string Summary { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "ds-details");
        output.PreContent.AppendHtml("<summary>").Append(Summary).AppendHtml("</summary><div class=\"er-stack\">");
        output.PostContent.SetHtmlContent("</div>");
    }
}

/// <summary>A short word on a state: <c>neutral</c>, <c>accent</c> or <c>success</c>; the word carries the meaning, never the colour.</summary>
[HtmlTargetElement("er-tag")]
public sealed class TagTagHelper : TagHelper
{
    public string Tone { get; set; } = "neutral";

    public bool Outline { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "ds-tag");
        output.Attributes.SetAttribute("data-color", Tone);
        if (Outline)
        {
            output.Attributes.SetAttribute("data-variant", "outline");
        }
    }
}

/// <summary>A list with bullets.</summary>
[HtmlTargetElement("er-list")]
public sealed class ListTagHelper : TagHelper
{
    public bool Ordered { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Ordered ? "ol" : "ul";
        output.Attributes.SetAttribute("class", output.Attributes["class"] is { } own ? $"ds-list {own.Value}" : "ds-list");
    }
}

/// <summary>A table with its caption, in a frame that scrolls and can take the focus when it is too wide.</summary>
[HtmlTargetElement("er-table")]
public sealed class TableTagHelper : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>True when it has more columns than a small screen holds: its first column then stays in sight.</summary>
    public bool Wide { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Wide ? "er-scroll" : "er-scroll er-mid");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-label", Caption);
        output.PreContent.AppendHtml($"<table class=\"ds-table er-table{(Wide ? " er-wide" : "")}\" data-color=\"neutral\"><caption>").Append(Caption).AppendHtml("</caption>");
        output.PostContent.SetHtmlContent("</table>");
    }
}
