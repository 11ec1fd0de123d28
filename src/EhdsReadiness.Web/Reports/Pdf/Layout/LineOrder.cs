using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Pdf.Scripts;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>
/// Where the words of a text stand on its lines when some run from right to left: the bidirectional algorithm of Unicode (UAX 9), less its
/// explicit embeddings, overrides and isolates, which no text of ours keeps.
/// </summary>
internal sealed class LineOrder
{
    /// <summary>Most brackets that are open at once; of those behind none has its pair looked for (UAX 9, BD16).</summary>
    private const int MostOpen = 63;

    private readonly string _text;
    private readonly MissingSigns _missing;
    private readonly DirectionClass[] _classes;
    private readonly int[] _levels;

    /// <param name="text">The whole text, as it is to be drawn.</param>
    public LineOrder(string text, MissingSigns missing)
    {
        (_text, _missing) = (text, missing);
        _classes = [.. text.Select(ClassOf)];
        IsRightToLeft = _classes.FirstOrDefault(IsStrong, DirectionClass.Left) != DirectionClass.Left;
        ResolveNumbers();
        ResolveBrackets();
        ResolveNeutrals();
        _levels = [.. _classes.Select(LevelOf)];
    }

    /// <summary>Whether lines begin on the right, as their first letter says.</summary>
    public bool IsRightToLeft { get; }

    private int Base => IsRightToLeft ? 1 : 0;
    private DirectionClass BaseClass => IsRightToLeft ? DirectionClass.Right : DirectionClass.Left;

    /// <summary>The levels of the signs, for those who judge: odd ones run from right to left.</summary>
    public IReadOnlyList<int> Levels => _levels;

    /// <summary>The same lines with each piece in one direction and at its place.</summary>
    public IReadOnlyList<TextLine> Arranged(IReadOnlyList<TextLine> lines)
    {
        var arranged = new List<TextLine>(lines.Count);
        var at = 0;
        foreach (var line in lines)
        {
            var pieces = Split(line, at);
            at += line.Pieces.Sum(piece => piece.Text.Length);
            arranged.Add(new TextLine(Placed(pieces, line.Width), line.Width) { IsReordered = true });
        }

        return arranged;
    }

    private List<(Piece Piece, int Level)> Split(TextLine line, int at)
    {
        // L1: spaces at the end of a line stand where lines end.
        var end = at + line.Pieces.Sum(piece => piece.Text.Length);
        var words = end;
        while (words > at && _text[words - 1] == ' ')
        {
            words--;
        }

        var pieces = new List<(Piece, int)>();
        foreach (var piece in line.Pieces)
        {
            for (int start = 0, stop = 0; start < piece.Text.Length; start = stop)
            {
                var level = LevelAt(at + start);
                for (stop = start + 1; stop < piece.Text.Length && LevelAt(at + stop) == level; stop++)
                {
                }

                var part = piece.Text[start..stop];
                var inset = start == 0 ? piece.Inset : 0;
                pieces.Add((new Piece(part, piece.Style, piece.Run, inset, inset + piece.Style.Face.Width(part, piece.Style.Size))
                    { Typed = level % 2 == 1 ? Typed(part) : null }, level));
            }

            at += piece.Text.Length;
        }

        return pieces;

        int LevelAt(int place) => place < words ? _levels[place] : Base;
    }

    /// <summary>L2: from the highest level to the lowest odd one, whatever is at least as high is turned round.</summary>
    private List<Piece> Placed(List<(Piece Piece, int Level)> pieces, double width)
    {
        var order = Enumerable.Range(0, pieces.Count).ToList();
        for (var level = pieces.Select(one => one.Level).DefaultIfEmpty(0).Max(); level > 0; level--)
        {
            for (int start = 0, stop = 0; start < order.Count; start = stop)
            {
                var turns = pieces[order[start]].Level >= level;
                for (stop = start + 1; stop < order.Count && pieces[order[stop]].Level >= level == turns; stop++)
                {
                }

                if (turns)
                {
                    order.Reverse(start, stop - start);
                }
            }
        }

        // The space at the end of a line stands beyond its width, on either side.
        var left = IsRightToLeft ? width - pieces.Sum(one => one.Piece.Width) : 0;
        var placed = pieces.ConvertAll(one => one.Piece);
        foreach (var index in order)
        {
            placed[index] = placed[index] with { Left = left };
            left += placed[index].Width;
        }

        return placed;
    }

    private string Typed(string part) => string.Concat(ArabicForms.Typed(part)
        .Select(character => MissingSigns.IsPlace(character) ? _missing.TypedAt(character) : character.ToString()));

    private DirectionClass ClassOf(char character) =>
        Direction.ClassOf(MissingSigns.IsPlace(character) ? Rune.GetRuneAt(_missing.TypedAt(character), 0) : new Rune(character));

    private static bool IsStrong(DirectionClass one) => one is DirectionClass.Left or DirectionClass.Right or DirectionClass.Arabic;

