using EhdsReadiness.Web.Commands;

using var output = Console.OpenStandardOutput();
if (CommandLine.Run(args, output, Console.Error) is { } exitCode) { return exitCode; }

try
{
    if (await Site.BuildAsync(args, Console.Error) is not { } site) { return CommandLine.InvalidInput; }

    await site.StartAsync();
    await site.WaitForShutdownAsync();
    await site.DisposeAsync();
    return CommandLine.Done;
}
catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException or FormatException
    or System.Security.Cryptography.CryptographicException)
{
    // What the framework finds wrong with its own settings, such as an endpoint of Kestrel's or a level of the log.
    Console.Error.WriteLine($"the site cannot start: {e.Message}".ReplaceLineEndings(" "));
    return CommandLine.InvalidInput;
}
