namespace EhdsReadiness.Web.Commands;

/// <summary>
/// The newest questionnaire as one page for reviewers: each question as its respondent sees it, then both languages side by side, what
/// changed since another content, and what that does to the examples.
/// </summary>
internal sealed class ContentPreview
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem }
        table { border-collapse: collapse; width: 100%; margin: 0 0 2.5rem }
        th, td { border: 1px solid #bbb; padding: .4rem .6rem; vertical-align: top; text-align: left }
        th { width: 9rem; font-weight: 600; background: #f4f4f4 } ins { background: #d7f5dd } del { background: #fbdcdc }
        h3 { margin: 0 0 .5rem } .state { font-weight: 400 }
        .asked { border: 1px solid #999; border-radius: .3rem; padding: .5rem 1rem; margin: 0 0 1rem; max-width: 48rem }
        .asked h4 { margin: .3rem 0 } .asked fieldset { border: 0; padding: 0; margin: 0 }
        """;

    private static readonly Text[] Scopes =
    [
        new("La réponse vaut pour un service, une base ou des projets.",
            "The answer holds for one department, database or set of projects."),
        new("Une seule réponse vaut pour toute l’organisation.", "One answer holds for the whole organisation."),
    ];

    private readonly StringBuilder _html = new();
    private readonly Content _content;
    private readonly Questionnaire _now;
    private readonly Questionnaire? _before;
    private readonly Language _language;

    private ContentPreview(Content content, Questionnaire? before, Language language)
    {
        (_content, _now, _before, _language) = (content, content.Questionnaires[^1], before, language);
    }

    /// <summary>The page.</summary>
    /// <param name="before">The content to compare with; null when nothing is compared.</param>
    /// <param name="language">Of the labels, and of the questions as their respondent sees them.</param>
    /// <param name="changedOnly">Leaves out the questions that are as they were.</param>
    /// <param name="effects">What the change does to the examples; empty when nothing is compared.</param>
    public static string Html(Content now, Content? before, Language language, bool changedOnly, IReadOnlyList<ContentEffect> effects)
    {
        var preview = new ContentPreview(now, before?.Questionnaires[^1], language);
        preview.Page(changedOnly, effects);
        return preview._html.ToString();
    }

    private void Page(bool changedOnly, IReadOnlyList<ContentEffect> effects)
    {
        var title = $"Questionnaire {WordDiff.Encode(_now.Version)}";
        _html.Append(CultureInfo.InvariantCulture,
            $"<!doctype html>\n<html lang=\"{_language.Code()}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" " +
            $"content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n");
        _html.Append(CultureInfo.InvariantCulture, $"<p>{_now.Questions.Count} questions, {_now.Date:O}. SHA-256 {_now.Sha256}.</p>\n");
        Summary();
        Effects(effects);
        foreach (var axis in _now.Axes)
        {
            _html.Append(CultureInfo.InvariantCulture,
                $"<h2>{axis.Number}. <span lang=\"fr\">{WordDiff.Encode(axis.Title.Fr)}</span> / <span " +
                $"lang=\"en\">{WordDiff.Encode(axis.Title.En)}</span></h2>\n");
            foreach (var question in _now.Questions.Where(question =>
                question.AxisId == axis.Id && (!changedOnly || IsNew(question) || IsChanged(question))))
            {
                Section(question);
            }
        }

        _html.Append("</body>\n</html>\n");
    }

    private void Summary()
    {
        if (_before is null) { return; }

        _html.Append(CultureInfo.InvariantCulture,
            $"<p>{Say("Comparé à", "Compared with")} {WordDiff.Encode(_before.Version)}, {_before.Date:O}. " +
            $"SHA-256 {_before.Sha256}.</p>\n");
        List(Say("Questions ajoutées", "Added questions"), _now.Questions.Where(IsNew), link: true);
        List(Say("Questions retirées", "Removed questions"), _before.Questions.Where(question => _now.Find(question.Id) is null),
            link: false);
        List(Say("Questions changées", "Changed questions"), _now.Questions.Where(IsChanged), link: true);
    }

    private void List(string heading, IEnumerable<Question> questions, bool link)
    {
        var items = questions.Select(question =>
            link ? $"<a href=\"#{question.Id}\">{question.Id}</a>"
            : $"<del>{question.Id}</del>: {WordDiff.Encode(question.Ask.In(_language))}").ToList();
        _html.Append(CultureInfo.InvariantCulture, $"<h2>{heading}{Say("\u00A0:", ":")} {items.Count}</h2>\n");
        Items(items);
    }

    /// <summary>Score and plan of each example under both contents, with what moved them.</summary>
    private void Effects(IReadOnlyList<ContentEffect> effects)
    {
        if (effects.Count == 0) { return; }

        _html.Append(CultureInfo.InvariantCulture,
            $"<h2>{Say("Effet sur les exemples", "Effect on the examples")}</h2>\n<" +
            $"p>{Say("Mêmes réponses, avant et après.", "The same answers, before and after.")}</p>\n<table>\n<tr>");
        foreach (var heading in new[]
            { Say("Exemple", "Example"), Say("Score", "Score"), Say("Plan d’action", "Action plan"), Say("Pourquoi", "Why") })
        {
            _html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{heading}</th>");
        }

        _html.Append("</tr>\n");
        foreach (var effect in effects)
        {
            _html.Append(CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\">{WordDiff.Encode(effect.Example)}</th><" +
                $"td>{WordDiff.Html(ContentEffect.Shown(effect.Before, _language), ContentEffect.Shown(effect.After, _language))}</td><" +
                $"td>");
            Plan(ContentEffect.Actions(effect.Before), ContentEffect.Actions(effect.After));
            _html.Append("</td><td>");
            if (effect.Moved)
            {
                Items([.. effect.Reasons().Select(reason => WordDiff.Encode(Say(reason.Fr, reason.En)))]);
            }
            else
            {
                _html.Append(Say("rien ne bouge", "nothing moves"));
            }

            _html.Append("</td></tr>\n");
        }

        _html.Append("</table>\n");
    }

    private void Plan(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        _html.Append(CultureInfo.InvariantCulture, $"<p>{WordDiff.Html(Count(before), Count(after))}</p>");
        Items(
        [
            .. after.Except(before, StringComparer.Ordinal).Select(action => $"<ins>{WordDiff.Encode(action)}</ins>"),
            .. before.Except(after, StringComparer.Ordinal).Select(action => $"<del>{WordDiff.Encode(action)}</del>"),
        ]);
        if (!before.Take(ActionPlan.FirstEntries).SequenceEqual(after.Take(ActionPlan.FirstEntries)))
        {
            _html.Append(CultureInfo.InvariantCulture,
                $"<p>{Say("D’abord :", "First:")}" +
                $" {WordDiff.Html(FirstOf(before), FirstOf(after))}</p>");
        }
    }

    private static string Count(IReadOnlyList<string> actions) =>
        string.Create(CultureInfo.InvariantCulture, $"{actions.Count} {(actions.Count == 1 ? "action" : "actions")}");

    private void Section(Question question)
    {
        var old = _before?.Find(question.Id);
        var state = IsNew(question) ? $" <span class=\"state\"><ins>{Say("ajoutée", "added")}</ins></span>" : "";
        _html.Append(CultureInfo.InvariantCulture, $"<section id=\"{question.Id}\">\n<h3>{question.Id}{state}</h3>\n");
        AsAsked(question);
        _html.Append("<table>\n");
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

    /// <summary>The question as a respondent sees it: what is asked, the levels, the law, the help and what may serve as
    /// evidence.</summary>
    private void AsAsked(Question question)
    {
        var law = question.Duty is { } duty
            ? $"{Say("Obligation :", "Duty:")} {PreviewRow.DutyOf(duty).In(_language)}" +
                $". {_content.Regulation.FindRule(duty.Article)?.Does.In(_language)}"
            : Say("Bonne pratique, non obligation légale.", "Good practice, not a legal duty.");
        _html.Append(CultureInfo.InvariantCulture,
            $"<div class=\"asked\"><h4>{Encoded(question.Ask)}</h4>\n<p>{WordDiff.Encode(law)}<" +
            $"br>{Encoded(Scopes[(int)question.AnswerScope])}</p>\n<fieldset disabled>\n");
        for (var level = 0; level < question.Levels.Count; level++)
        {
            Choice(question, _now.LevelNames[level].In(_language), question.Levels[level].In(_language));
        }

        Choice(question, Say("Je ne sais pas", "I don’t know"), "");
        if (question.NotApplicable is { } notApplicable)
        {
            Choice(question, Say("Sans objet", "Does not apply"), notApplicable.In(_language));
        }

        _html.Append(CultureInfo.InvariantCulture, $"</fieldset>\n<p>{Encoded(question.Help)}</p>\n");
        Items([.. question.Evidence.Select(Encoded)]);
        _html.Append("</div>\n");
    }

    private void Choice(Question question, string name, string words) => _html.Append(
        CultureInfo.InvariantCulture,
        $"<p><label><input type=\"radio\" name=\"{question.Id}\"> " +
        $"<strong>{WordDiff.Encode(name)}</strong> {WordDiff.Encode(words)}</label></p>\n");

    private void Items(List<string> items)
    {
        if (items.Count > 0)
        {
            _html.Append("<ul>\n").AppendJoin("", items.Select(item => $"<li>{item}</li>\n")).Append("</ul>\n");
        }
    }

    private void Row(PreviewRow? before, PreviewRow? now)
    {
        var row = (now ?? before)!;
        _html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{WordDiff.Encode(Say(row.Label.Fr, row.Label.En))}</th>");
        if (row.IsFact)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<td colspan=\"2\">{WordDiff.Html(Said(before), Said(now))}</td>");
        }
        else
        {
            _html.Append(CultureInfo.InvariantCulture,
                $"<td lang=\"fr\">{WordDiff.Html(before?.Words.Fr, now?.Words.Fr)}</td><td " +
                $"lang=\"en\">{WordDiff.Html(before?.Words.En, now?.Words.En)}</td>");
        }

        _html.Append("</tr>\n");
    }

    private bool IsNew(Question question) => _before is not null && _before.Find(question.Id) is null;

    private bool IsChanged(Question question) =>
        _before?.Find(question.Id) is { } old && !PreviewRow.Of(old, _before).SequenceEqual(PreviewRow.Of(question, _now));

    private string? Said(PreviewRow? row) => row is null ? null : Say(row.Words.Fr, row.Words.En);

    private string Encoded(Text text) => WordDiff.Encode(text.In(_language));

    private string Say(string fr, string en) => Typography.InFrench(new Text(fr, en), _language);

    private static string FirstOf(IReadOnlyList<string> actions) => string.Join("; ", actions.Take(ActionPlan.FirstEntries));
}
