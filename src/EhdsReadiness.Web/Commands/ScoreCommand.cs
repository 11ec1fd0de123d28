namespace EhdsReadiness.Web.Commands;

/// <summary><c>score FILE.json [--content DIR]</c></summary>
public static class ScoreCommand
{
    public static int Run(string[] args, Stream output, TextWriter errors)
    {
        if (Arguments.Read(args, ["--content"], out var error) is not { } arguments) { return CommandLine.Refuse(errors, error); }

        if (arguments.Operand is not { } file) { return CommandLine.Refuse(errors, "score needs a file"); }

        if (SiteConfiguration.Settings(arguments.Settings, errors) is not { } settings) { return CommandLine.InvalidInput; }

        if (Read(file, arguments, settings, errors) is not var (content, assessment)) { return CommandLine.InvalidInput; }

        output.Write(ResultFile.Write(Readiness.Of(content, assessment)));
        return CommandLine.Done;
    }

    /// <summary>The content and the assessment of a file; null, with every fault on <paramref name="errors"/>, when either can't be
    /// used.</summary>
    internal static (
        Content Content, Assessment Assessment)? Read(string file, Arguments arguments, AllSettings settings, TextWriter errors)
    {
        if (CommandLine.ReadContent(arguments.Options.GetValueOrDefault("--content") ?? settings.ContentFolder, errors) is not { } content)
        {
            return null;
        }

        byte[] bytes;
        try
        {
            bytes = CommandLine.ReadFile(file, Pages.Assessments.ImportModel.LongestFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{file}: {e.Message}");
            return null;
        }

        var reading = AssessmentFile.Read(bytes, content);
        foreach (var fault in reading.Faults)
        {
            errors.WriteLine($"{file}: {fault.Path}: {fault.Message.En}");
        }

        if (reading.Faults.Count == FileFault.Most)
        {
            errors.WriteLine($"{file}: these are the first faults, there may be more");
        }

        return reading.Assessment is { } assessment ? (content, assessment) : null;
    }
}
