using System.Globalization;
using EhdsReadiness.Core;

namespace EhdsReadiness.Web.Reports;

/// <summary>How figures and dates are written in each language, whatever the culture of the machine.</summary>
internal static class Figures
{
    private const char Narrow = '\u202f';
    private const char NoBreak = '\u00a0';

    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] FrenchShortMonths =
        ["janv.", "fév.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] EnglishShortMonths =
        ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

    /// <summary>1 240 or 1,240.</summary>
    public static string Whole(long number, Language language)
    {
        var digits = number.ToString("#,0", CultureInfo.InvariantCulture);
        return language == Language.French ? digits.Replace(',', Narrow) : digits;
    }

    /// <summary>A number of tenths with its decimal: 6,3 or 6.3.</summary>
    public static string Tenths(long tenths, Language language) =>
        Whole(tenths / 10, language) + (language == Language.French ? "," : ".") + (tenths % 10).ToString(CultureInfo.InvariantCulture);

    /// <summary>23 novembre 2026 or 23 November 2026; the first of a French month is “1er”.</summary>
    public static string Day(DateOnly day, Language language)
    {
        var number = day.Day == 1 && language == Language.French ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);
        var month = (language == Language.French ? FrenchMonths : EnglishMonths)[day.Month - 1];
        return string.Create(CultureInfo.InvariantCulture, $"{number}{NoBreak}{month}{NoBreak}{day.Year}");
    }

    /// <summary>déc. 2028 or Dec 2028.</summary>
    public static string ShortMonth(DateOnly month, Language language)
    {
        var name = (language == Language.French ? FrenchShortMonths : EnglishShortMonths)[month.Month - 1];
        return string.Create(CultureInfo.InvariantCulture, $"{name}{NoBreak}{month.Year}");
    }
}
