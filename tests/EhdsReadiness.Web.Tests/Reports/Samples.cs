using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Fonts;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>Assessments to report on: the examples of the content, and questionnaires from one question to eighty.</summary>
internal static class Samples
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "content");
    private static readonly ConcurrentDictionary<(string, Language, string), byte[]> Rendered = new();

    public static Content Content { get; } = ContentReader.Read(Folder).Content
        ?? throw new InvalidOperationException("The content has faults; see the tests of the content.");

    public static FontFaces Faces { get; } = FontFaces.Load(FontFaces.Folder);

    public static PdfRenderer Renderer { get; } = new(Faces);

    /// <summary>Kinds of organisation, roles, lengths and states of completion that differ most.</summary>
    public static readonly string[] Telling =
        ["01-chu-de-montervaux", "06-pulsalune", "07-laboratoires-brumenor", "20-longest-texts", "21-nothing-answered", "22-one-answer",
            "questions:1", "questions:80", "worst-texts", "express:both"];

    /// <summary>What the logo of reports for the board says.</summary>
    public const string LogoWords = "Logo du cabinet Exemple";

    /// <summary>Each sample as the complete report and as its first page; three that differ most as every kind: the board's with a cover
    /// and a logo.</summary>
    public static TheoryData<string, Language, string> All()
    {
        var data = new TheoryData<string, Language, string>();
        foreach (var name in Telling)
        {
            foreach (var language in Languages.All)
            {
                foreach (var kind in name is "01-chu-de-montervaux" or "22-one-answer" or "worst-texts"
                    ? ["full", "summary", "board", "axis", "plan", "both"] : (string[])["full", "summary"])
                {
                    data.Add(name, language, kind);
                }
            }
        }

        return data;
    }

    public static (Content Content, Assessment Assessment, byte[] File) Of(string name)
    {
        if (name.StartsWith("questions:", StringComparison.Ordinal))
        {
            return WithQuestions(int.Parse(name["questions:".Length..], CultureInfo.InvariantCulture));
        }

        if (name.StartsWith("express:", StringComparison.Ordinal))
        {
            return Express(Ids.Find<Roles>(name["express:".Length..])!.Value);
        }

        return name == "worst-texts" ? WithWorstTexts() : Example(name);
    }

    public static Result ResultOf(string name)
    {
        var (content, assessment, _) = Of(name);
        return Readiness.Of(content, assessment);
    }

    public static Report Report(string name, Language language, string kind = "full")
    {
        var (content, assessment, file) = Of(name);
        var result = Readiness.Of(content, assessment);
        if (kind == "summary")
        {
            return ActionPlanReport.Summary(content, result, language) with { Attached = ActionPlanReport.Data(file, language) };
        }

        var options = OptionsOf(kind, language);
        var report = ActionPlanReport.Verifiable(content, result, options, null, "GIP Exemple");
        return options.CarriesAnswers ? report with { Attached = ActionPlanReport.Data(file, language) } : report;
    }

    public static ReportOptions OptionsOf(string kind, Language language) => kind switch
    {
        "both" => new(ReportKind.Full, null, [language, language.Other()]),
        "axis" => new(ReportKind.Axis, Content.Questionnaires[^1].Axes[1], [language]),
        "board" => new(ReportKind.Board, null, [language]) { Cover = new(new string('W', Cover.LongestLine), Logo(language)) },
        "proven" => new(ReportKind.Board, null, [language])
        {
            Origin = ReportOrigin.Organisation,
            Number = new("552100554", new(2026, 11, 3, 8, 30, 0, TimeSpan.Zero), LongestName),
        },
        _ => new(Ids.Find<ReportKind>(kind)!.Value, null, [language]),
    };

    /// <summary>The longest name that the register can have.</summary>
    private static string LongestName { get; } = string.Concat(Enumerable.Repeat("MAGNIFIQUE ", 11))[..120];

    /// <summary>One that was drawn in French reports, a picture of 40 by 20 pixels in English ones.</summary>
    private static Picture Logo(Language language) => language == Language.French
        ? Picture.Read(Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><mask id='m'><circle cx='10' "
            + "cy='10' r='9' fill='#fff'/></mask><rect width='40' height='20' fill='#048' opacity='.5' mask='url(#m)'/></svg>"))
            .Picture! with { Alternative = LogoWords }
        : new(40, 20, Enumerable.Range(0, 40 * 20 * 3).Select(at => (byte)(at % 251)).ToArray(), LogoWords);

    public static byte[] Pdf(string name, Language language, string kind = "full") =>
        Rendered.GetOrAdd((name, language, kind), key => Renderer.Render(Report(key.Item1, key.Item2, key.Item3)));

    private static (Content, Assessment, byte[]) Example(string name)
    {
        var file = File.ReadAllBytes(Path.Combine(Folder, "examples", name + ".json"));
        var reading = AssessmentFile.Read(file, Content);
        return (Content, reading.Assessment ?? throw new InvalidOperationException($"{name}: {reading.Faults[0]}"), file);
    }

    /// <summary>A questionnaire of so many questions, answered in turn by every kind of answer.</summary>
    private static (Content, Assessment, byte[]) WithQuestions(int count)
    {
        var real = Content.Questionnaires[^1].Questions;
        var questions = Enumerable.Range(0, count)
            .Select(order => real[order % real.Count] with
            {
                Id = order < real.Count ? real[order].Id
                    : string.Create(CultureInfo.InvariantCulture, $"{real[order % real.Count].Id}-{order}"),
                Order = order,
                AskedWhen = null,
            })
            .ToList();
        var questionnaire = Content.Questionnaires[^1] with { Questions = questions, Contradictions = [] };
        var content = Content with { Questionnaires = [questionnaire] };
        var answers = questions.ToDictionary(question => question.Id, question => (question.Order % 7) switch
        {
            5 => Answer.Unknown,
            6 => Answer.NotApplicable("Sans objet pour nous."),
            var level => Answer.AtLevel(level),
        });
        var (_, like, _) = Example("01-chu-de-montervaux");
        var assessment = like with { Answers = answers };
        return (content, assessment, AssessmentFile.Write(assessment, questionnaire));
    }

    /// <summary>A first look at everything there is, with the longest notes and proofs, and almost all still to do.</summary>
    private static (Content, Assessment, byte[]) Express(Roles role)
    {
        var (content, like, _) = Example("08-unite-sante-et-territoires");
        var questionnaire = content.Questionnaires[^1];
        var words = string.Concat(Enumerable.Repeat("Le registre est tenu ; la règle n’est pas encore signée. ", 80));
        var answers = questionnaire.Questions.Where(question => questionnaire.Express.Contains(question.Id)).ToDictionary(
            question => question.Id, question => Answer.AtLevel(question.Order % 2) with
            {
                Note = words[..Answer.LongestNote], Evidence = words[..Answer.LongestEvidence],
            });
        var assessment = like with
        {
            Mode = AssessmentMode.Express,
            Role = role,
            Organisation = LongestName,
            Profile = like.Profile with { Categories = [.. content.Regulation.Categories.Select(category => category.Letter)] },
            Answers = answers,
        };
        return (content, assessment, AssessmentFile.Write(assessment, questionnaire));
    }

    /// <summary>A name of 120 characters, notes of 4,000 with signs no font of ours has and words wider than a line.</summary>
    private static (Content, Assessment, byte[]) WithWorstTexts()
    {
        var (content, assessment, _) = Example("01-chu-de-montervaux");
        var piece =
            $"Ünïcode \U0001F469\u200d\U0001F469\u200d\U0001F467 中文 אבג e\u0301 Ελληνικά Кириллица {new string('W', 60)}\t\u0007fin " +
            $"\ud800 \u202etxet\u202c.\n";
        var note = string.Concat(Enumerable.Repeat(piece, 60))[..Answer.LongestNote];
        var evidence = "https://example.org/" + new string('a', Answer.LongestEvidence - 20);
        var answers = assessment.Answers.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var id in answers.Keys.Take(6).ToList())
        {
            answers[id] = answers[id] with { Note = note, Evidence = evidence };
        }

        assessment = assessment with { Organisation = LongestName, Answers = answers };
        return (content, assessment, AssessmentFile.Write(assessment, content.Questionnaires[^1]));
    }
}
