using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Commands;

/// <summary><c>db check</c>, <c>db backup FILE</c>, <c>db restore FILE</c> and <c>db copy --to TARGET</c>, on the database that the
/// settings name.</summary>
public static partial class DbCommand
{
    /// <summary>Names a checkpoint, or an entry, of the trail that was noted elsewhere, for <c>db check</c>.</summary>
    public const string SeenOption = "--seen";

    private const string ToOption = "--to";
    private const string ToFileOption = "--to-file";

    /// <param name="args">What follows <c>db</c>.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not [("check" or "backup" or "restore" or "copy") and var verb, .. var rest])
        {
            throw CommandFault.OfUsage("db needs “check”, “backup FILE”, “restore FILE” or “copy --to TARGET”");
        }

        var arguments = Arguments.Read(rest, verb switch { "check" => [SeenOption], "copy" => [ToOption, ToFileOption], _ => [] });
        if ((verb is "check" or "copy") != arguments.Operand is null)
        {
            throw CommandFault.OfUsage(verb is "check" or "copy" ? $"db {verb} takes no file" : $"db {verb} needs a file");
        }

        var seen = arguments.Options.TryGetValue(SeenOption, out var typed) ? AuditHead.Parse(typed) : null;
        if (typed is not null && seen is null)
        {
            throw CommandFault.OfUsage(
                $"{SeenOption} needs checkpoint:NUMBER:HASH as an earlier check printed it, or NUMBER:HASH of an entry, not “{typed}”");
        }

