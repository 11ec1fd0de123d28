using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Fonts;

namespace EhdsReadiness.Web.Commands;

/// <summary><c>report FILE.json --lang fr|en|both -o OUT.pdf [--kind full|board|axis|plan] [--axis ID] [--answers yes]
/// [--content DIR]</c></summary>
public static class ReportCommand
{
    public static int Run(string[] args, TextWriter errors)
    {
        var arguments = Arguments.Read(args, ["--lang", "-o", "--kind", "--axis", "--answers", "--content"]);
        if (arguments.Operand is not { } file) { throw CommandFault.OfUsage("report needs a file"); }

        var lang = arguments.Options.GetValueOrDefault("--lang");
        if (lang != ReportOptions.Both && Languages.Find(lang) is null)
        {
            throw CommandFault.OfUsage("report needs “--lang fr”, “--lang en” or “--lang both”");
        }

        var kind = arguments.Options.GetValueOrDefault("--kind");
        if (kind is not null && Ids.Find<ReportKind>(kind) is null)
        {
            throw CommandFault.OfUsage("“--kind” is full, board, axis or plan");
        }

        var axis = arguments.Options.GetValueOrDefault("--axis");
        if (Ids.Find<ReportKind>(kind) == ReportKind.Axis != axis is not null)
        {
            throw CommandFault.OfUsage("“--kind axis” and “--axis ID” go together");
        }

        var answers = arguments.Options.GetValueOrDefault("--answers");
        if (answers is not (null or "yes")) { throw CommandFault.OfUsage("“--answers” is yes, or is left out"); }

        if (!arguments.Options.TryGetValue("-o", out var target)) { throw CommandFault.OfUsage("report needs “-o OUT.pdf”"); }

        var settings = arguments.SettingsOfSite(errors);
        var (content, assessment) = ScoreCommand.Read(file, arguments, settings, errors);
        var result = Readiness.Of(content, assessment);
        if (ReportOptions.Read(kind, axis, lang, result.Questionnaire, Language.French) is not { } options)
        {
            throw CommandFault.OfUsage($"“--axis” is one of {string.Join(", ", result.Questionnaire.Axes.Select(one => one.Id))}");
        }

        using var keys = KeysCommand.Read(settings.SigningKeys);
        options = options with { AsksForAnswers = answers is not null };
        var report = ActionPlanReport.Verifiable(content, result, options, keys.Signing, settings.Site.Operator);
        using var renderer = new PdfRenderer(FontFaces.Load(FontFaces.Folder));
        return CommandLine.At(target, () =>
        {
            File.WriteAllBytes(target, renderer.Render(report));
            return CommandLine.Done;
        });
    }
}
