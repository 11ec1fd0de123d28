using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Graphics.Operations.TextState;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace EhdsReadiness.Web.Reports.Pdf;

/// <summary>
/// The faces of one document. A simple font holds 255 characters; when one is full the face is added again.
/// PdfPig's own way of writing text builds an object for every letter: it is used once for each new character, to learn
/// its code, and once a page, to learn the font's name there.
/// </summary>
internal sealed class EmbeddedFonts(PdfDocumentBuilder builder)
{
    private const int Capacity = 255;
    private readonly Dictionary<FontFace, List<PdfDocumentBuilder.AddedFont>> _parts = [];
    private readonly Dictionary<(FontFace, char), (int Part, byte Code)> _codes = [];
    private readonly Dictionary<(int Page, FontFace, int Part), NameToken> _names = [];
    private readonly Dictionary<FontFace, int> _used = [];

    /// <summary>The text as stretches that one font can show.</summary>
    public IEnumerable<(NameToken Font, byte[] Codes)> Encode(PdfPageBuilder page, FontFace face, string text)
    {
        var codes = new List<byte>(text.Length);
        var current = -1;
        foreach (var character in text)
        {
            var (part, code) = CodeOf(page, face, character);
            if (part != current && codes.Count > 0)
            {
                yield return (NameOf(page, face, current), codes.ToArray());
                codes.Clear();
            }

            current = part;
            codes.Add(code);
        }

        if (codes.Count > 0)
        {
            yield return (NameOf(page, face, current), codes.ToArray());
        }
    }

    private (int Part, byte Code) CodeOf(PdfPageBuilder page, FontFace face, char character)
    {
        if (_codes.TryGetValue((face, character), out var known))
        {
            return known;
        }

        var used = _used.GetValueOrDefault(face);
        _used[face] = used + 1;
        var part = used / Capacity;
        var (code, _) = Learn(page, face, part, character);
        return _codes[(face, character)] = (part, code);
    }

    private NameToken NameOf(PdfPageBuilder page, FontFace face, int part)
    {
        if (!_names.TryGetValue((page.PageNumber, face, part), out var name))
        {
            var character = _codes.First(pair => pair.Key.Item1 == face && pair.Value.Part == part).Key.Item2;
            (_, name) = Learn(page, face, part, character);
        }

        return name;
    }

    private (byte Code, NameToken Name) Learn(PdfPageBuilder page, FontFace face, int part, char character)
    {
        var operations = page.CurrentStream.Operations;
        var before = operations.Count;
        page.AddText(character.ToString(), 1, new PdfPoint(0, 0), PartOf(face, part));
        var code = operations.Skip(before).OfType<ShowText>().Last().Bytes.Span[0];
        var name = operations.Skip(before).OfType<SetFontAndSize>().Single().Font;
        operations.RemoveRange(before, operations.Count - before);
        _names[(page.PageNumber, face, part)] = name;
        return (code, name);
    }

    private PdfDocumentBuilder.AddedFont PartOf(FontFace face, int part)
    {
        if (!_parts.TryGetValue(face, out var parts))
        {
            _parts[face] = parts = [];
        }

        while (parts.Count <= part)
        {
            parts.Add(builder.AddTrueTypeFont(face.File));
        }

        return parts[part];
    }
}
