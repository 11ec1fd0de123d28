namespace EhdsReadiness.Web.Commands;

/// <summary>What the commands share that work on the database with the content: both are those that the settings name.</summary>
public static class DataCommand
{
    /// <summary>The option by which another content is named, as <c>--Content:Path</c> does.</summary>
    public static readonly IReadOnlyList<string> Options = ["--content"];

    /// <summary>Opens the database, makes it when missing, and runs the command on it with the content.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(Arguments arguments, TextWriter errors, Func<Database, Content, AllSettings, Task<int>> command)
    {
        var settings = arguments.SettingsOfSite(errors);
        var content = CommandLine.ReadContent(arguments, settings, errors);
        return Run(settings, database => command(database, content, settings));
    }

    /// <summary>Opens the database, makes it when missing, and runs the command on it.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(AllSettings settings, Func<Database, Task<int>> command)
    {
        using var database = settings.Database.Make();
        if (database.Misfit() is { } misfit)
        {
            throw new CommandFault($"{database.Name}: {misfit}");
        }

        try
        {
            database.Migrate();
            return command(database).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException or InvalidOperationException)
        {
            throw new CommandFault($"{database.Name}: {e.Message}");
        }
    }
}
