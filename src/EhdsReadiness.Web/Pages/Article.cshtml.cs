using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Regulations;
using EhdsReadiness.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace EhdsReadiness.Web.Pages;

/// <summary>One article: what it does in our words, whom it binds, when, and the questions that treat it.</summary>
[Indexable]
public sealed class ArticleModel(Content content, TimeProvider clock) : LocalisedPage
{
    public Rule Rule { get; private set; } = null!;

    /// <summary>The questions whose duty or citations fall under the article.</summary>
    public IEnumerable<Question> Questions => content.NewestOn(StoredAssessment.DayOf(clock.GetUtcNow())).Questions.Where(question =>
        question.Cites.Append(question.Duty?.Article ?? "").Any(cite => content.Regulation.FindRule(cite) == Rule));

    public IActionResult OnGet([FromRoute(Name = "id")] string id)
    {
        if (content.Regulation.Rules.FirstOrDefault(rule => Links.SlugOf(rule.Id) == id) is not { } rule)
        {
            return NotFound();
        }

        Rule = rule;
        return Page();
    }
}