    private static bool IsNeutral(DirectionClass one) => one is DirectionClass.Space or DirectionClass.Neutral;

    /// <summary>W1 to W7.</summary>
    private void ResolveNumbers()
    {
        var strong = BaseClass;
        for (var index = 0; index < _classes.Length; index++)
        {
            if (_classes[index] == DirectionClass.Mark)
            {
                _classes[index] = index == 0 ? BaseClass : _classes[index - 1];
            }

            strong = IsStrong(_classes[index]) ? _classes[index] : strong;
            if (_classes[index] == DirectionClass.Digit && strong == DirectionClass.Arabic)
            {
                _classes[index] = DirectionClass.ArabicDigit;
            }
        }

        for (var index = 1; index < _classes.Length - 1; index++)
        {
            var (before, after) = (_classes[index - 1], _classes[index + 1]);
            if (before == after && ((before == DirectionClass.Digit && _classes[index] is DirectionClass.Sign or DirectionClass.Separator)
                || (before == DirectionClass.ArabicDigit && _classes[index] == DirectionClass.Separator)))
            {
                _classes[index] = before;
            }
        }

        for (int start = 0, stop = 0; start < _classes.Length; start = stop)
        {
            for (stop = start + 1; stop < _classes.Length && _classes[stop] == _classes[start]; stop++)
            {
            }

            if (_classes[start] == DirectionClass.Terminator
                && ((start > 0 && _classes[start - 1] == DirectionClass.Digit)
                    || (stop < _classes.Length && _classes[stop] == DirectionClass.Digit)))
            {
                Array.Fill(_classes, DirectionClass.Digit, start, stop - start);
            }
        }

        strong = BaseClass;
        for (var index = 0; index < _classes.Length; index++)
        {
            strong = IsStrong(_classes[index]) ? _classes[index] : strong;
            _classes[index] = _classes[index] switch
            {
                DirectionClass.Arabic => DirectionClass.Right,
                DirectionClass.Sign or DirectionClass.Terminator or DirectionClass.Separator => DirectionClass.Neutral,
                DirectionClass.Digit when strong == DirectionClass.Left => DirectionClass.Left,
                var other => other,
            };
        }
    }

    /// <summary>N0: brackets go with what they hold, or with what stands before them.</summary>
    private void ResolveBrackets()
    {
        var open = new List<int>();
        var pairs = new List<(int Open, int Close)>();
        for (var index = 0; index < _text.Length; index++)
        {
            if (_classes[index] != DirectionClass.Neutral || Direction.BracketOf(_text[index]) is not { } bracket) { continue; }

            if (bracket.Opens)
            {
                if (open.Count == MostOpen) { break; }

                open.Add(index);
            }
            else if (open.FindLastIndex(place => _text[place] == bracket.Other) is var match and >= 0)
            {
                pairs.Add((open[match], index));
                open.RemoveRange(match, open.Count - match);
            }
        }

        foreach (var (first, last) in pairs.Order())
        {
            var (isBase, isOther) = (false, false);
            for (var index = first + 1; index < last && !isBase; index++)
            {
                var strong = StrongOf(_classes[index]);
                isBase = strong == BaseClass;
                isOther |= strong is not null;
            }

            if (!isBase && !isOther) { continue; }

            var before = Array.FindLastIndex(_classes, Math.Max(first - 1, 0), first, one => StrongOf(one) is not null);
            _classes[first] = _classes[last] = isBase || before < 0 ? BaseClass : StrongOf(_classes[before])!.Value;
        }
    }

    /// <summary>N1 and N2: what has no direction goes with both sides where these agree, else with the text.</summary>
    private void ResolveNeutrals()
    {
        for (int start = 0, stop = 0; start < _classes.Length; start = stop)
        {
            for (stop = start + 1; stop < _classes.Length && IsNeutral(_classes[stop]) && IsNeutral(_classes[start]); stop++)
            {
            }

            if (IsNeutral(_classes[start]))
            {
                var before = start == 0 ? BaseClass : StrongOf(_classes[start - 1]) ?? BaseClass;
                var after = stop == _classes.Length ? BaseClass : StrongOf(_classes[stop]) ?? BaseClass;
                Array.Fill(_classes, before == after ? before : BaseClass, start, stop - start);
            }
        }
    }

    /// <summary>The direction that a class gives to what stands beside it; numbers count as right to left.</summary>
    private static DirectionClass? StrongOf(DirectionClass one) => one switch
    {
        DirectionClass.Left => DirectionClass.Left,
        DirectionClass.Right or DirectionClass.Digit or DirectionClass.ArabicDigit => DirectionClass.Right,
        _ => null,
    };

    /// <summary>I1 and I2.</summary>
    private int LevelOf(DirectionClass one) => (IsRightToLeft, one) switch
    {
        (false, DirectionClass.Left) => 0,
        (_, DirectionClass.Right) => 1,
        _ => 2,
    };
}
