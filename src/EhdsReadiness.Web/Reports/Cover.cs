namespace EhdsReadiness.Web.Reports;

/// <summary>What the reader of one copy, such as a consultant, puts on a page before the first. The report says there that it is
/// theirs.</summary>
/// <param name="Line">One line of 1 to 160 characters; null for none.</param>
/// <param name="Logo">Null for none.</param>
public sealed record Cover(string? Line, Picture? Logo)
{
    /// <summary>Longest line, in Unicode characters.</summary>
    public const int LongestLine = 160;

    /// <summary>The cover that a consultancy keeps; null when it keeps none.</summary>
    public static Cover? Of(ConsultancyLook look)
    {
        var logo = look.Logo is null ? null : Picture.Read(look.Logo).Picture;
        return look.Line is null && logo is null ? null
            : new(look.Line, logo is null ? null : logo with { Alternative = look.LogoText ?? "" });
    }
}
