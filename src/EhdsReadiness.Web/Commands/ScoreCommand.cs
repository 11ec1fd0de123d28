namespace EhdsReadiness.Web.Commands;

/// <summary><c>score FILE.json [--content DIR]</c></summary>
public static class ScoreCommand
{
    public static int Run(string[] args, Stream output, TextWriter errors)
    {
        var arguments = Arguments.Read(args, ["--content"]);
        if (arguments.Operand is not { } file) { throw CommandFault.OfUsage("score needs a file"); }

        var (content, assessment) = Read(file, arguments, arguments.SettingsOfSite(errors), errors);
        output.Write(ResultFile.Write(Readiness.Of(content, assessment)));
        return CommandLine.Done;
    }

    /// <summary>The content and the assessment of a file.</summary>
    /// <exception cref="CommandFault">Either can't be used; every fault is on <paramref name="errors"/>.</exception>
    internal static (Content Content, Assessment Assessment) Read(
        string file, Arguments arguments, AllSettings settings, TextWriter errors)
    {
        var content = CommandLine.ReadContent(arguments, settings, errors);
        var bytes = CommandLine.At(file, () => CommandLine.ReadFile(file, Pages.Assessments.ImportModel.LongestFile));
        var reading = AssessmentFile.Read(bytes, content);
        foreach (var fault in reading.Faults)
        {
            errors.WriteLine($"{file}: {fault.Path}: {fault.Message.En}");
        }

        if (reading.Faults.Count == FileFault.Most)
        {
            errors.WriteLine($"{file}: these are the first faults, there may be more");
        }

        return (content, reading.Assessment ?? throw new CommandFault());
    }
}
