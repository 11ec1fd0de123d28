namespace EhdsReadiness.Web.Commands;

/// <summary><c>aggregate publish [--out DIR]</c>: publishes the figures over all organisations that agreed.</summary>
public static class AggregateCommand
{
    /// <param name="args">What follows <c>aggregate</c>.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not ["publish", .. var rest]) { throw CommandFault.OfUsage("aggregate needs “publish”"); }

        var arguments = Arguments.Read(rest, ["--out", .. DataCommand.Options]);
        if (arguments.Operand is not null) { throw CommandFault.OfUsage("aggregate publish takes no file"); }

        return DataCommand.Run(arguments, errors, async (database, content, settings) =>
        {
            var folder = Path.GetFullPath(arguments.Options.GetValueOrDefault("--out") ?? database.Beside("publications"));
            PrivateFiles.CreateFolder(folder);
            var key = await AggregateKey.OfAsync(settings.Aggregates, KeyStore.Of(database), default);
            var publication = await new PublicationStore(database, content)
                .PublishAsync(settings.Aggregates.K, settings.Aggregates.Claims, key, TimeProvider.System.GetUtcNow(), default);
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"publication-{publication.Number}.json"));
            await PrivateFiles.WriteAsync(file, PublicationJson.Write(publication), default);
            var counted = publication.Count switch
            {
                null => "withheld",
                { To: { } to } range => string.Create(CultureInfo.InvariantCulture, $"{range.From} to {to}"),
                var range => string.Create(CultureInfo.InvariantCulture, $"{range.From} or more"),
            };
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture,
                $"publication {publication.Number} of {publication.Date:yyyy-MM-dd}: organisations known: {publication.Known}, " +
                $"counted: {counted}"));
            output.WriteLine(file);
            return CommandLine.Done;
        });
    }
}
