using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Core.Storage;

/// <summary>The file of a database as a whole: whether it is sound, a copy of it, a copy put in its place. It knows SQLite, as
/// <see cref="SqliteEngine"/> does.</summary>
public sealed class DatabaseFile(string path)
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private static readonly string[] LogEndings = ["-wal", "-shm", "-journal"];

    /// <summary>Full path of the file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>What is wrong with the file: its pages and constraints, its foreign keys, its migrations. Nothing is changed.</summary>
    /// <param name="mayBeOlder">True when migrations that have not run yet are no fault, as in a copy made before an upgrade.</param>
    public IReadOnlyList<string> Faults(bool mayBeOlder)
    {
        try
        {
            using var connection = Open(Path, SqliteOpenMode.ReadWrite);
            return
            [
                .. PageFaults(connection),
                .. ForeignKeyFaults(connection),
                .. Engine.MigrationFaults(SqliteEngine.Migrations(connection.ConnectionString), mayBeOlder),
            ];
        }
        catch (SqliteException e) when (e.SqliteErrorCode is NotADatabase or Corrupt)
        {
            return [Unreadable(e)];
        }
    }

    /// <summary>Texts that their owners should mend. They hinder nobody, and are no fault of the file.</summary>
    public IReadOnlyList<OddText> OddTexts()
    {
        using var connection = Open(Path, SqliteOpenMode.ReadWrite);
        return [.. OddTextQuery.In(connection, SqliteEngine.Columns, OddTextQuery.SqliteNotPlain)];
    }

    /// <summary>
    /// Why this program must not begin with the file: a folder, no database, another program's, a newer program's. Quick:
    /// <see cref="Faults"/> looks at the rest.
    /// </summary>
    /// <returns>Null when nothing is against it, or when there is no file yet.</returns>
    public string? Misfit()
    {
        if (Directory.Exists(Path)) { return "a folder, not a database"; }

        if (!File.Exists(Path)) { return null; }

        try
        {
            using var connection = Open(Path, SqliteOpenMode.ReadWrite);
            var tables = connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table'").ToList();
            return Engine.MisfitOf(tables, "SchemaVersions", () =>
                connection.Query<string>("SELECT ScriptName FROM SchemaVersions ORDER BY SchemaVersionID"));
        }
        catch (SqliteException e)
        {
            return e.SqliteErrorCode is NotADatabase or Corrupt ? Unreadable(e) : $"the database cannot be opened: {e.Message}";
        }
    }

    /// <summary>
    /// Copies the database to a new file that needs no other beside it, as it stands at one moment, while others read and write.
    /// The file bears its name only once it is whole and checked.
    /// </summary>
    /// <returns>What is wrong with the copy; empty when it is in place.</returns>
    /// <exception cref="IOException">There is such a file already.</exception>
    public IReadOnlyList<string> CopyTo(string target)
    {
        try
        {
            using var connection = Open(Path, SqliteOpenMode.ReadWrite);
            var faults = Array.Empty<string>() as IReadOnlyList<string>;
            Copy(connection, target, copy => (faults = new DatabaseFile(copy).Faults(mayBeOlder: true)).Count == 0);
            return faults;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is NotADatabase or Corrupt)
        {
            return [Unreadable(e)];
        }
    }

    /// <summary>Puts a copy in the place of the database, once it is found sound and brought to this program's migrations; keeps the former
    /// database beside it.</summary>
    /// <param name="at">Moment that the kept file's name tells.</param>
    /// <exception cref="InvalidOperationException">A server or another command uses the database: nothing was changed.</exception>
    public Restoration Restore(string copy, DateTimeOffset at)
    {
        PrivateFiles.CreateFolder(System.IO.Path.GetDirectoryName(Path)!);
        // Also where the file itself is gone from under a site. Without the lock's file no site was ever here.
        using var site = File.Exists(SiteLock.PathOf(Path)) ? SiteLock.TryTake(Path) ?? throw InUse(null) : null;
        var staged = $"{Path}.{Guid.NewGuid():N}.partial";
        try
        {
            var faults = Stage(copy, staged);
            return faults.Count > 0 ? new(faults, null) : new([], Replace(staged, at));
        }
        finally
        {
            Delete(staged);
        }
    }

    /// <summary>Copies and migrates what is to be put in place.</summary>
    private static IReadOnlyList<string> Stage(string copy, string staged)
    {
        var file = new DatabaseFile(staged);
        try
        {
            using var source = OpenCopy(copy);
            CopyPages(source, staged);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is NotADatabase or Corrupt)
        {
            return [Unreadable(e)];
        }

        if (file.Faults(mayBeOlder: true) is { Count: > 0 } faults) { return faults; }

        using (var database = new Database(staged))
        {
            database.Migrate();
        }

        using var connection = Open(staged, SqliteOpenMode.ReadWrite);
        LeaveWal(connection);
        return file.Faults(mayBeOlder: false);
    }

    private string? Replace(string staged, DateTimeOffset at)
    {
        if (!File.Exists(Path))
        {
            // A log that outlived its database would be played into the new one.
            DeleteLog(Path);
            File.Move(staged, Path);
            return null;
        }

        var kept = System.IO.Path.ChangeExtension(Path, null)
            + at.UtcDateTime.ToString("'.before-restore-'yyyyMMdd'T'HHmmssfff'Z.db'", CultureInfo.InvariantCulture);
        try
        {
            using var former = Open(Path, SqliteOpenMode.ReadWrite);
            LockWhole(former);
            Copy(former, kept, _ => true);
            // Into the same file, in one transaction: its lock, owner and rights stay, and no server that waits is left with a file without
            // a name.
            using var source = Open(staged, SqliteOpenMode.ReadOnly);
            source.BackupDatabase(former);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked)
        {
            throw InUse(e);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is NotADatabase or Corrupt)
        {
            ReplaceUnreadable(staged, kept);
        }

        return kept;
    }

    private static InvalidOperationException InUse(Exception? inner) =>
        new("the database is in use: stop the site, and other commands, then restore again", inner);

    /// <summary>SQLite can't read what is to be kept, so it is kept byte by byte, its log included.</summary>
    private void ReplaceUnreadable(string staged, string kept)
    {
        if (!File.Exists(kept))
        {
            File.Copy(Path, kept);
            if (File.Exists($"{Path}-wal"))
            {
                File.Copy($"{Path}-wal", $"{kept}-wal");
            }

            PrivateFiles.Touch(kept);
        }

        DeleteLog(Path);
        File.Move(staged, Path, overwrite: true);
    }

    private static IEnumerable<string> PageFaults(SqliteConnection connection) =>
        connection.Query<string>("PRAGMA integrity_check").Where(line => line != "ok").Select(line => $"integrity: {line}");

    private static IEnumerable<string> ForeignKeyFaults(SqliteConnection connection) =>
        connection.Query<(string Table, long? Row, string Parent, long Key)>("PRAGMA foreign_key_check")
            .Select(fault =>
                string.Create(CultureInfo.InvariantCulture,
                $"foreign key: row {fault.Row} of “{fault.Table}” belongs to no row of “{fault.Parent}”"));

    /// <summary>Copies to a file of another name beside the target, and gives it the target's name when it is accepted.</summary>
    private static void Copy(SqliteConnection source, string target, Func<string, bool> isAccepted)
    {
        var partial = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            CopyPages(source, partial);
            if (isAccepted(partial))
            {
                File.Move(partial, target);
            }
        }
        finally
        {
            Delete(partial);
        }
    }

    private static void CopyPages(SqliteConnection source, string target)
    {
        PrivateFiles.Touch(target);
        using var copy = Open(target, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(copy);
        LeaveWal(copy);
    }

    /// <summary>Brings what stands in the log into the file. It needs the file for itself: with any other connection it is busy.</summary>
    private static void LeaveWal(SqliteConnection connection) => connection.ExecuteScalar<string>("PRAGMA journal_mode = DELETE");

    /// <summary>Takes the whole file until the connection is closed.</summary>
    private static void LockWhole(SqliteConnection connection)
    {
        LeaveWal(connection);
        connection.Execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that is to stay as it is. Without a log it can lie on a read-only disk, and no log of SQLite's is left beside
    /// it.</summary>
    private static SqliteConnection OpenCopy(string path) =>
        Open(LogEndings.Any(ending => File.Exists(path + ending)) ? path
            : $"{new Uri(System.IO.Path.GetFullPath(path)).AbsoluteUri}?immutable=1", SqliteOpenMode.ReadOnly);

    private static string Unreadable(SqliteException e) =>
        e.SqliteErrorCode == NotADatabase ? "not a SQLite database" : $"integrity: {e.Message}";

    private static void Delete(string path)
    {
        File.Delete(path);
        DeleteLog(path);
    }

    private static void DeleteLog(string path)
    {
        foreach (var ending in LogEndings)
        {
            File.Delete(path + ending);
        }
    }
}
