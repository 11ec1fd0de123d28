using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.ActionPlans;

/// <summary>Assessments with answers, and what tests of their plans look at.</summary>
internal static class PlanSite
{
    /// <summary>Begins an assessment with the answers of an example and gives the path of its task list.</summary>
    public static async Task<string> ImportAsync(this TestSite site, string language, string example = "01-chu-de-montervaux.json")
    {
        var file = AssessmentFile.Read(
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "content", "examples", example)), site.Content).Assessment!;
        var key = await site.Assessments.CreateAsync(
            file.Questionnaire, new(file.Mode, file.Role, file.Profile, file.Organisation), file.Answers, site.Clock.GetUtcNow(), default);
        return $"/{language}/assessments/{key}";
    }

    /// <summary>The file that the assessment is exported to.</summary>
    public static Task<string> ExportAsync(this Visitor visitor, string list) =>
        visitor.Http.GetStringAsync(new Uri($"{list}/export.json", UriKind.Relative));

    /// <summary>The text of the page without the spaces that only keep words together.</summary>
    public static string Text(this Visitor visitor) => visitor.Page.Body!.TextContent.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    /// <summary>Paths of the actions that the page leads to, in their order, each once.</summary>
    public static IReadOnlyList<string> Actions(this Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("main a[href*='/plan/actions/']").Select(link => link.GetAttribute("href")!)
            .Where(path => !path.EndsWith("/new", StringComparison.Ordinal)).Distinct()];

    /// <summary>The two figures of a row of a comparison, or as many as it has columns.</summary>
    public static IReadOnlyList<string> Figures(this Visitor visitor, string figure) =>
        [.. visitor.Page.QuerySelectorAll($"td[data-figure='{figure}']").Select(cell => cell.TextContent.Trim())];
}
