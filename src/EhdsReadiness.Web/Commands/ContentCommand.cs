using System.Globalization;
using EhdsReadiness.Core.Questionnaires;

namespace EhdsReadiness.Web.Commands;

/// <summary><c>content check [DIR]</c>, <c>content preview [DIR] -o DIR [--against DIR]</c> and <c>content publish VERSION --content DIR</c></summary>
public static class ContentCommand
{
    private const string Page = "index.html";

    /// <param name="args">What follows <c>content</c>.</param>
    /// <param name="defaultFolder">The content that travels with the program.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, string defaultFolder, TextWriter output, TextWriter errors) => args switch
    {
        ["check", .. var rest] => Check(rest, defaultFolder, output, errors),
        ["preview", .. var rest] => Preview(rest, defaultFolder, output, errors),
        ["publish", .. var rest] => Publish(rest, output, errors),
        _ => CommandLine.Refuse(errors, "content needs “check”, “preview” or “publish”"),
    };

    /// <summary>Prints each fault, then how many there are.</summary>
    private static int Check(string[] args, string defaultFolder, TextWriter output, TextWriter errors)
    {
        if (Arguments.Read(args, [], out var error) is not { } arguments)
        {
            return CommandLine.Refuse(errors, error);
        }

        var faults = ContentCheck.Check(arguments.Operand ?? defaultFolder);
        foreach (var fault in faults)
        {
            output.WriteLine(fault);
        }

        output.WriteLine(faults.Count switch
        {
            0 => "no faults",
            1 => "1 fault",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count} faults"),
        });
        return faults.Count == 0 ? CommandLine.Done : CommandLine.InvalidInput;
    }

    /// <summary>Writes the questions as one page for reviewers.</summary>
    private static int Preview(string[] args, string defaultFolder, TextWriter output, TextWriter errors)
    {
        if (Arguments.Read(args, ["-o", "--against"], out var error) is not { } arguments)
        {
            return CommandLine.Refuse(errors, error);
        }

        if (!arguments.Options.TryGetValue("-o", out var target))
        {
            return CommandLine.Refuse(errors, "content preview needs “-o DIR”");
        }

        var against = arguments.Options.GetValueOrDefault("--against");
        var now = CommandLine.ReadContent(arguments.Operand ?? defaultFolder, errors);
        var before = against is null ? null : CommandLine.ReadContent(against, errors);
        if (now is null || (against is not null && before is null))
        {
            return CommandLine.InvalidInput;
        }

        var page = Path.Combine(target, Page);
        try
        {
            Directory.CreateDirectory(target);
            File.WriteAllText(page, ContentPreview.Html(now, before));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{page}: {fault.Message}");
            return CommandLine.InvalidInput;
        }

        output.WriteLine(page);
        return CommandLine.Done;
    }

    /// <summary>Freezes a version of a content folder without faults and prints its fingerprint.</summary>
    /// <remarks>The folder has to be named: the content that travels with the program is a copy, in which nothing would stay.</remarks>
    private static int Publish(string[] args, TextWriter output, TextWriter errors)
    {
        if (Arguments.Read(args, ["--content"], out var error) is not { } arguments)
        {
            return CommandLine.Refuse(errors, error);
        }

        if (arguments.Operand is not { } version || !arguments.Options.TryGetValue("--content", out var folder))
        {
            return CommandLine.Refuse(errors, "content publish needs “VERSION --content DIR”");
        }

        var faults = ContentCheck.Check(folder);
        foreach (var fault in faults)
        {
            errors.WriteLine(fault);
        }

        if (faults.Count > 0)
        {
            return CommandLine.InvalidInput;
        }

        try
        {
            output.WriteLine(ContentPublication.Publish(folder, version));
            return CommandLine.Done;
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(fault.Message);
            return CommandLine.InvalidInput;
        }
    }
}
