namespace EhdsReadiness.House.Tests;

/// <summary>Where the files are that the rules are about.</summary>
internal static class Repository
{
    /// <summary>The folder that holds everything.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EhdsReadiness.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("No folder above the tests holds EhdsReadiness.sln.");
        }

        return folder;
    }
}
