namespace EhdsReadiness.Web.Reports.Pdf.Writing;

/// <summary>A PDF 1.7 file in the making: objects one after the other, then the table that finds them. No clock and no chance enter
/// it.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly ByteText _output = new(1 << 20);
    private readonly List<int> _offsets = [0];
    private readonly Dictionary<Reference, int> _streams = [];

    public PdfFile()
    {
        _output.Append("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    public void Dispose() => _output.Dispose();

    /// <summary>A number for an object that is written later.</summary>
    public Reference Reserve()
    {
        _offsets.Add(0);
        return new(_offsets.Count - 1);
    }

    /// <summary>Writes an object under a reserved number.</summary>
    public Reference Write(Reference reference, string body)
    {
        Begin(reference).Append(body);
        End();
        return reference;
    }

    /// <summary>Begins an object under a reserved number; its body is to be appended, then <see cref="End"/> called, before anything else
    /// is written.</summary>
    public ByteText Begin(Reference reference)
    {
        _offsets[reference.Number] = _output.Length;
        return _output.Append($"{reference.Number} 0 obj\n");
    }

    public void End() => _output.Append("\nendobj\n");

    public Reference Write(string body) => Write(Reserve(), body);

    /// <summary>Writes a stream whose bytes stand in the file as they are.</summary>
    /// <param name="entries">What its dictionary says beside the length.</param>
    public Reference WriteStream(string entries, ReadOnlySpan<byte> bytes)
    {
        var reference = Reserve();
        Begin(reference).Append($"<<{entries}/Length {bytes.Length}>>\nstream\n");
        _streams[reference] = _output.Length;
        _output.Append(bytes);
        _output.Append("\nendstream");
        End();
        return reference;
    }

    /// <summary>Where the bytes of a stream begin, from the start of the file.</summary>
    public int StartOf(Reference stream) => _streams[stream];

    /// <summary>Writes a stream compressed.</summary>
    public Reference WriteCompressed(string entries, ReadOnlySpan<byte> bytes) =>
        WriteStream(entries + "/Filter/FlateDecode", Compressed(bytes));

    /// <summary>The finished file. Its identifier is the hash of its content.</summary>
    public byte[] Finish(Reference catalog, Reference information)
    {
        var identifier = Convert.ToHexString(SHA256.HashData(_output.Written).AsSpan(0, 16));
        var start = _output.Length;
        _output.Append($"xref\n0 {_offsets.Count}\n0000000000 65535 f \n");
        foreach (var offset in _offsets.Skip(1))
        {
            _output.Append($"{offset:D10} 00000 n \n");
        }

        _output.Append(
            $"trailer\n<</Size {_offsets.Count}/Root {catalog}/Info {information}/ID[<{identifier}><{identifier}>]>>\nstartxref\n{start}" +
            $"\n%%EOF\n");
        return _output.Written.ToArray();
    }

    public static byte[] Compressed(ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            zlib.Write(bytes);
        }

        return compressed.ToArray();
    }
}
