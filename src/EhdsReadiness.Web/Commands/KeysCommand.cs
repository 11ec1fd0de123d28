using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Commands;

/// <summary><c>keys create [--out DIR]</c>: makes the key that signs reports.</summary>
public static class KeysCommand
{
    /// <param name="args">What follows <c>keys</c>.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not ["create", .. var rest]) { throw CommandFault.OfUsage("keys needs “create”"); }

        var arguments = Arguments.Read(rest, ["--out"]);
        if (arguments.Operand is not null) { throw CommandFault.OfUsage("keys create takes no file"); }

        var settings = arguments.SettingsOfSite(errors);
        var folder = arguments.Options.GetValueOrDefault("--out") ?? settings.SigningKeys;
        var id = CommandLine.At(folder, () => KeyRing.Create(folder));
        output.WriteLine(
            $"{Path.Combine(folder, KeyRing.PrivateFile)}: key {id} signs reports from now on; those signed before still verify");
        return CommandLine.Done;
    }

    internal static KeyRing Read(string folder) => CommandLine.At(folder, () => KeyRing.Read(folder));
}
