using EhdsReadiness.Core.Rdf;

namespace EhdsReadiness.Web.Exports;

/// <summary>A record of DCAT-AP that somebody sends, as Turtle or JSON-LD.</summary>
public static class RecordFile
{
    /// <summary>Whether a file is one by how it begins, and no table.</summary>
    public static bool Seems(byte[] file) => SeemsJson(file) || TurtleReader.Seems(Decoded(file.AsSpan(0, Math.Min(file.Length, 20_000))));

    /// <summary>Its statements.</summary>
    /// <exception cref="UnreadableRdfException">It is neither.</exception>
    public static RdfGraph Read(byte[] file) =>
        // Both are in UTF-8 by their standards, and nothing says so where they are not.
        !System.Text.Unicode.Utf8.IsValid(file) ? throw new UnreadableRdfException("UTF-8 is expected", 0, RdfFault.Encoding)
        : SeemsJson(file) ? JsonLdReader.Read(file.AsMemory(MarkOf(file))) : TurtleReader.Read(Decoded(file));

    private static bool SeemsJson(byte[] file)
    {
        var start = file.AsSpan(MarkOf(file)).TrimStart(" \t\r\n"u8);
        return !start.IsEmpty && (start[0] == (byte)'{' || (start[0] == (byte)'[' && start[1..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..]));
    }

    private static int MarkOf(byte[] file) => file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;

    private static string Decoded(ReadOnlySpan<byte> file) => Encoding.UTF8.GetString(file);
}
