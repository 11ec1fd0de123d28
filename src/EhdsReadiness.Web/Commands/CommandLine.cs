namespace EhdsReadiness.Web.Commands;

/// <summary>The commands. Results go to standard output, errors to standard error.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int InvalidInput = 1;
    public const int WrongUsage = 2;

    /// <summary>What each command does, by its name; all get the arguments behind it.</summary>
    private static readonly Dictionary<string, Func<string[], Streams, int>> Commands = new(StringComparer.Ordinal)
    {
        ["help"] = (_, to) => Help(to.Output),
        ["version"] = (args, to) => VersionCommand.Run(args, to.Output, to.Errors),
        ["content"] = (args, to) => ContentCommand.Run(args, DefaultContent, to.Output, to.Errors),
        ["score"] = (args, to) => ScoreCommand.Run(args, to.Bytes, to.Errors),
        ["report"] = (args, to) => ReportCommand.Run(args, to.Errors),
        ["verify"] = (args, to) => VerifyCommand.Run(args, to.Output, to.Errors),
        ["keys"] = (args, to) => KeysCommand.Run(args, to.Output, to.Errors),
        ["db"] = (args, to) => DbCommand.Run(args, to.Output, to.Errors),
        ["mail"] = (args, to) => MailCommand.Run(args, to.Output, to.Errors),
        ["user"] = (args, to) => UserCommand.Run(args, to.Input, to.Output, to.Errors),
        ["register"] = (args, to) => RegisterCommand.Run(args, to.Output, to.Errors),
        ["aggregate"] = (args, to) => AggregateCommand.Run(args, to.Output, to.Errors),
        ["demo"] = (args, to) => DemoCommand.Run(args, to.Output, to.Errors),
    };

    private const string Usage = """
        Usage:
          ehds-readiness [--urls ADDRESS]                        serve the site (http://localhost:5080)
          ehds-readiness version                                 print version, commit and versions of the questionnaire
          ehds-readiness content check [DIR]                     check the content
          ehds-readiness content preview [DIR] -o DIR [--against DIR [--changed-only]]
                                                                 write the questions as one page for reviewers,
                                                                 what changed, and its effect on the examples
          ehds-readiness content new-version VERSION DIR [--date DAY]
                                                                 begin a newer version as a copy of the newest
          ehds-readiness content fix DIR                         put no-break spaces into its texts
          ehds-readiness content publish VERSION DIR             freeze a version: it may not change from then on
                         [--because REASON]                      have a frozen version follow the law that moved under it
          ehds-readiness content withdraw VERSION DIR            let a published version change that nobody has begun to answer
          ehds-readiness score FILE.json [--content DIR]         print the result of an assessment
          ehds-readiness report FILE.json --lang fr|en|both -o OUT.pdf [--kind full|board|axis|plan] [--axis ID]
                 [--answers yes] [--content DIR]             write it as a PDF; a shorter one has figures alone without “--answers”
          ehds-readiness verify FILE.pdf [--content DIR]         say whether a report is genuine
          ehds-readiness keys create [--out DIR]                 make the key that signs reports
          ehds-readiness db check [--seen HEAD]                  check the database and its audit trail
          ehds-readiness db backup FILE                          copy the database to a new file, while the site runs
          ehds-readiness db restore FILE                         put a copy in the database's place, while the site is stopped
          ehds-readiness db copy --to FILE|CONNECTION | --to-file FILE
                                                                 take a whole site to an empty database: SQLite or PostgreSQL
          ehds-readiness mail test EMAIL [--lang fr|en]          send one mail by the server that the settings name
          ehds-readiness user list                               print every account, a line each
          ehds-readiness user add EMAIL --name NAME [--role analyst|administrator] [--lang fr|en] [--password-stdin]
                                                                 make an account; without a password a link to set one goes out by mail
          ehds-readiness user role EMAIL analyst|administrator|none
                                                                 give or take away a role
          ehds-readiness user reset EMAIL                        take the second factor away from somebody who lost it
          ehds-readiness user disable EMAIL                      keep somebody out; “user enable EMAIL” lets them in again
          ehds-readiness register import FILE                    replace the register of known organisations
          ehds-readiness aggregate publish [--out DIR]           publish figures over all organisations that agreed
          ehds-readiness demo populate --organisations N --seed S [--complete]
                                                                 fill an empty database with invented organisations

        The content commands take the folder as it stands above or as “--content DIR”, and “--lang fr|en”.
        The site and all commands take the same settings, as “--Section:Key VALUE”, from the environment (Section__Key)
        or from appsettings.json:
        such as --Database:Path FILE, --Database:ConnectionFile FILE, --Content:Path DIR, --Keys:Path DIR, --Site:Operator NAME.
        docs/settings.md lists them.
        """;

    /// <summary>Where the content lives that travels with the program.</summary>
    public static string DefaultContent => Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code; null when they name none and the site is to be served.</returns>
    /// <param name="input">What is typed or piped in; null for standard input.</param>
    public static int? Run(string[] args, Stream output, TextWriter errors, TextReader? input = null)
    {
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "--version")))
        {
            var fault = Guard(errors, () => Arguments.CheckSite(args));
            return fault == Done ? null : fault;
        }

        using var writer = new StreamWriter(output, leaveOpen: true);
        return Guard(errors, () =>
        {
            var name = args[0] switch { "--help" or "-h" => "help", "--version" => "version", var typed => typed };
            return Commands.TryGetValue(name, out var command)
                ? command(args[1..], new(input ?? Console.In, output, writer, errors))
                : throw CommandFault.OfUsage($"unknown command “{name}”{DidYouMean(name, Commands.Keys)}");
        });
    }

    /// <summary>Runs a command, and says on standard error what ends it.</summary>
    /// <returns>The exit code.</returns>
    internal static int Guard(TextWriter errors, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (CommandFault fault)
        {
            if (fault.Message.Length > 0)
            {
                errors.WriteLine(fault.Message);
            }

            return fault.ExitCode;
        }
    }

    /// <summary>Does something to a file or folder.</summary>
    /// <exception cref="CommandFault">The machine refused it; the message names the file.</exception>
    internal static T At<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException or CryptographicException)
        {
            throw new CommandFault($"{path}: {e.Message}");
        }
    }

    /// <summary>The end of a sentence about an unknown name: the known one that is meant; empty when none is near.</summary>
    public static string DidYouMean(string typed, IEnumerable<string> known) =>
        NearestName.Of(typed, known) is { } name ? $": did you mean “{name}”?" : "";

    /// <summary>A file that somebody sent; one without end is not read to it.</summary>
    /// <param name="longest">In bytes.</param>
    /// <exception cref="IOException">It can't be read, or is longer.</exception>
    public static byte[] ReadFile(string path, int longest)
    {
        using var file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (file.Read(buffer) is var read and > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > longest)
            {
                throw new IOException(
                    string.Create(CultureInfo.InvariantCulture, $"the file is longer than {longest / (1024 * 1024)} MiB"));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The content of a folder.</summary>
    /// <exception cref="CommandFault">It can't be used; every fault is on <paramref name="errors"/>.</exception>
    internal static Content ReadContent(string folder, TextWriter errors, Language language = Language.English)
    {
        var reading = ContentReader.Read(folder);
        foreach (var fault in reading.Faults)
        {
            errors.WriteLine(fault.In(language));
        }

        return reading.Content ?? throw new CommandFault();
    }

    /// <summary>The content that a command names, or else the settings.</summary>
    internal static Content ReadContent(Arguments arguments, AllSettings settings, TextWriter errors) =>
        ReadContent(arguments.Options.GetValueOrDefault("--content") ?? settings.ContentFolder, errors);

    private static int Help(TextWriter output)
    {
        output.WriteLine(Usage);
        return Done;
    }

    /// <summary>Where a command reads and writes.</summary>
    /// <param name="Bytes">Standard output as it is, for a file that is written there.</param>
    /// <param name="Output">Standard output for words.</param>
    private sealed record Streams(TextReader Input, Stream Bytes, TextWriter Output, TextWriter Errors);
}
