namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>The words of the content for the elements of a description.</summary>
internal static class ElementWords
{
    /// <summary>The name of an element; its property where the content has no word for it.</summary>
    public static Text NameOf(this Content content, DescriptionElement element) =>
        content.LawLibrary.Elements?.OfProperty(element.Property)?.Name ?? new(element.Property, element.Property);
}
