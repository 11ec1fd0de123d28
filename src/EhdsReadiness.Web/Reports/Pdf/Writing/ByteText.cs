using System.Buffers;
using System.Runtime.CompilerServices;

namespace EhdsReadiness.Web.Reports.Pdf.Writing;

/// <summary>A text of a PDF file in the making, kept as its bytes: one for each character, which is below 256. Gives its memory back when
/// disposed of.</summary>
internal sealed class ByteText(int capacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    public ByteText Append(string text)
    {
        Length += Encoding.Latin1.GetBytes(text, Room(text.Length));
        return this;
    }

    public ByteText Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    /// <summary>Takes an interpolated string, which its handler has already written when this is called.</summary>
    public ByteText Append([InterpolatedStringHandlerArgument("")] ref Handler text) => this;

    /// <summary>Bytes in hexadecimal.</summary>
    public ByteText AppendHex(ReadOnlySpan<byte> bytes)
    {
        Convert.TryToHexString(bytes, Room(2 * bytes.Length), out var written);
        Length += written;
        return this;
    }

    private void AppendFormatted<T>(T value, int longest, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Room(longest), out var written, format, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Free bytes, as many as asked at least.</summary>
    private Span<byte> Room(int needed)
    {
        if (_bytes.Length - Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, Length + needed));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>Writes an interpolated string straight into the text.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly ByteText _text;

        public Handler(int literalLength, int formattedCount, ByteText text) => _text = text;

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(string? value) => _text.Append(value ?? "");

        public void AppendFormatted(int value, string? format = null) => _text.AppendFormatted(value, 11, format);

        /// <summary>As <see cref="Syntax.Number"/>.</summary>
        public void AppendFormatted(double value) => _text.AppendFormatted(Math.Round(value, 2), 32);

        public void AppendFormatted(Reference value)
        {
            _text.AppendFormatted(value.Number, 11);
            _text.Append(" 0 R"u8);
        }

        public void AppendFormatted(Ink value) => _text.Append(value.ToString());
    }
}
