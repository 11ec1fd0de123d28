using System.Data.Common;
using System.Globalization;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Storage;
using EhdsReadiness.Web.Setup;

namespace EhdsReadiness.Web.Commands;

/// <summary><c>content check</c>, <c>preview</c>, <c>new-version</c>, <c>fix</c>, <c>publish</c> and <c>withdraw</c>.</summary>
/// <remarks>What changes a folder has it named: the content that travels with the program is a copy, in which nothing would stay.</remarks>
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
        ["new-version", .. var rest] => OnVersion("new-version", rest, ["--date"], output, errors, NewVersion),
        ["fix", .. var rest] => Fix(rest, output, errors),
        ["publish", .. var rest] => OnVersion("publish", rest, [], output, errors, Publish),
        ["withdraw", .. var rest] => OnVersion("withdraw", rest, [], output, errors, Withdraw),
        _ => CommandLine.Refuse(errors, "content needs “check”, “preview”, “new-version”, “fix”, “publish” or “withdraw”"),
    };

    /// <summary>Prints each fault, then how many there are.</summary>
    private static int Check(string[] args, string defaultFolder, TextWriter output, TextWriter errors)
    {
        if (Arguments.Read(args, [], out var error) is not { } arguments)
        {
            return CommandLine.Refuse(errors, error);
        }

        if (Site.Settings(arguments.Settings, errors) is not { } settings)
        {
            return CommandLine.InvalidInput;
        }

        var faults = ContentCheck.Check(arguments.Operand ?? settings.Content.Path ?? defaultFolder);
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

        if (Site.Settings(arguments.Settings, errors) is not { } settings)
        {
            return CommandLine.InvalidInput;
        }

        var against = arguments.Options.GetValueOrDefault("--against");
        var now = CommandLine.ReadContent(arguments.Operand ?? settings.Content.Path ?? defaultFolder, errors);
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

    /// <summary>Runs a command of the form <c>VERSION --content DIR</c>; prints what it gives, or what is wrong.</summary>
    private static int OnVersion(
        string name, string[] args, IReadOnlyList<string> options, TextWriter output, TextWriter errors, Func<string, string, Arguments, AllSettings, string> command)
    {
        if (Arguments.Read(args, ["--content", .. options], out var error) is not { } arguments)
        {
            return CommandLine.Refuse(errors, error);
        }

        if (arguments.Operand is not { } version || !arguments.Options.TryGetValue("--content", out var folder))
        {
            return CommandLine.Refuse(errors, $"content {name} needs “VERSION --content DIR”");
        }

        if (Site.Settings(arguments.Settings, errors) is not { } settings)
        {
            return CommandLine.InvalidInput;
        }

        try
        {
            output.WriteLine(command(folder, version, arguments, settings));
            return CommandLine.Done;
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or UnauthorizedAccessException or DbException)
        {
            errors.WriteLine(fault.Message);
            return CommandLine.InvalidInput;
        }
    }

    /// <summary>Copies the newest version, by default to begin tomorrow.</summary>
    private static string NewVersion(string folder, string version, Arguments arguments, AllSettings settings)
    {
        var tomorrow = StoredAssessment.DayOf(TimeProvider.System.GetUtcNow()).AddDays(1);
        var date = !arguments.Options.TryGetValue("--date", out var word) ? tomorrow
            : DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new InvalidOperationException($"--date “{word}” must be a date such as 2027-03-26.");
        var former = ContentDraft.Begin(folder, version, date);
        return $"version “{version}” is a copy of “{former}”; say in its changes.yaml what becomes of the questions that you change";
    }

    /// <summary>Puts no-break spaces into the texts, and prints how many were changed and which were left alone.</summary>
    private static int Fix(string[] args, TextWriter output, TextWriter errors)
    {
        if (Arguments.Read(args, ["--content"], out var error) is not { Operand: null } arguments || !arguments.Options.TryGetValue("--content", out var folder))
        {
            return CommandLine.Refuse(errors, error.Length > 0 ? error : "content fix needs “--content DIR”");
        }

        try
        {
            var (changed, left) = ContentSpaces.Fix(folder);
            foreach (var text in left)
            {
                errors.WriteLine(text);
            }

            output.WriteLine(changed == 1 ? "1 text changed" : string.Create(CultureInfo.InvariantCulture, $"{changed} texts changed"));
            return left.Count == 0 ? CommandLine.Done : CommandLine.InvalidInput;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(fault.Message);
            return CommandLine.InvalidInput;
        }
    }

    /// <summary>Freezes a version of a content folder without faults and gives its fingerprint.</summary>
    private static string Publish(string folder, string version, Arguments arguments, AllSettings settings)
    {
        var faults = ContentCheck.Check(folder);
        return faults.Count == 0 ? ContentPublication.Publish(folder, version) : throw new InvalidOperationException(string.Join('\n', faults));
    }

    /// <summary>Takes the publication of a version back while nobody has begun to answer it.</summary>
    private static string Withdraw(string folder, string version, Arguments arguments, AllSettings settings)
    {
        using var database = new Database(settings.Database.Path);
        if (File.Exists(database.Path) && new AssessmentStore(database).VersionsAsync(default).GetAwaiter().GetResult().Contains(version, StringComparer.Ordinal))
        {
            throw new InvalidOperationException($"{database.Path}: assessments are on version “{version}”: it stays published; begin a newer one with content new-version");
        }

        ContentPublication.Withdraw(folder, version);
        return $"version “{version}” may change again";
    }
}
