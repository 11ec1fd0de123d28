using System.Data.Common;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Storage;
using EhdsReadiness.Web.Setup;

namespace EhdsReadiness.Web.Commands;

/// <summary>What the commands share that work on the database with the content: both are those that the settings name.</summary>
public static class DataCommand
{
    /// <summary>The options by which another database or another content is named.</summary>
    public static readonly IReadOnlyList<string> Options = ["--Database:Path", "--content"];

    /// <summary>Opens the database, makes it when missing, and runs the command on it.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(Arguments arguments, TextWriter errors, Func<Database, Content, IConfiguration, Task<int>> command)
    {
        var configuration = Site.Configuration([.. arguments.Options.Where(option => option.Key == "--Database:Path").SelectMany(option => new[] { option.Key, option.Value })]);
        if (CommandLine.ReadContent(arguments.Options.GetValueOrDefault("--content") ?? configuration["Content:Path"] ?? CommandLine.DefaultContent, errors) is not { } content)
        {
            return CommandLine.InvalidInput;
        }

        using var database = new Database(Site.DatabasePath(configuration));
        try
        {
            database.Migrate();
            return command(database, content, configuration).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException or InvalidOperationException)
        {
            errors.WriteLine($"{database.Path}: {e.Message}");
            return CommandLine.InvalidInput;
        }
    }
}
