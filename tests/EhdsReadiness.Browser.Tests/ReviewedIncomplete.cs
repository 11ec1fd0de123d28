namespace EhdsReadiness.Browser.Tests;

/// <summary>What axe cannot decide by itself, and a person has judged to be right.</summary>
/// <param name="Rule">The rule of axe.</param>
/// <param name="Reason">Why axe cannot decide: the key of its message; empty where it gives none.</param>
/// <param name="Selector">The elements that were judged, as a CSS selector.</param>
/// <param name="Why">Why they are right.</param>
public sealed record ReviewedIncomplete(string Rule, string Reason, string Selector, string Why)
{
    /// <summary>All of them; anything else that axe leaves open fails the audit.</summary>
    public static readonly IReadOnlyList<ReviewedIncomplete> All =
    [
        new("color-contrast", "shortTextContent", ".er-mark text",
            "One digit, too short for axe to tell text from a sign: white on dark blue (9.8:1), black on light blue in the dark theme " +
            "(9.4:1), black and white in forced colours."),
        new("color-contrast", "bgGradient", "select.ds-input",
            "The gradient is the small arrow at the end of the field, over which no text runs; the words stand on the plain surface " +
            "(16:1, and 14:1 in the dark theme)."),
        new("color-contrast", "bgImage", "select.ds-input",
            "The same arrow in forced colours, where the browser draws words and surface in the colours that the reader chose."),
        new("color-contrast", "elmPartiallyObscured", ".er-scroll :is(caption, td, th, td *, th *)",
            "The cell goes on beyond the edge of its frame, which scrolls and takes the focus; what is in sight has the colours of the " +
            "rest."),
        new("color-contrast", "shortTextContent", ".er-scroll :is(td, th, td *, th *)",
            "One digit or dash in a cell, in the colours of the cells beside it, which axe measures."),
        new("color-contrast", "shortTextContent", ".er-history text",
            "One or two digits beside the axes of the chart, in the colour of secondary text, which axe measures in the sentences around."),
        new("color-contrast", "imgNode", ".er-history text",
            "The same digits: nothing but the surface of the page lies behind them."),
        new("color-contrast", "bgGradient", ".er-none",
            "Hatched for what is withheld: the words have at least 5.9:1 on the stripes, and more between them."),
    ];
}
