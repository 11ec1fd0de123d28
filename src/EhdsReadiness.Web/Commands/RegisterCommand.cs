namespace EhdsReadiness.Web.Commands;

/// <summary><c>register import FILE</c>: puts a register of known organisations in the place of the former one.</summary>
public static class RegisterCommand
{
    /// <summary>Longest file, in bytes: some three hundred thousand organisations.</summary>
    public const int LongestFile = 32 * 1024 * 1024;

    /// <param name="args">What follows <c>register</c>.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not ["import", .. var rest]) { throw CommandFault.OfUsage("register needs “import FILE”"); }

        var arguments = Arguments.Read(rest, DataCommand.Options);
        if (arguments.Operand is not { } name) { throw CommandFault.OfUsage("register import needs a file"); }

        return DataCommand.Run(arguments, errors, async (database, content, _) =>
        {
            var file = Path.GetFullPath(name);
            var bytes = CommandLine.At(file, () => CommandLine.ReadFile(file, LongestFile));
            var reading = RegisterFile.Read(bytes, content);
            foreach (var fault in reading.Faults)
            {
                errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}:{fault.Line}: {fault.Message.En}"));
            }

            if (reading.Faults.Count > 0) { throw new CommandFault("nothing was imported"); }

            var store = new RegisterStore(database);
            var change = RegisterChange.Of(await store.AllAsync(default), reading.Entries);
            await store.ReplaceAsync(reading.Entries, AuditActor.System, TimeProvider.System.GetUtcNow(), default);
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture,
                $"organisations known: {reading.Entries.Count}, new: {change.New}, changed: {change.Changed}, gone: {change.Gone}"));
            return CommandLine.Done;
        });
    }
}
