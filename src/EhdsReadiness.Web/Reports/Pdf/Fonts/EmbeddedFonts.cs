using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Fonts;

/// <summary>
/// The fonts of one document. Each face has a ready-made common part; characters beyond it are gathered in further parts,
/// as many as it takes.
/// </summary>
internal sealed class EmbeddedFonts(FontFaces faces)
{
    private readonly List<Gathered> _faces = [new(faces.Regular, 'R'), new(faces.SemiBold, 'S')];

    /// <summary>Writes the operators that show a text: stretch by stretch its font, its size and its codes in hexadecimal.</summary>
    public void Show(ByteText output, FontFace face, double size, string text)
    {
        var gathered = Of(face);
        Span<byte> codes = text.Length <= 256 ? stackalloc byte[text.Length] : new byte[text.Length];
        var (start, current) = (0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            (var part, codes[index]) = gathered.CodeOf(text[index]);
            if (part != current && index > start)
            {
                Stretch(current, codes[start..index]);
                start = index;
            }

            current = part;
        }

        Stretch(current, codes[start..]);

        void Stretch(int part, ReadOnlySpan<byte> stretch) =>
            output.Append($" /{gathered.NameOf(part)} {size} Tf <").AppendHex(stretch).Append("> Tj");
    }

    /// <summary>Writes the fonts that were used.</summary>
    /// <returns>The dictionary of fonts for the resources of the pages.</returns>
    public string Write(PdfFile file) => $"<<{string.Concat(_faces.SelectMany(face => face.Write(file)))}>>";

    private Gathered Of(FontFace face)
    {
        foreach (var known in _faces)
        {
            if (known.Face == face) { return known; }
        }

        var added = new Gathered(face, (char)('R' + _faces.Count));
        _faces.Add(added);
        return added;
    }

    /// <summary>The characters of one face met so far.</summary>
    private sealed class Gathered(FontFace face, char initial)
    {
        private readonly List<char> _others = [];
        private readonly Dictionary<char, int> _places = [];
        private bool _isUsed;

        public FontFace Face => face;

        public string NameOf(int part) => string.Create(CultureInfo.InvariantCulture, $"{initial}{part}");

        public (int Part, byte Code) CodeOf(char character)
        {
            _isUsed = true;
            if (face.CommonPart.CodeOf(character) is var code and > 0) { return (0, code); }

            if (!_places.TryGetValue(character, out var place))
            {
                place = _others.Count;
                _places[character] = place;
                _others.Add(character);
            }

            return (1 + (place / FontPart.Capacity), (byte)(1 + (place % FontPart.Capacity)));
        }

        public IEnumerable<string> Write(PdfFile file)
        {
            if (!_isUsed) { yield break; }

            if (!face.CommonPart.IsEmpty)
            {
                yield return $"/{NameOf(0)} {face.CommonPart.Write(file, 0)}";
            }

            var number = 1;
            foreach (var characters in _others.Chunk(FontPart.Capacity))
            {
                yield return $"/{NameOf(number)} {new FontPart(face, characters).Write(file, number)}";
                number++;
            }
        }
    }
}
