using System.Globalization;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>
/// Breaks runs into lines: at spaces, after a hyphen between letters, and inside a word only when it is wider than the line.
/// No-break spaces hold.
/// </summary>
internal sealed class LineBreaker(IReadOnlyList<(string Text, TypeStyle Style)> runs, double width)
{
    private readonly List<TextLine> _lines = [];
    private readonly List<Stretch> _line = [];
    private readonly List<Stretch> _word = [];
    private double _filled;

    /// <summary>The lines, one at least even for an empty text.</summary>
    public IReadOnlyList<TextLine> Lines()
    {
        for (var run = 0; run < runs.Count; run++)
        {
            var text = runs[run].Text;
            var start = 0;
            for (var index = 0; index < text.Length; index++)
            {
                if (MayBreakAfter(text, index))
                {
                    _word.Add(new(run, start, index + 1));
                    AddWord();
                    start = index + 1;
                }
            }

            if (start < text.Length)
            {
                _word.Add(new(run, start, text.Length));
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
            wide += WidthOf(part with { End = EndsWithSpace(part) ? part.End - 1 : part.End });
        }

        if (_line.Count > 0 && _filled + wide > width)
        {
            Close();
        }

        foreach (var part in _word)
        {
            if (wide > width)
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
        var text = runs[part.Run].Text;
        for (var start = part.Start; start < part.End;)
        {
            var letter = new Stretch(part.Run, start, start + StringInfo.GetNextTextElementLength(text.AsSpan(start)));
            if (_line.Count > 0 && text[start] != ' ' && _filled + WidthOf(letter) > width)
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
            _line[^1] = last with { End = part.End };
        }
        else
        {
            _line.Add(part);
        }

        _filled += WidthOf(part);
    }

    private void Close()
    {
        if (_line.Count == 0)
        {
            _line.Add(new(0, 0, 0));
        }

        var space = EndsWithSpace(_line[^1]) ? WidthOf(_line[^1] with { Start = _line[^1].End - 1 }) : 0;
        var pieces = _line.ConvertAll(part => new Piece(runs[part.Run].Text[part.Start..part.End], runs[part.Run].Style, part.Run, WidthOf(part)));
        _lines.Add(new TextLine(pieces, _filled - space));
        _line.Clear();
        _filled = 0;
    }

    private bool EndsWithSpace(Stretch part) => part.End > part.Start && runs[part.Run].Text[part.End - 1] == ' ';

    private double WidthOf(Stretch part)
    {
        var (text, style) = runs[part.Run];
        return style.Face.Width(text.AsSpan(part.Start, part.End - part.Start), style.Size);
    }

    /// <summary>A part of a run's text.</summary>
    private readonly record struct Stretch(int Run, int Start, int End);
}
