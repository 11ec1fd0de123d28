using System.Globalization;
using System.Text;
using EhdsReadiness.Core;
using EhdsReadiness.Core.Questionnaires;

namespace EhdsReadiness.Web.Commands;

/// <summary>The newest questionnaire as one page for reviewers: both languages side by side, and what changed since another content.</summary>
internal sealed class ContentPreview
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem }
        table { border-collapse: collapse; width: 100%; margin: 0 0 2.5rem } th, td { border: 1px solid #bbb; padding: .4rem .6rem; vertical-align: top; text-align: left }
        th { width: 9rem; font-weight: 600; background: #f4f4f4 } ins { background: #d7f5dd } del { background: #fbdcdc } h3 { margin: 0 0 .5rem } .state { font-weight: 400 }
        """;

    private readonly StringBuilder _html = new();
    private readonly Questionnaire _now;
    private readonly Questionnaire? _before;

    private ContentPreview(Questionnaire now, Questionnaire? before)
    {
        _now = now;
        _before = before;
    }

    /// <summary>The page.</summary>
    /// <param name="before">The content to compare with; null when nothing is compared.</param>
    public static string Html(Content now, Content? before)
    {
        var preview = new ContentPreview(now.Questionnaires[^1], before?.Questionnaires[^1]);
        preview.Page();
        return preview._html.ToString();
    }

    private void Page()
    {
        var title = $"Questionnaire {WordDiff.Encode(_now.Version)}";
        _html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n");
        _html.Append(CultureInfo.InvariantCulture, $"<p>{_now.Questions.Count} questions, {_now.Date:O}. SHA-256 {_now.Sha256}.</p>\n");
        Summary();
        foreach (var axis in _now.Axes)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<h2>{axis.Number}. <span lang=\"fr\">{WordDiff.Encode(axis.Title.Fr)}</span> / {WordDiff.Encode(axis.Title.En)}</h2>\n");
            foreach (var question in _now.Questions.Where(question => question.AxisId == axis.Id))
            {
                Section(question);
            }
        }

        _html.Append("</body>\n</html>\n");
    }

    private void Summary()
    {
        if (_before is null)
        {
            return;
        }

        _html.Append(CultureInfo.InvariantCulture, $"<p>Compared with {WordDiff.Encode(_before.Version)} of {_before.Date:O}, SHA-256 {_before.Sha256}.</p>\n");
        List("Added questions", _now.Questions.Where(question => _before.Find(question.Id) is null), link: true);
        List("Removed questions", _before.Questions.Where(question => _now.Find(question.Id) is null), link: false);
        List("Changed questions", _now.Questions.Where(question => _before.Find(question.Id) is { } old && !PreviewRow.Of(old, _before).SequenceEqual(PreviewRow.Of(question, _now))), link: true);
    }

    private void List(string heading, IEnumerable<Question> questions, bool link)
    {
        var items = questions.Select(question => link ? $"<a href=\"#{question.Id}\">{question.Id}</a>" : $"<del>{question.Id}</del>: {WordDiff.Encode(question.Ask.En)}").ToList();
        _html.Append(CultureInfo.InvariantCulture, $"<h2>{heading}: {items.Count}</h2>\n");
        if (items.Count > 0)
        {
            _html.Append("<ul>\n").AppendJoin("", items.Select(item => $"<li>{item}</li>\n")).Append("</ul>\n");
        }
    }

    private void Section(Question question)
    {
        var old = _before?.Find(question.Id);
        var state = _before is not null && old is null ? " <span class=\"state\"><ins>added</ins></span>" : "";
        _html.Append(CultureInfo.InvariantCulture, $"<section id=\"{question.Id}\">\n<h3>{question.Id}{state}</h3>\n<table>\n");
        var rows = PreviewRow.Of(question, _now);
        // Without a former question nothing is marked: the whole of it is new.
        var formerRows = old is null ? rows : PreviewRow.Of(old, _before!);
        foreach (var row in rows)
        {
            Row(formerRows.FirstOrDefault(former => former.Label == row.Label), row);
        }

        foreach (var gone in formerRows.Where(former => rows.All(row => row.Label != former.Label)))
        {
            Row(gone, null);
        }

        _html.Append("</table>\n</section>\n");
    }

    private void Row(PreviewRow? before, PreviewRow? now)
    {
        _html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{WordDiff.Encode((now ?? before)!.Label)}</th>");
        if ((now ?? before)!.English is null)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<td colspan=\"2\">{WordDiff.Html(before?.French, now?.French)}</td>");
        }
        else
        {
            _html.Append(CultureInfo.InvariantCulture, $"<td lang=\"fr\">{WordDiff.Html(before?.French, now?.French)}</td><td>{WordDiff.Html(before?.English, now?.English)}</td>");
        }

        _html.Append("</tr>\n");
    }
}

/// <summary>One line of a question's table.</summary>
/// <param name="Label">Unique within the question; what stands under it is compared.</param>
/// <param name="English">Null when the line holds identifiers, which have no language.</param>
internal sealed record PreviewRow(string Label, string French, string? English)
{
    public static IReadOnlyList<PreviewRow> Of(Question question, Questionnaire questionnaire)
    {
        List<PreviewRow> rows =
        [
            Fact("roles", question.Roles.Id()),
            Fact("weight, target", string.Create(CultureInfo.InvariantCulture, $"weight {question.Weight}, target {question.Target}")),
            Fact("express", questionnaire.Express.Contains(question.Id) ? "yes" : "no"),
            Fact("asked when", Words(question.AskedWhen)),
            Fact("law", question.Duty is { } duty ? $"{duty.Article}, due {duty.Due}" : "good practice"),
            Fact("applies when", question.Duty is null ? "-" : Words(question.Duty.AppliesWhen)),
            Fact("cites", string.Join(", ", question.Cites)),
            Of("ask", question.Ask),
            Of("help", question.Help),
            .. question.Levels.Select((level, number) => Of($"level {number}", level)),
        ];
        if (question.NotApplicable is { } notApplicable)
        {
            rows.Add(Of("not applicable", notApplicable));
        }

        rows.AddRange(question.Evidence.Select((evidence, place) => Of($"evidence {place + 1}", evidence)));
        rows.AddRange(question.Actions.SelectMany(OfAction));
        return rows;
    }

    private static IEnumerable<PreviewRow> OfAction(QuestionAction action) =>
    [
        Fact($"{action.Id}", string.Create(CultureInfo.InvariantCulture, $"to level {action.To}, {action.Effort.ToString().ToLowerInvariant()}")),
        Of($"{action.Id}: owner", action.Owner),
        Of($"{action.Id}: do", action.Do),
        .. action.Steps.Select((step, place) => Of($"{action.Id}: step {place + 1}", step)),
        Of($"{action.Id}: done when", action.DoneWhen),
    ];

    private static string Words(Condition? condition) =>
        condition is null ? "always" : string.Join("; ", condition.Fields.Select(field => $"{field.FieldId}: {string.Join(" or ", field.Values)}"));

    private static PreviewRow Fact(string label, string words) => new(label, words, null);

    private static PreviewRow Of(string label, Text text) => new(label, text.Fr, text.En);
}
