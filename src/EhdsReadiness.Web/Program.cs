using EhdsReadiness.Web.Commands;
using EhdsReadiness.Web.Setup;

using var output = Console.OpenStandardOutput();
if (CommandLine.Run(args, output, Console.Error) is { } exitCode)
{
    return exitCode;
}

if (await Site.BuildAsync(args, Console.Error) is not { } site)
{
    return CommandLine.InvalidInput;
}

await site.RunAsync();
return CommandLine.Done;
