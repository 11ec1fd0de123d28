using EhdsReadiness.Core;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Scoring;
using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Pdf.Fonts;

namespace EhdsReadiness.Web.Commands;

/// <summary><c>report FILE.json --lang fr|en -o OUT.pdf [--content DIR]</c></summary>
public static class ReportCommand
{
    public static int Run(string[] args, TextWriter errors)
    {
        if (Arguments.Read(args, ["--lang", "-o", "--content"], out var error) is not { } arguments)
        {
            return CommandLine.Refuse(errors, error);
        }

        if (arguments.Operand is not { } file)
        {
            return CommandLine.Refuse(errors, "report needs a file");
        }

        if (Languages.Find(arguments.Options.GetValueOrDefault("--lang")) is not { } language)
        {
            return CommandLine.Refuse(errors, "report needs “--lang fr” or “--lang en”");
        }

        if (!arguments.Options.TryGetValue("-o", out var target))
        {
            return CommandLine.Refuse(errors, "report needs “-o OUT.pdf”");
        }

        if (ScoreCommand.Read(file, arguments, errors) is not var (content, assessment))
        {
            return CommandLine.InvalidInput;
        }

        var result = Readiness.Of(content, assessment);
        var report = ActionPlanReport.Of(content, result, language) with
        {
            Attached = ActionPlanReport.Data(AssessmentFile.Write(assessment, result.Questionnaire), language),
        };
        using var renderer = new PdfRenderer(FontFaces.Load(FontFaces.Folder));
        try
        {
            File.WriteAllBytes(target, renderer.Render(report));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{target}: {e.Message}");
            return CommandLine.InvalidInput;
        }

        return CommandLine.Done;
    }
}
