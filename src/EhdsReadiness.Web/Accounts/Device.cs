namespace EhdsReadiness.Web.Accounts;

/// <summary>What a browser says of itself, as far as a person needs it to tell their sessions apart.</summary>
public static class Device
{
    // The first that fits: most browsers name others too, to be taken for them.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
            ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
            ("Macintosh", "macOS"), ("Linux", "Linux")];

    /// <summary>Browser and system, such as <c>Firefox, Windows</c>; empty when neither is one we know. Nothing of the header itself is
    /// kept.</summary>
    public static string Of(string? userAgent) =>
        string.Join(", ", new[] { NameOf(Browsers, userAgent), NameOf(Systems, userAgent) }.Where(name => name is not null));

    private static string? NameOf((string Sign, string Name)[] known, string? userAgent) =>
        userAgent is null ? null : known.FirstOrDefault(one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
