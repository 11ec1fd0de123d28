using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>Writes the end of the file. PdfPig's own draws its identifier by lot, so that two equal reports would differ.</summary>
internal static class CrossReferences
{
    /// <param name="next">The first number no object has.</param>
    /// <param name="written">All bytes before the table; their hash is the identifier.</param>
    public static void Write(
        Dictionary<IndirectReference, long> offsets,
        long next,
        IndirectReferenceToken catalog,
        IndirectReferenceToken information,
        ReadOnlySpan<byte> written,
        Stream output)
    {
        var start = output.Position;
        var identifier = new HexToken(Convert.ToHexString(SHA256.HashData(written).AsSpan(0, 16)).AsSpan());
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {next}\n0000000000 65535 f \n");
        for (long number = 1; number < next; number++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{offsets[new IndirectReference(number, 0)]:D10} 00000 n \n");
        }

        output.Write(Encoding.ASCII.GetBytes(table.Append("trailer\n").ToString()));
        TokenWriter.Instance.WriteToken(
            Token.Dictionary(("Size", new NumericToken(next)), ("Root", catalog), ("Info", information), ("ID", Token.Array([identifier, identifier]))),
            output);
        output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\nstartxref\n{start}\n%%EOF\n")));
    }
}
