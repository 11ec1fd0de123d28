namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>
/// Breaks runs into lines: at spaces, after a hyphen between letters, and inside a word only when it is wider than the line.
/// No-break spaces hold.
/// </summary>
internal sealed class LineBreaker
{
    private readonly List<Stretch> _line = [];
    private readonly List<Stretch> _word = [];
    private IReadOnlyList<(string Text, TypeStyle Style)> _runs = [];
    private List<TextLine> _lines = [];
    private double _width;
    private double _filled;

    /// <summary>The lines, one at least even for an empty text.</summary>
    public IReadOnlyList<TextLine> Lines(IReadOnlyList<(string Text, TypeStyle Style)> runs, double width)
    {
        (_runs, _width, _lines) = (runs, width, []);
        for (var run = 0; run < runs.Count; run++)
        {
            var text = runs[run].Text;
            var start = 0;
            for (var index = 0; index < text.Length; index++)
            {
                if (MayBreakAfter(text, index))
                {
                    _word.Add(Measured(run, start, index + 1));
                    AddWord();
                    start = index + 1;
                }
            }

            if (start < text.Length)
            {
                _word.Add(Measured(run, start, text.Length));
            }
        }

        AddWord();
        Close();
        return _lines;
    }

    private static bool MayBreakAfter(string text, int index) => text[index] switch
    {
        ' ' => true,
        '-' => index > 0 && index + 1 < text.Length && char.IsLetter(text[index - 1]) && char.IsLetter(text[index + 1]),
        _ => false,
    };

    private void AddWord()
    {
        double wide = 0;
        foreach (var part in _word)
        {
            wide += part.Width - SpaceAtEndOf(part);
        }

        if (_line.Count > 0 && _filled + wide > _width)
        {
            Close();
        }

        foreach (var part in _word)
        {
            if (wide > _width)
            {
                AddLetterByLetter(part);
            }
            else
            {
                Add(part);
            }
        }

        _word.Clear();
    }

    private void AddLetterByLetter(Stretch part)
    {
        var text = _runs[part.Run].Text;
        for (var start = part.Start; start < part.End;)
        {
            var letter = Measured(part.Run, start, start + StringInfo.GetNextTextElementLength(text.AsSpan(start)));
            if (_line.Count > 0 && text[start] != ' ' && _filled + letter.Width > _width)
            {
                Close();
            }

            Add(letter);
            start = letter.End;
        }
    }

    private void Add(Stretch part)
    {
        if (_line is [.., var last] && last.Run == part.Run)
        {
            _line[^1] = last with { End = part.End, Width = last.Width + part.Width };
        }
        else
        {
            _line.Add(part);
        }

        _filled += part.Width;
    }

    private void Close()
    {
        if (_line.Count == 0)
        {
            _line.Add(new(0, 0, 0, 0));
        }

        var pieces = _line.ConvertAll(part =>
            new Piece(
                _runs[part.Run].Text[part.Start..part.End], _runs[part.Run].Style, part.Run, InsetOf(part.Run, part.Start), part.Width));
        _lines.Add(new TextLine(pieces, _filled - SpaceAtEndOf(_line[^1])));
        _line.Clear();
        _filled = 0;
    }

    /// <summary>Width of the space that a stretch ends with; 0 without one.</summary>
    private double SpaceAtEndOf(Stretch part) =>
        part.End > part.Start && _runs[part.Run].Text[part.End - 1] == ' ' ? Measured(part.Run, part.End - 1, part.End).Width : 0;

    private Stretch Measured(int run, int start, int end)
    {
        var (text, style) = _runs[run];
        return new(run, start, end, InsetOf(run, start) + style.Face.Width(text.AsSpan(start, end - start), style.Size));
    }

    private double InsetOf(int run, int start) => start == 0 ? _runs[run].Style.Inset : 0;

    /// <summary>A part of a run's text, with its width in points.</summary>
    private readonly record struct Stretch(int Run, int Start, int End, double Width);
}
