using System.Globalization;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>
/// Breaks runs into lines: at spaces, after a hyphen between letters, and inside a word only when it is wider than the line.
/// No-break spaces hold.
/// </summary>
internal sealed class LineBreaker(IReadOnlyList<(string Text, TypeStyle Style)> runs, double width)
{
    private readonly List<TextLine> _lines = [];
    private readonly List<Piece> _line = [];
    private double _filled;

    /// <summary>The lines, one at least even for an empty text.</summary>
    public IReadOnlyList<TextLine> Lines()
    {
        var word = new List<Piece>();
        for (var run = 0; run < runs.Count; run++)
        {
            var (text, style) = runs[run];
            var start = 0;
            for (var index = 0; index < text.Length; index++)
            {
                if (MayBreakAfter(text, index))
                {
                    word.Add(new Piece(text[start..(index + 1)], style, run));
                    AddWord(word);
                    word.Clear();
                    start = index + 1;
                }
            }

            if (start < text.Length)
            {
                word.Add(new Piece(text[start..], style, run));
            }
        }

        AddWord(word);
        Close(isLast: true);
        return _lines;
    }

    private static bool MayBreakAfter(string text, int index) => text[index] switch
    {
        ' ' => true,
        '-' => index > 0 && index + 1 < text.Length && char.IsLetter(text[index - 1]) && char.IsLetter(text[index + 1]),
        _ => false,
    };

    private void AddWord(List<Piece> word)
    {
        var wide = WidthWithoutSpace(word);
        if (_line.Count > 0 && _filled + wide > width)
        {
            Close(isLast: false);
        }

        foreach (var piece in word)
        {
            if (wide > width)
            {
                AddLetterByLetter(piece);
            }
            else
            {
                Add(piece);
            }
        }
    }

    private void AddLetterByLetter(Piece piece)
    {
        var letters = StringInfo.GetTextElementEnumerator(piece.Text);
        while (letters.MoveNext())
        {
            var letter = piece with { Text = letters.GetTextElement() };
            if (_line.Count > 0 && letter.Text != " " && _filled + letter.Width > width)
            {
                Close(isLast: false);
            }

            Add(letter);
        }
    }

    private void Add(Piece piece)
    {
        if (_line is [.., var last] && last.Run == piece.Run)
        {
            _line[^1] = piece with { Text = last.Text + piece.Text };
        }
        else
        {
            _line.Add(piece);
        }

        _filled += piece.Width;
    }

    private void Close(bool isLast)
    {
        if (isLast && _line is [.., { Text: [.., ' '] } last])
        {
            _line[^1] = last with { Text = last.Text.TrimEnd(' ') };
        }

        if (_line.Count == 0)
        {
            _line.Add(new Piece("", runs[0].Style, 0));
        }

        _lines.Add(new TextLine([.. _line]));
        _line.Clear();
        _filled = 0;
    }

    private static double WidthWithoutSpace(List<Piece> word)
    {
        double width = 0;
        foreach (var piece in word)
        {
            width += piece.Text is [.., ' '] ? piece.Style.Face.Width(piece.Text.AsSpan(0, piece.Text.Length - 1), piece.Style.Size) : piece.Width;
        }

        return width;
    }
}
