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
            var reading = await TableFile.ReadAsync(bytes, Language.English, default, RegisterTable.TimesOfCommand);
            if (reading.Trouble is { } trouble) { throw new CommandFault($"{file}: {trouble.En}"); }

            var (entries, faults) = RegisterTable.Read(reading.Sheets, content);
            foreach (var fault in faults)
            {
                errors.WriteLine($"{file}:{PlaceOf(fault)}: {fault.Message.En}");
            }

            if (faults.Count > 0) { throw new CommandFault("nothing was imported"); }

            if (reading.Encoding is { } encoding)
            {
                output.WriteLine($"read as {encoding}");
            }

            var store = new RegisterStore(database);
            var change = RegisterChange.Of(await store.AllAsync(default), entries);
            await store.ReplaceAsync(entries, AuditActor.System, TimeProvider.System.GetUtcNow(), default);
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture,
                $"organisations known: {entries.Count}, new: {change.New}, changed: {change.Changed}, gone: {change.Gone}"));
            return CommandLine.Done;
        });
    }

    /// <summary>A cell of a workbook as formulas name it; in a CSV file its line, where editors go, and its column.</summary>
    private static string PlaceOf(CellFault fault) => fault.Sheet.Length > 0 ? fault.Place : string.Create(
        CultureInfo.InvariantCulture, $"{fault.Line}: column {string.Concat(fault.Cell.TakeWhile(char.IsAsciiLetter))}");
}
