namespace EhdsReadiness.Web.Pages;

/// <summary>The terms of the regulation and of the field.</summary>
[Indexable]
public sealed class GlossaryModel(Content content) : LocalisedPage
{
    /// <summary>True when the site lists the minimum elements of a dataset description.</summary>
    public bool HasElements => content.LawLibrary.Elements is not null;

    /// <summary>The terms in the reader's alphabetical order.</summary>
    public IEnumerable<GlossaryTerm> Terms =>
        content.Glossary.OrderBy(term => term.Term.In(Language), StringComparer.Create(Formats.CultureOf(Language), ignoreCase: true));
}
