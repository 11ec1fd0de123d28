namespace EhdsReadiness.Web.Reports.Pdf.Scripts;

/// <summary>How a sign takes part in the direction of a line (UAX 9, table 4), as far as texts without explicit marks need it.</summary>
internal enum DirectionClass
{
    /// <summary>L: Latin, Greek, Chinese and most others.</summary>
    Left,

    /// <summary>R: Hebrew.</summary>
    Right,

    /// <summary>AL: Arabic, which makes numbers behind it Arabic ones.</summary>
    Arabic,

    /// <summary>EN: a European digit.</summary>
    Digit,

    /// <summary>AN: an Arabic digit.</summary>
    ArabicDigit,

    /// <summary>ES: plus and minus.</summary>
    Sign,

    /// <summary>ET: what stands at a number, such as %.</summary>
    Terminator,

    /// <summary>CS: what stands between digits.</summary>
    Separator,

    /// <summary>NSM, and BN where it stays in a text: goes with the sign before it.</summary>
    Mark,

    /// <summary>WS.</summary>
    Space,

    /// <summary>ON: everything else.</summary>
    Neutral,
}
