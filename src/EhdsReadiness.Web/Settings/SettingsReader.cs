using System.Reflection;
using Microsoft.Extensions.Configuration.Json;

namespace EhdsReadiness.Web.Settings;

/// <summary>
/// Reads the settings into <see cref="AllSettings"/>, one mechanism for all sections: an unknown key, a wrong type, a value out of its
/// range, a secret's file that cannot be read and a contradiction are faults, one line each, which name the key and its value, never that
/// of a secret. Sections of other software are not looked into.
/// </summary>
public static class SettingsReader
{
    /// <summary>Names that the framework reads, of values and of sections.</summary>
    public static readonly IReadOnlyList<string> Framework =
    [
        "urls", "http_ports", "https_ports", "environment", "contentRoot", "webroot", "AllowedHosts", "Logging", "Kestrel",
        "shutdownTimeoutSeconds", "detailedErrors",
        "suppressStatusMessages", "preferHostingUrls", "captureStartupErrors", "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];

    /// <summary>Stands in a key for the name that the operator gives a section.</summary>
    private const string NamePlace = "{name}";

    private const string FileEnding = "File";
    private const int LongestShown = 80;

    /// <summary>The sections by their names.</summary>
    public static IReadOnlyList<PropertyInfo> Sections { get; } =
        [.. typeof(AllSettings).GetProperties().Where(property => property.PropertyType.IsAssignableTo(typeof(ISettings)))];

    /// <summary>Every key of a setting, such as <c>Site:Operator</c> or <c>Oidc:{name}:Title</c>, with the files of secrets; without the
    /// framework's.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        .. typeof(AllSettings).GetProperties().SelectMany(section =>
            Sections.Contains(section) ? KeysOf(section.PropertyType).Select(key => $"{section.Name}:{key}")
            : NamedOf(section) is { } named ? KeysOf(named).Select(key => $"{section.Name}:{NamePlace}:{key}")
            : []),
    ];

    /// <summary>A key as it stands among <see cref="Keys"/>: <c>Oidc:{name}:Title</c> for <c>Oidc:ward-3:Title</c>.</summary>
    public static string PlaceOf(string key) =>
        key.Split(':') is [var section, _, .. { Length: > 0 } rest] && NamedSections.Any(one => IsName(one.Name, section))
            ? $"{section}:{NamePlace}:{string.Join(':', rest)}" : key;

    /// <summary>The settings, and every fault that they have; with faults, the settings are not to be used.</summary>
    public static (AllSettings Settings, IReadOnlyList<string> Faults) Read(IConfiguration configuration)
    {
        var settings = configuration["urls"]?.Split(';')[0].Trim() is { Length: > 0 } url ? new AllSettings { FirstUrl = url } : new();
        var faults = new List<string>();
        foreach (var section in Sections)
        {
            var read = (ISettings)section.GetValue(settings)!;
            var before = faults.Count;
            Fill(read, section.Name, configuration.GetSection(section.Name), faults);
            // Of values that could not be read nothing more can be said.
            faults.AddRange(faults.Count == before ? read.Contradictions().Select(OneLine) : []);
        }

        foreach (var section in NamedSections)
        {
            section.SetValue(settings, ReadNamed(section, configuration.GetSection(section.Name), faults));
        }

        faults.AddRange(ListenAddresses.Malformed(configuration["urls"]).Select(OneLine));
        faults.AddRange(UnknownSections(configuration));
        faults.AddRange(faults.Count == 0 ? settings.Contradictions().Select(OneLine) : []);
        return (settings, faults);
    }

    /// <summary>Says that there is no such setting, and which is meant when one is near.</summary>
    /// <param name="key">Such as <c>Site:Opertor</c>.</param>
    public static string Unknown(string key, string? value)
    {
        var section = key.Split(':')[0];
        var name = PlaceOf(key) != key ? key.Split(':')[1] : NamePlace;
        var known = Keys.Where(one => one.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase))
            .Select(one => one.Replace(NamePlace, name, StringComparison.Ordinal)).ToList();
        // Who misspells the name of a secret has typed the secret all the same.
        var secret = known.Exists(one => one.EndsWith(FileEnding, StringComparison.Ordinal));
        var shown = value is null || secret ? "" : $" “{Shown(value)}”";
        var nearest = NearestName.Of(key, known) ?? NearestName.Of(key, Keys);
        return OneLine(nearest is not null ? $"{key}{shown} is no setting: did you mean {nearest}?"
            : known.Count > 0 ? $"{key}{shown} is no setting; there are {string.Join(", ", known)}"
            : $"{key}{shown} is no setting");
    }

    private static IEnumerable<PropertyInfo> NamedSections =>
        typeof(AllSettings).GetProperties().Where(section => NamedOf(section) is not null);

    /// <summary>The record of each section of a list of them; null where a property is no such list.</summary>
    private static Type? NamedOf(PropertyInfo property) =>
        property.PropertyType.IsGenericType && property.PropertyType.GetGenericArguments()[0] is var named
            && named.IsAssignableTo(typeof(ISettings)) ? named : null;

    /// <summary>The sections that the operator has named, in the order of their names.</summary>
    private static Array ReadNamed(PropertyInfo property, IConfigurationSection all, List<string> faults)
    {
        var (type, sections) = (NamedOf(property)!, all.GetChildren().ToList());
        var read = Array.CreateInstance(type, sections.Count);
        foreach (var (i, section) in sections.Index())
        {
            var one = (ISettings)Activator.CreateInstance(type, section.Key)!;
            read.SetValue(one, i);
            var before = faults.Count;
            if (section.Value is { Length: > 0 } value)
            {
                faults.Add(Unknown(section.Path, value));
            }

            Fill(one, section.Path, section, faults);
            faults.AddRange(faults.Count == before ? one.Contradictions().Select(OneLine) : []);
        }

        return read;
    }

    private static bool IsName(string name, string typed) => name.Equals(typed, StringComparison.OrdinalIgnoreCase);

    private static void Fill(ISettings read, string name, IConfigurationSection section, List<string> faults)
    {
        foreach (var given in section.GetChildren())
        {
            var property = read.GetType().GetProperty(given.Key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property?.CanWrite == true && property.PropertyType == typeof(IReadOnlyList<string>))
            {
                var listed = (given.Value ?? "").Split(',').Concat(given.GetChildren().Select(child => child.Value ?? ""));
                property.SetValue(read, listed.Select(one => one.Trim()).Where(one => one.Length > 0).ToList());
            }
            else if (property?.CanWrite == true && !given.GetChildren().Any())
            {
                Set(read, property, $"{name}:{property.Name}", given.Value, faults);
            }
            else if (SecretOf(read.GetType(), given.Key) is { } secret && !given.GetChildren().Any())
            {
                SetFromFile(read, secret, $"{name}:{secret.Name}", given.Value, section[secret.Name], faults);
            }
            else
            {
                faults.AddRange(given.AsEnumerable().Where(leaf => leaf.Value is not null && (property is null || leaf.Key != given.Path))
                    .Select(leaf => Unknown(leaf.Key, leaf.Value)));
            }
        }
    }

    private static void Set(ISettings read, PropertyInfo property, string key, string? text, List<string> faults)
    {
        // Nothing, as in a file's null or an empty variable, leaves the default.
        if (string.IsNullOrWhiteSpace(text)) { return; }

        var shown = property.IsDefined(typeof(SecretSettingAttribute)) ? key : $"{key} “{Shown(text)}”";
        var (value, expected) = Convert(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, text.Trim());
        if (expected is not null)
        {
            faults.Add(OneLine($"{shown} is to be {expected}"));
            return;
        }

        if (property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(value))
        {
            faults.Add(OneLine(string.Create(CultureInfo.InvariantCulture, $"{shown} is to be from {range.Minimum} to {range.Maximum}")));
            return;
        }

        if (property.GetCustomAttribute<MinLengthAttribute>() is { } shortest && !shortest.IsValid(value))
        {
            faults.Add(OneLine(string.Create(CultureInfo.InvariantCulture, $"{shown} is to have {shortest.Length} characters or more")));
            return;
        }

        property.SetValue(read, value);
    }

    private static (object? Value, string? Expected) Convert(Type type, string text)
    {
        if (type == typeof(int))
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? (number, null)
                : (null, "a whole number");
        }

        if (type == typeof(bool)) { return bool.TryParse(text, out var flag) ? (flag, null) : (null, "true or false"); }

        if (type == typeof(TimeSpan))
        {
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? (span, null)
                : (null, "a span of time, such as 30.00:00:00 for thirty days");
        }

        if (type.IsEnum)
        {
            return Enum.GetNames(type).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } word
                ? (Enum.Parse(type, word), null)
                : (null, $"one of {string.Join(", ", Enum.GetNames(type))}");
        }

        return type == typeof(string) ? (text, null) : throw new InvalidOperationException($"No setting is read as {type}.");
    }

    private static void SetFromFile(ISettings read, PropertyInfo secret, string key, string? path, string? typed, List<string> faults)
    {
        if (string.IsNullOrWhiteSpace(path)) { return; }

        if (!string.IsNullOrWhiteSpace(typed))
        {
            faults.Add(OneLine($"{key} and {key}{FileEnding} “{Shown(path)}” are both set: one of them is to go"));
            return;
        }

        try
        {
            var text = File.ReadAllText(path).Trim();
            if (text.Length == 0)
            {
                faults.Add(OneLine($"{key}{FileEnding} “{Shown(path)}” is an empty file"));
                return;
            }

            Set(read, secret, key, text, faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            faults.Add(OneLine($"{key}{FileEnding} “{Shown(path)}” cannot be read: {e.Message}"));
        }
    }

    /// <summary>Sections of our own file, or of the command line, that are misspelt. The environment is other software's too.</summary>
    private static IEnumerable<string> UnknownSections(IConfiguration configuration) =>
        (configuration as IConfigurationRoot)?.Providers.OfType<JsonConfigurationProvider>()
            .SelectMany(file => file.GetChildKeys([], null))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => !Framework.Concat(SectionNames).Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name => (Name: name, Nearest: NearestName.Of(name, SectionNames)))
            .Where(one => one.Nearest is not null)
            .Select(one => $"{one.Name} is no section of settings: did you mean {one.Nearest}?")
        ?? [];

    private static IEnumerable<string> SectionNames => Sections.Concat(NamedSections).Select(section => section.Name);

    private static IEnumerable<string> KeysOf(Type section) =>
        section.GetProperties().Where(property => property.CanWrite)
            .SelectMany(property =>
            property.IsDefined(typeof(SecretSettingAttribute)) ? [property.Name, property.Name + FileEnding] : new[] { property.Name });

    /// <summary>The secret that such a key leads to the file of; null when it does not.</summary>
    private static PropertyInfo? SecretOf(Type section, string key) =>
        Array.Find(section.GetProperties(), property =>
            property.IsDefined(typeof(SecretSettingAttribute))
            && $"{property.Name}{FileEnding}".Equals(key, StringComparison.OrdinalIgnoreCase));

    private static string Shown(string value) => value.Length > LongestShown ? $"{value[..LongestShown]}…" : value;

    /// <summary>A value may hold line breaks, which would look like another fault.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
