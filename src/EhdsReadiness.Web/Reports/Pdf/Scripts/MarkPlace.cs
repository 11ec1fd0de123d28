using EhdsReadiness.Web.Reports.Pdf.Fonts;

namespace EhdsReadiness.Web.Reports.Pdf.Scripts;

/// <summary>Where the marks of Arabic and Hebrew stand on their letters.</summary>
internal static class MarkPlace
{
    /// <summary>Between a letter and its mark, in ems.</summary>
    private const double Gap = 0.06;

    /// <summary>Where a mark is drawn, in ems from the origin of its letter, and what letter and mark fill together.</summary>
    /// <param name="room">What the letter fills, with the marks before.</param>
    public static (double Right, double Up, Outline Room) Of(char mark, Outline drawn, Outline room)
    {
        var right = mark switch
        {
            '\u05c1' => room.Right - drawn.Right,
            '\u05c2' or '\u05b9' or '\u05ba' => room.Left - drawn.Left,
            _ => room.Middle - drawn.Middle,
        };
        if (!Direction.IsArabic(mark)) { return (right, 0, room); }

        return drawn.Bottom + drawn.Top > 0.5
            ? (right, room.Top + Gap - drawn.Bottom, room with { Top = room.Top + Gap + drawn.Top - drawn.Bottom })
            : (right, room.Bottom - Gap - drawn.Top, room with { Bottom = room.Bottom - Gap - drawn.Top + drawn.Bottom });
    }
}
