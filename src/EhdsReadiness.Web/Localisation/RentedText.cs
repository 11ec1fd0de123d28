using System.Buffers;

namespace EhdsReadiness.Web.Localisation;

/// <summary>Text that is written and read within one call: its memory is the pool's, so that a page costs the collector no copy of
/// itself.</summary>
internal sealed class RentedText : TextWriter
{
    private char[] _characters = ArrayPool<char>.Shared.Rent(16 * 1024);
    private int _length;

    public override Encoding Encoding => Encoding.Unicode;

    /// <summary>What was written so far; of no use once more is written or this is closed.</summary>
    public ReadOnlySpan<char> Written => _characters.AsSpan(0, _length);

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_length + buffer.Length > _characters.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent(2 * (_length + buffer.Length));
            Written.CopyTo(larger);
            ArrayPool<char>.Shared.Return(_characters);
            _characters = larger;
        }

        buffer.CopyTo(_characters.AsSpan(_length));
        _length += buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        ArrayPool<char>.Shared.Return(Interlocked.Exchange(ref _characters, []));
        base.Dispose(disposing);
    }
}
