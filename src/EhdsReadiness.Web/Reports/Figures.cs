namespace EhdsReadiness.Web.Reports;

/// <summary>Figures as tables need them, in each language, whatever the culture of the machine.</summary>
internal static class Figures
{
    private static readonly string[] FrenchMonths =
        ["janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

    private static readonly string[] EnglishMonths =
        ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

    /// <summary>1 240 or 1,240.</summary>
    public static string Whole(long number, Language language)
    {
        var digits = number.ToString("#,0", CultureInfo.InvariantCulture);
        return language.Pick(digits.Replace(',', '\u202f'), digits);
    }

    /// <summary>déc. 2028 or Dec 2028.</summary>
    public static string ShortMonth(DateOnly month, Language language)
    {
        var names = language.Pick(FrenchMonths, EnglishMonths);
        return string.Create(CultureInfo.InvariantCulture, $"{names[month.Month - 1]}\u00a0{month.Year}");
    }
}
