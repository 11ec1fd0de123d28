namespace EhdsReadiness.Web.Commands;

/// <summary><c>demo populate --organisations N --seed S [--complete]</c>: fills a database with invented organisations, for trying, testing
/// and measuring.</summary>
public static class DemoCommand
{
    private const int Most = 200_000;
    private const string Complete = "--complete";

    /// <param name="args">What follows <c>demo</c>.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not ["populate", .. var rest]) { throw CommandFault.OfUsage("demo needs “populate --organisations N --seed S”"); }

        var arguments = Arguments.Read(rest, ["--organisations", "--seed", .. DataCommand.Options], flags: [Complete]);
        if (arguments.Operand is not null) { throw CommandFault.OfUsage("demo populate takes no file"); }

        if (!int.TryParse(arguments.Options.GetValueOrDefault("--organisations"), NumberStyles.None, CultureInfo.InvariantCulture,
            out var organisations) || organisations is < 1 or > Most
            || !int.TryParse(arguments.Options.GetValueOrDefault("--seed"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            throw CommandFault.OfUsage(string.Create(CultureInfo.InvariantCulture,
                $"demo populate needs --organisations from 1 to {Most} and --seed, a whole number"));
        }

        return DataCommand.Run(arguments, errors, async (database, content, _) =>
        {
            var complete = arguments.Flags.Contains(Complete);
            if (await new DemonstrationStore(database, content)
                .PopulateAsync(organisations, seed, TimeProvider.System.GetUtcNow(), default, complete) is not { } counted)
            {
                throw new CommandFault(
                    $"{database.Name}: holds organisations or assessments that are not invented; name another database with " +
                    $"--Database:Path or --Database:Connection");
            }

            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"invented organisations: {organisations}, agreed to be counted: {counted}"));
            return CommandLine.Done;
        });
    }
}
