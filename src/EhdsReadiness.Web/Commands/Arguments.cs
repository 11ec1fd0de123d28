namespace EhdsReadiness.Web.Commands;

/// <summary>The arguments of one command, or of the site: operands, options with a value each, flags without, and settings, which every
/// command takes.</summary>
/// <param name="Operands">What stands without an option's name, in its order.</param>
/// <param name="Settings">Settings of the site, each as <c>--Section:Key</c> followed by its value.</param>
public sealed record Arguments(
    IReadOnlyList<string> Operands, IReadOnlyDictionary<string, string> Options, IReadOnlySet<string> Flags, string[] Settings)
{
    /// <summary>The first operand; null when there is none.</summary>
    public string? Operand => Operands.Count == 0 ? null : Operands[0];

    /// <summary>Reads the arguments of a command.</summary>
    /// <param name="operands">Most operands that the command takes.</param>
    /// <exception cref="CommandFault">They are not of that form.</exception>
    public static Arguments Read(
        string[] args, IReadOnlyList<string> options, int operands = 1, IReadOnlyList<string>? flags = null)
    {
        var plain = new List<string>();
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var set = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith('-'))
            {
                if (plain.Count == operands) { throw CommandFault.OfUsage($"one argument too many: “{args[i]}”"); }

                plain.Add(args[i]);
                continue;
            }

            if (flags?.Contains(args[i], StringComparer.Ordinal) == true)
            {
                set.Add(args[i]);
                continue;
            }

            var (name, value) = args[i].Split('=', 2) is [var before, var after] ? (before, after) : (args[i], null);
            var isSetting = IsSetting(name);
            if (!isSetting && !options.Contains(name, StringComparer.Ordinal))
            {
                throw CommandFault.OfUsage(Unknown(name, [.. options, .. flags ?? []]));
            }

            value ??= i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null;
            if (value is null) { throw CommandFault.OfUsage($"option “{name}” needs a value"); }

            if (!(isSetting ? settings : given).TryAdd(name, value)) { throw CommandFault.OfUsage($"option “{name}” is given twice"); }
        }

        return new(plain, given, set, [.. settings.SelectMany(setting => new[] { setting.Key, setting.Value })]);
    }

    /// <summary>Checks the arguments of the site, which takes settings and the framework's own options and nothing else.</summary>
    /// <exception cref="CommandFault">They are others.</exception>
    internal static int CheckSite(string[] args)
    {
        Read(args, [.. args.Select(arg => arg.Split('=')[0]).Where(IsFrameworks)], operands: 0);
        return CommandLine.Done;
    }

    /// <summary>The settings of the site with those of the command.</summary>
    /// <exception cref="CommandFault">They have faults, which are on <paramref name="errors"/>.</exception>
    internal AllSettings SettingsOfSite(TextWriter errors) => SiteConfiguration.Settings(Settings, errors) ?? throw new CommandFault();

    /// <summary>Whether such an option is a setting of ours. One of a list ends in its place, as in <c>--Proxies:Known:0</c>.</summary>
    private static bool IsSetting(string option) =>
        option.StartsWith("--", StringComparison.Ordinal)
        && SettingsReader.Keys.Contains(
            SettingsReader.PlaceOf(option[2..].TrimEnd([.. "0123456789"]).TrimEnd(':')), StringComparer.OrdinalIgnoreCase);

    private static bool IsFrameworks(string option) =>
        option.StartsWith("--", StringComparison.Ordinal)
        && (SettingsReader.Framework.Contains(option[2..].Split(':')[0], StringComparer.OrdinalIgnoreCase)
            || option.StartsWith("--OTEL_", StringComparison.OrdinalIgnoreCase));

    private static string Unknown(string option, IEnumerable<string> options)
    {
        var settings = SettingsReader.Keys.Concat(SettingsReader.Framework).Select(key => $"--{key}");
        return $"unknown option “{option}”{CommandLine.DidYouMean(option, [.. options, .. settings, "--help", "--version"])}";
    }
}
