namespace EhdsReadiness.Web.FormControls;

/// <summary>A text field with its label: one line, several lines (<c>rows</c>), an address (<c>type="url"</c>, <c>type="email"</c>), a
/// password (<c>type="password"</c>, never sent back) or a file (<c>type="file"</c>).</summary>
[HtmlTargetElement("er-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextField : FormField
{
    public string Label { get; set; } = "";

    /// <summary>Said after the label of a field that may stay empty; null when it may not.</summary>
    public string? Optional { get; set; }

    public string? Value { get; set; }

    /// <summary>Type of a field of one line.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Number of lines; 0 for a field of one line.</summary>
    public int Rows { get; set; }

    public bool ReadOnly { get; set; }

    /// <summary>True for a label as large as a heading.</summary>
    public bool Large { get; set; }

    public string? Autocomplete { get; set; }

    /// <summary>Keyboard that a telephone offers, such as <c>numeric</c>; null for the usual one.</summary>
    public string? Inputmode { get; set; }

    /// <summary>Id of the <c>datalist</c> that a field of one line proposes; null for none.</summary>
    public string? Proposes { get; set; }

    /// <summary>File types that the browser offers first.</summary>
    public string? Accept { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "ds-field er-measure" : "ds-field er-measure er-err");

        var label = new TagBuilder("label");
        label.AddCssClass(Large ? "ds-label er-h3" : "ds-label");
        label.Attributes["for"] = Name;
        label.InnerHtml.Append(Label);
        if (Optional is not null)
        {
            label.InnerHtml.AppendHtml(" <span class=\"er-sub\">").Append(Optional).AppendHtml("</span>");
        }

        var input = new TagBuilder(Rows > 0 ? "textarea" : "input");
        input.AddCssClass("ds-input");
        input.Attributes["id"] = Name;
        input.Attributes["name"] = Name;
        Set(input, "aria-describedby", DescribedBy);
        Set(input, "aria-invalid", Error is null ? null : "true");
        Set(input, "readonly", ReadOnly ? "readonly" : null);
        Set(input, "autocomplete", Autocomplete);
        Set(input, "inputmode", Inputmode);
        Set(input, "accept", Accept);
        Set(input, "list", Proposes);
        if (Rows > 0)
        {
            input.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            // The first line feed after the tag is dropped by browsers; this one, so that a text that begins with its own keeps it.
            input.InnerHtml.AppendHtml("\n").Append(Value ?? "");
        }
        else
        {
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = Type;
            Set(input, "value", Type is "file" or "password" ? null : Value);
        }

        output.Content.AppendHtml(label).AppendHtml(HintParagraph()).AppendHtml(input).AppendHtml(ErrorMessage());
    }

    private static void Set(TagBuilder tag, string name, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[name] = value;
        }
    }
}
