using System.Reflection;

namespace EhdsReadiness.Web.Commands;

/// <summary><c>version</c>: prints which program this is, of which commit, and which versions of the questionnaire it has. Nothing is
/// opened or made.</summary>
public static class VersionCommand
{
    /// <summary>Version of the program, such as <c>0.1.0</c>.</summary>
    public static string Version => Informational.Split('+')[0];

    /// <summary>Commit that it was built from; <c>unknown</c> where the build knew of none.</summary>
    public static string Commit => Informational.Split('+').ElementAtOrDefault(1) ?? "unknown";

    private static string Informational =>
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <param name="args">What follows <c>version</c>.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        var settings = Arguments.Read(args, [], operands: 0).SettingsOfSite(errors);
        output.WriteLine($"ehds-readiness {Version}");
        output.WriteLine($"commit {Commit}");
        var versions = ContentReader.Read(settings.ContentFolder).Content is { } content
            ? string.Join(", ", content.Questionnaires.Select(one => one.Version))
            : "unreadable: “ehds-readiness content check” says why";
        output.WriteLine($"content {versions}");
        return CommandLine.Done;
    }
}
