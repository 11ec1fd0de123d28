using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Web.Localisation;
using EhdsReadiness.Web.Security;

namespace EhdsReadiness.Web.Pages;

/// <summary>The terms of the regulation and of the field.</summary>
[Indexable]
public sealed class GlossaryModel(Content content) : LocalisedPage
{
    /// <summary>The terms in the reader's alphabetical order.</summary>
    public IEnumerable<GlossaryTerm> Terms =>
        content.Glossary.OrderBy(term => term.Term.In(Language), StringComparer.Create(Formats.CultureOf(Language), ignoreCase: true));
}
