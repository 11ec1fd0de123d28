namespace EhdsReadiness.Web.Tests.Commands;

internal static class ContentRun
{
    /// <summary>Runs <c>content</c> as the command line does, with a folder of its own where none is named.</summary>
    public static int Of(string[] args, string defaultFolder, TextWriter output, TextWriter errors) =>
        CommandLine.Guard(errors, () => ContentCommand.Run(args, defaultFolder, output, errors));
}
