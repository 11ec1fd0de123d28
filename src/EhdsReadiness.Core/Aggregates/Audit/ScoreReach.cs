namespace EhdsReadiness.Core.Aggregates.Audit;

/// <summary>How far a score can be from what it is while everything shown stays as it is.</summary>
internal sealed class ScoreReach(Cube cube, ScoreWorld scores)
{
    /// <summary>A score confined to so many points counts as inferred.</summary>
    public const long Confined = 10 * Tally.Unit;

    // What rests on another member's answers has to be possible with as many that are not linked, of whom two may be known.
    private const int Ways = 3;
    private const int NoGroup = -1;
    private const int Tries = 40;

    /// <summary>
    /// Whether a counted organisation may have a score far enough from its own, or has none: by moving alone, against that of another, or
    /// in exchange for all scores of another, whichever two others, with all that are linked with them, are the reader's own.
    /// </summary>
    public bool CanDiffer(Unit unit, int measure)
    {
        if (scores.ScoresOf(unit)[measure] == ScoreWorld.None) { return true; }

        var (down, up) = (ReachOf(unit, null, measure, -1), ReachOf(unit, null, measure, 1));
        if (down + up > Confined) { return true; }

        // The farthest that so many others make possible, each of another group, the farthest first.
        Span<(int Group, long Far)> downs = stackalloc (int, long)[Ways], ups = stackalloc (int, long)[Ways];
        downs.Fill((NoGroup, down));
        ups.Fill((NoGroup, up));
        foreach (var other in Others(unit))
        {
            var exchange = ExchangeOf(unit, other, measure);
            down = Math.Max(-exchange, ReachOf(unit, other, measure, -1));
            up = Math.Max(exchange, ReachOf(unit, other, measure, 1));
            if (other.Group == unit.Group)
            {
                // Whoever knows what this one answered has nothing to infer: to all others it is as good as three.
                for (var way = 1; way <= Ways; way++)
                {
                    Keep(downs, (NoGroup - way, down));
                    Keep(ups, (NoGroup - way, up));
                }
            }
            else
            {
                Keep(downs, (other.Group, down));
                Keep(ups, (other.Group, up));
            }

            // The two whom the reader knows may be the farthest both ways.
            if (downs[^1].Far + ups[^1].Far > Confined) { return true; }
        }

        return false;
    }

    /// <summary>Puts one among the farthest, of whom each group has one at most.</summary>
    private static void Keep(Span<(int Group, long Far)> farthest, (int Group, long Far) one)
    {
        var place = 0;
        while (place < farthest.Length - 1 && farthest[place].Group != one.Group)
        {
            place++;
        }

        if (one.Far <= farthest[place].Far) { return; }

        farthest[place] = one;
        for (; place > 0 && farthest[place - 1].Far < one.Far; place--)
        {
            (farthest[place - 1], farthest[place]) = (farthest[place], farthest[place - 1]);
        }
    }

    /// <summary>How far a measure moves when the organisation has all the scores of another, and the other its own; 0 when what is shown
    /// would change.</summary>
    private long ExchangeOf(Unit unit, Unit other, int measure)
    {
        var (own, theirs) = (scores.ScoresOf(unit), scores.ScoresOf(other));
        var alike = own.Zip(theirs).All(pair => (pair.First == ScoreWorld.None) == (pair.Second == ScoreWorld.None));
        return alike && own[measure] != theirs[measure] && scores.Allows((unit, theirs), (other, own)) ? theirs[measure] - own[measure] : 0;
    }

    /// <summary>How far a measure can move up (1) or down (-1), alone or against that of another, as far as it matters. The overall moves
    /// by all axes in proportion to their room.</summary>
    private long ReachOf(Unit unit, Unit? other, int measure, int direction)
    {
        var own = scores.ScoresOf(unit);
        var theirs = other is null ? null : scores.ScoresOf(other);
        Span<long> rooms = stackalloc long[own.Length];
        var (room, axes) = (0L, 0);
        for (var axis = 1; axis < own.Length; axis++)
        {
            if (own[axis] == ScoreWorld.None) { continue; }

            axes++;
            if (measure == 0 || measure == axis)
            {
                rooms[axis] = theirs is null ? Toward(direction, scores.RoomOf(unit, axis))
                    : theirs[axis] == ScoreWorld.None ? 0
                    : Math.Min(Toward(direction, RoomOf(own[axis])), Toward(-direction, RoomOf(theirs[axis])));
                room += rooms[axis];
            }
        }

        // Up to a millionth of a point is lost on each axis when the overall is shared out.
        var far = Math.Min(room, (Confined + 2) * (measure == 0 ? axes : 1));
        foreach (var eighths in (ReadOnlySpan<int>)[8, 6, 4, 2, 1])
        {
            if (far * eighths / 8 is > 0 and var by)
            {
                var moved = Moved(own, rooms, room, by, direction);
                if (theirs is null ? scores.Allows((unit, moved))
                    : scores.Allows((unit, moved), (other!, Moved(theirs, rooms, room, by, -direction))))
                {
                    return Math.Abs(moved[measure] - own[measure]);
                }
            }
        }

        return 0;
    }

    private static (long Down, long Up) RoomOf(long score) => (score, (100 * Tally.Unit) - score);

    private static long Toward(int direction, (long Down, long Up) room) => direction < 0 ? room.Down : room.Up;

    /// <summary>Scores moved by so much over all axes, on each in proportion to its room.</summary>
    private static long[] Moved(long[] scores, ReadOnlySpan<long> rooms, long room, long by, int direction)
    {
        var moved = (long[])scores.Clone();
        var (sum, axes) = (0L, 0);
        for (var axis = 1; axis < scores.Length; axis++)
        {
            if (scores[axis] != ScoreWorld.None)
            {
                axes++;
                var step = (long)((Int128)rooms[axis] * by / room);
                moved[axis] += direction * step;
                sum += step;
            }
        }

        moved[0] += direction * sum / axes;
        return moved;
    }

    /// <summary>Some other members: those that the register tells least apart first, then those of its smallest shown cell.</summary>
    private IEnumerable<Unit> Others(Unit unit)
    {
        var cells = unit.Cells.Select(cell => cube.Cells[cell]).ToList();
        return cells.Single(cell => cell.Table == TableIds.KindRole).Members.Where(other => other != unit).Take(Tries)
            .Union(Withholding.Smallest(cells.Where(cell => scores.IsShown(cell.Index)))!.Members.Where(other => other != unit)
                .Take(Tries));
    }
}
