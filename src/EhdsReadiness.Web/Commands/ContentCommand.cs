using System.Globalization;
using EhdsReadiness.Core.Questionnaires;

namespace EhdsReadiness.Web.Commands;

/// <summary><c>content check [DIR]</c></summary>
public static class ContentCommand
{
    /// <param name="args">What follows <c>content</c>.</param>
    /// <param name="defaultFolder">The content that travels with the program.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, string defaultFolder, TextWriter output, TextWriter errors) => args switch
    {
        ["check", .. var rest] => Check(rest, defaultFolder, output, errors),
        _ => CommandLine.Refuse(errors, "content needs “check” or “preview”"),
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
}
