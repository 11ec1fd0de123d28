using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Commands;

/// <summary><c>keys create [--out DIR]</c>: makes the key that signs reports.</summary>
public static class KeysCommand
{
    /// <param name="args">What follows <c>keys</c>.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not ["create", .. var rest]) { return CommandLine.Refuse(errors, "keys needs “create”"); }

        if (Arguments.Read(rest, ["--out"], out var error) is not { } arguments) { return CommandLine.Refuse(errors, error); }

        if (arguments.Operand is not null) { return CommandLine.Refuse(errors, "keys create takes no file"); }

        if (SiteConfiguration.Settings(arguments.Settings, errors) is not { } settings) { return CommandLine.InvalidInput; }

        var folder = arguments.Options.GetValueOrDefault("--out") ?? settings.SigningKeys;
        try
        {
            var id = KeyRing.Create(folder);
            output.WriteLine(
                $"{Path.Combine(folder, KeyRing.PrivateFile)}: key {id} signs reports from now on; those signed before still verify");
            return CommandLine.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            errors.WriteLine($"{folder}: {e.Message}");
            return CommandLine.InvalidInput;
        }
    }

    /// <summary>The keys; null, with the fault on <paramref name="errors"/>, when they can't be read.</summary>
    internal static KeyRing? Read(string folder, TextWriter errors)
    {
        try
        {
            return KeyRing.Read(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            errors.WriteLine($"{folder}: {e.Message}");
            return null;
        }
    }
}
