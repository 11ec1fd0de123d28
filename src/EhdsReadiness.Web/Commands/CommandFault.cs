namespace EhdsReadiness.Web.Commands;

/// <summary>Ends a command that cannot be carried out.</summary>
/// <param name="message">What is wrong, for standard error; empty when that was told already.</param>
internal sealed class CommandFault(string message = "", int exitCode = CommandLine.InvalidInput) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>Arguments that are not as they should be: in one line, with where it stands how they should.</summary>
    public static CommandFault OfUsage(string why) => new(
        $"ehds-readiness: {why}. Usage: ehds-readiness [COMMAND] [OPTION]…, as “ehds-readiness help” lists them".ReplaceLineEndings(" "),
        CommandLine.WrongUsage);
}
