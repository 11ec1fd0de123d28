namespace EhdsReadiness.Core;

/// <summary>The two languages of the site. Both carry the same identifiers, numbers, articles and dates.</summary>
public enum Language
{
    [Id("fr")] French,
    [Id("en")] English,
}
