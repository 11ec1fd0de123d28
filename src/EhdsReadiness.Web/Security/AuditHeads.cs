using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Security;

/// <summary>
/// Anchor of the audit trail outside the database: <c>audit-head.jsonl</c> beside it, to which the last checkpoint is appended, signed with
/// the key of reports when there is one. Until November 2026 it was the last entry.
/// <c>db check</c> holds the trail against it. Copied to another machine from time to time, it binds whoever may write here as well.
/// </summary>
public sealed class AuditHeads(string path, KeyRing keys) : IDisposable
{
    /// <summary>Name of the file, beside the database.</summary>
    public const string FileName = "audit-head.jsonl";

    private const string Checkpoint = "checkpoint";

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Makes a checkpoint over the trail, and appends the last one, unless it stands there already.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task NoteAsync(AuditCheckpointStore checkpoints, DateTimeOffset at, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (await checkpoints.AddAsync(at, cancel) is not { } head
                || (Read().Heads is [.., { IsCheckpoint: true } last] && last.Number >= head.Number))
            {
                return;
            }

            var (moment, key) = (Instant.Write(at), keys.Signing);
            var line = new Line(moment, head.Number, head.Hash, key?.Public.Id, key is null ? null
                : Convert.ToBase64String(key.Sign(SignedBytes(moment, head))), Checkpoint);
            await AppendAsync(JsonSerializer.Serialize(line, JsonSerializerOptions.Web) + "\n", cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The heads that were noted, the oldest first, and what is wrong with the file. No file is no fault.</summary>
    public (IReadOnlyList<AuditHead> Heads, IReadOnlyList<string> Faults) Read()
    {
        if (!File.Exists(path)) { return ([], []); }

        var (heads, faults, number) = (new List<AuditHead>(), new List<string>(), 0);
        // What stands behind the last line end is half a line, and no head.
        foreach (var text in File.ReadAllText(path).Split('\n')[..^1])
        {
            number++;
            if (LineOf(text) is not { } line)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: line {number} is no head of the trail"));
                continue;
            }

            var head = line.Head();
            if (FaultOf(line, head) is { } fault)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: line {number}: {fault}"));
            }

            heads.Add(head);
        }

        return (heads, faults);
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Appends a line. Half a line, whose process was killed, is written over.</summary>
    private async Task AppendAsync(string line, CancellationToken cancel)
    {
        PrivateFiles.Touch(path);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancel);
        file.SetLength(bytes.AsSpan().LastIndexOf((byte)'\n') + 1);
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(Encoding.UTF8.GetBytes(line), cancel);
    }

    private string? FaultOf(Line line, AuditHead head) =>
        line.Key is not { } id || line.Signature is not { } signature ? null
        : keys.Find(id) is not { } key ? $"it is signed with key {id}, which the folder of keys lacks"
        : !IsSignedBy(key, line.At, head, signature) ? "it is not as it was signed"
        : null;

    private static bool IsSignedBy(VerificationKey key, string at, AuditHead head, string signature)
    {
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length) && key.Verifies(SignedBytes(at, head), bytes[..length]);
    }

    private static Line? LineOf(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, JsonSerializerOptions.Web)
                is { At: not null, Hash: not null, Of: null or Checkpoint } line
                && AuditHead.Parse(line.Head().ToString()) is not null ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] SignedBytes(string at, AuditHead head)
    {
        var kind = head.IsCheckpoint ? "ehds-readiness/audit-checkpoint/1" : "ehds-readiness/audit-head/1";
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}\n{at}\n{head.Number}\n{head.Hash}"));
    }

    /// <param name="Of">What it is the head of: null for an entry.</param>
    private sealed record Line(string At, long Number, string Hash, string? Key, string? Signature, string? Of = null)
    {
        public AuditHead Head() => new(Number, Hash, Of is not null);
    }
}
