namespace EhdsReadiness.Web.Reports;

/// <summary>Why a picture was not taken, and by what part of it.</summary>
/// <param name="What">The element or the attribute; empty where the whole is meant.</param>
/// <param name="Line">Where it stands, from 1; 0 where the whole is meant.</param>
public sealed record PictureFault(PictureFaultKind Kind, string What = "", int Line = 0)
{
    /// <summary>What is wrong and what to do, in a sentence.</summary>
    public string In(Language language) => ReportTexts.Of(language, $"Picture.{Kind}", Excerpt.Of(What),
        Figures.Whole(Line, language), PngReader.LongestFile / 1024, PngReader.MostWidth, PngReader.MostHeight);
}
