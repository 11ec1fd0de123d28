namespace EhdsReadiness.Web.Exports;

/// <summary>What an import would do to one answer.</summary>
public enum AnswerEffect
{
    /// <summary>Gives an answer where there was none.</summary>
    New,

    Changed,

    /// <summary>Takes an answer back.</summary>
    TakenBack,

    /// <summary>The answer was changed both in the file and on the site since the file was made, or the file does not say when that
    /// was.</summary>
    Conflict,
}