        var settings = arguments.SettingsOfSite(errors);
        using var database = settings.Database.Make();
        try
        {
            return CommandLine.At(database.Name, () => verb switch
            {
                "check" => Check(database, seen, settings, output),
                "copy" => Copy(database, TargetOf(arguments), settings, output, errors),
                _ when !database.IsFile => throw new CommandFault(ToolsOfPostgres(verb, database, arguments.Operand!)),
                "backup" => Backup(database, arguments.Operand!, output, errors),
                _ => Restore(new(database.Path), arguments.Operand!, output, errors),
            });
        }
        catch (InvalidOperationException e)
        {
            throw new CommandFault($"{database.Name}: {e.Message}");
        }
    }

    /// <summary>Prints what background jobs set aside, each odd text and each fault, then how many faults there are. Neither of the former
    /// is a fault.</summary>
    private static int Check(Database database, AuditHead? seen, AllSettings settings, TextWriter output)
    {
        MakeWhenMissing(database);
        var faults = database.Faults(mayBeOlder: false);
        if (faults.Count == 0)
        {
            // A database with other faults may lack the trail altogether.
            faults = TrailFaults(database, seen, settings.SigningKeys, output);
            PrintSetAside(database, output);
        }

        Print(database.Name, OddTexts(database, faults), output);
        Print(database.Name, faults, output);
        output.WriteLine(faults.Count switch
        {
            0 => "no faults",
            1 => "1 fault",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count} faults"),
        });
        return faults.Count == 0 ? CommandLine.Done : CommandLine.InvalidInput;
    }

    /// <summary>Says which texts their owners should mend, by table, row, field and sign; nothing of the text itself. A damaged file is not
    /// searched.</summary>
    private static IReadOnlyList<string> OddTexts(Database database, IReadOnlyList<string> faults) =>
        faults.All(fault => fault.StartsWith("migration", StringComparison.Ordinal))
            ? [.. database.OddTexts()
                .Select(text =>
                $"text: {text.Field} of {text.Table} {text.Key} holds {text.Sign}: its owner can mend it in the form where it was typed")]
            : [];

    /// <summary>
    /// What is wrong with the chains of the audit trail, held against the heads that were noted, and with the documents whose fingerprints
    /// stand in it. Prints its length, and its last checkpoint: noted elsewhere, it shows later whether ends were cut off.
    /// </summary>
    private static IReadOnlyList<string> TrailFaults(Database database, AuditHead? seen, string keys, TextWriter output)
    {
        using var ring = KeyRing.Read(keys);
        using var noted = new AuditHeads(database.Beside(AuditHeads.FileName), ring);
        var (heads, faults) = noted.Read();
        var store = new AuditTrail(database);
        var trail = store.VerifyAsync(default, seen is null ? heads : heads.Append(seen)).GetAwaiter().GetResult();
        if (trail.Count > 0)
        {
            // Where there are gaps, how many there are is not the number of the last.
            var number = trail.LastNumber == trail.Count ? "" : string.Create(
                CultureInfo.InvariantCulture, $", number {trail.LastNumber},");
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{database.Name}: audit trail: {trail.Count} {(trail.Count == 1 ? "entry" : "entries")}, the last{number} " +
                $"is {trail.Last}"));
        }

        if (trail.Checkpoint is { } checkpoint)
        {
            output.WriteLine($"{database.Name}: audit trail: the last checkpoint is {checkpoint}");
        }

        var documents = store.DocumentFaultsAsync(default).GetAwaiter().GetResult();
        return [.. faults, .. trail.Faults, .. documents];
    }

    private static void PrintSetAside(Database database, TextWriter output)
    {
        foreach (var (job, fault) in new JobFaultStore(database).AllAsync(default).GetAwaiter().GetResult()
            .Where(one => one.Fault.IsSetAside))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{database.Name}: set aside by {job}: {fault.Item}, failed {fault.Failures} times since {fault.Since:yyyy-MM-dd}, " +
                $"the last time with {fault.Kind}"));
        }

        foreach (var (id, at, kind) in new MailStore(database).RefusedAsync(default).GetAwaiter().GetResult())
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{database.Name}: set aside by mails: mail {id} of {at:yyyy-MM-dd}, refused with {kind}"));
        }
    }

    /// <summary>Where a copy goes: a file of SQLite, or a connection to PostgreSQL, from the command line or from a file.</summary>
    private static (string Text, bool IsConnection) TargetOf(Arguments arguments)
    {
        if (arguments.Options.TryGetValue(ToOption, out var target) == arguments.Options.TryGetValue(ToFileOption, out var file))
        {
            throw CommandFault.OfUsage(
                $"db copy needs {ToOption} FILE, {ToOption} CONNECTION or {ToFileOption} FILE that holds a connection");
        }

        return target is not null ? (target, false) : (CommandLine.At(file!, () => File.ReadAllText(file!).Trim()), true);
    }

    /// <summary>Prints what came, and what stays in files.</summary>
    private static int Copy(
        Database from, (string Text, bool IsConnection) target, AllSettings settings, TextWriter output, TextWriter errors)
    {
        using var to = DatabaseAt(target.Text, target.IsConnection, settings.Database.SiteFolder);
        if (!from.Exists()) { throw new CommandFault($"{from.Name}: there is no database"); }

        if (!from.TryTake())
        {
            throw new CommandFault($"{from.Name}: a site serves it: stop it first, or what is answered meanwhile is lost");
        }

        var faults = from.Faults(mayBeOlder: false);
        faults = faults.Count > 0 ? faults : TrailFaults(from, null, settings.SigningKeys, TextWriter.Null);
        if (faults.Count > 0)
        {
            Print(from.Name, faults, errors);
            return CommandLine.InvalidInput;
        }

        if (to.Misfit() is { } misfit) { throw new CommandFault($"{to.Name}: {misfit}"); }

        if (!to.TryTake()) { throw new CommandFault($"{to.Name}: a site serves it: stop it first"); }

        to.Migrate();
        var keys = KeyStore.Of(from).CopyToAsync(KeyStore.Of(to), default).GetAwaiter().GetResult();
        var rows = new DatabaseCopy(from, to).RunAsync(default).GetAwaiter().GetResult();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{to.Name}: {rows.Values.Sum()} rows of {rows.Count} tables, each read back as it was; {keys} keys"));
        var come = TrailFaults(to, null, settings.SigningKeys, output);
        Print(to.Name, come, errors);
        if (to.Folder != from.Folder)
        {
            output.WriteLine($"mails and other files stay in {from.Folder}: take them to {to.Folder} before the site starts");
        }

        return come.Count == 0 ? CommandLine.Done : CommandLine.InvalidInput;
    }

    private static Database DatabaseAt(string target, bool isConnection, string folder)
    {
        try
        {
            return isConnection || ConnectionPattern().IsMatch(target) ? Database.OnPostgres(target, folder)
                // Not a folder with a password for its name.
                : target.Contains("://", StringComparison.Ordinal) ? throw new ArgumentException("an address")
                : new(target);
        }
        catch (ArgumentException)
        {
            throw new CommandFault("the target is no connection as Npgsql reads it: Host=…;Database=…;Username=…;Password=…");
        }
    }

    /// <summary>Prints the path of the copy.</summary>
    private static int Backup(Database database, string file, TextWriter output, TextWriter errors)
    {
        var target = Path.GetFullPath(file);
        if (Path.Exists(target))
        {
            throw new CommandFault($"{target}: exists already and is left as it is; give the copy a name of its own");
        }

        if (!Directory.Exists(Path.GetDirectoryName(target))) { throw new CommandFault($"{target}: there is no such folder"); }

        MakeWhenMissing(database);
        var faults = new DatabaseFile(database.Path).CopyTo(target);
        if (faults.Count > 0)
        {
            Print(database.Path, faults, errors);
            return CommandLine.InvalidInput;
        }

        output.WriteLine(target);
        return CommandLine.Done;
    }

    /// <summary>Prints the database, and where the former one is kept.</summary>
    private static int Restore(DatabaseFile database, string file, TextWriter output, TextWriter errors)
    {
        var copy = Path.GetFullPath(file);
        if (!File.Exists(copy)) { throw new CommandFault($"{copy}: there is no such file"); }

        var restoration = database.Restore(copy, TimeProvider.System.GetUtcNow());
        if (restoration.Faults.Count > 0)
        {
            Print(copy, restoration.Faults, errors);
            return CommandLine.InvalidInput;
        }

        output.WriteLine($"{database.Path} restored from {copy}");
        KeepHeads(database.Path, restoration.Kept, output);
        output.WriteLine(restoration.Kept is { } kept ? $"the former database is kept as {kept}" : "there was no database before");
        return CommandLine.Done;
    }

    /// <summary>The heads that were noted are those of the former database: they are kept beside it, and begin anew.</summary>
    private static void KeepHeads(string path, string? kept, TextWriter output)
    {
        var heads = Path.Combine(Path.GetDirectoryName(path)!, AuditHeads.FileName);
        if (kept is not null && File.Exists(heads))
        {
            var aside = Path.ChangeExtension(kept, ".audit-head.jsonl");
            File.Move(heads, aside);
            output.WriteLine($"the noted ends of the former audit trail are kept as {aside}");
        }
    }

    /// <summary>A database that exists is left at its migrations: a copy before an upgrade must be possible, and a check must see what
    /// lacks.</summary>
    private static void MakeWhenMissing(Database database)
    {
        if (!database.Exists())
        {
            database.Migrate();
        }
    }

    /// <summary>PostgreSQL is backed up and restored by its own programs: which lines do it, and what checks the result.</summary>
    private static string ToolsOfPostgres(string verb, Database database, string file) => verb == "backup"
        ? $"{database.Name}: PostgreSQL is copied by its own program: pg_dump --format=custom --no-owner --file={file} {database.Name}"
        : $"{database.Name}: PostgreSQL is restored by its own programs, into an empty database while no site serves it: " +
            $"pg_restore --no-owner --exit-on-error --single-transaction --dbname={database.Name} {file}; then ehds-readiness db check";

    private static void Print(string path, IReadOnlyList<string> faults, TextWriter writer)
    {
        foreach (var fault in faults)
        {
            writer.WriteLine($"{path}: {fault}");
        }
    }

    [GeneratedRegex(@"(^|;)\s*(Host|Server)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex ConnectionPattern();
}
