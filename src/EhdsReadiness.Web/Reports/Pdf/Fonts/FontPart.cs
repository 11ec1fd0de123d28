using EhdsReadiness.Web.Reports.Pdf.Scripts;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Fonts;

/// <summary>Some characters of a face, embedded as one simple font. Their codes are their places, from 1.</summary>
internal sealed class FontPart
{
    /// <summary>The codes of a simple font, less the one for "no such character".</summary>
    public const int Capacity = 255;

    private const int LargestBlock = 100;
    private readonly FontFace _face;
    private readonly IReadOnlyList<char> _characters;
    private readonly byte[] _program;
    private readonly int _programLength;
    private readonly byte[] _codes = new byte[char.MaxValue + 1];

    /// <param name="characters">At most <see cref="Capacity"/>.</param>
    public FontPart(FontFace face, IReadOnlyList<char> characters)
    {
        _face = face;
        _characters = characters;
        var program = characters.Count == 0 ? [] : face.Subset(characters);
        _programLength = program.Length;
        _program = PdfFile.Compressed(program);
        for (var index = 0; index < characters.Count; index++)
        {
            _codes[characters[index]] = (byte)(index + 1);
        }
    }

    public bool IsEmpty => _characters.Count == 0;

    /// <summary>The code of a character; 0 when the part lacks it.</summary>
    public byte CodeOf(char character) => _codes[character];

    /// <param name="number">Tells the parts of one face apart, from 0.</param>
    public Reference Write(PdfFile file, int number)
    {
        // Six capitals before the name of a font say that it is a part of it.
        var name = $"EHDSA{(char)('A' + number)}+{_face.Name}";
        var program = file.WriteStream(
            string.Create(CultureInfo.InvariantCulture, $"/Filter/FlateDecode/Length1 {_programLength}"), _program);
        var descriptor = file.Write(_face.Descriptor(name, program));
        var toUnicode = file.WriteCompressed("", Encoding.ASCII.GetBytes(ToUnicode()));
        var widths = Syntax.Array(_characters.Select(character => Syntax.Number(_face.Width([character], 1000))));
        return file.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar " +
                $"1/LastChar {_characters.Count}/Widths{widths}/FontDescriptor {descriptor}/ToUnicode {toUnicode}>>"));
    }

    /// <summary>Which character each code stands for, so that text can be searched, copied and read aloud.</summary>
    private string ToUnicode()
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <00> <FF>
            endcodespacerange

            """);
        for (var start = 0; start < _characters.Count; start += LargestBlock)
        {
            var block = Math.Min(LargestBlock, _characters.Count - start);
            map.Append(CultureInfo.InvariantCulture, $"{block} beginbfchar\n");
            for (var index = start; index < start + block; index++)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{index + 1:X2}> <{(int)ArabicForms.LetterOf(_characters[index]):X4}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
