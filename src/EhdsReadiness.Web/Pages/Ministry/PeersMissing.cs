namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>Why no published figures stand beside an organisation's own.</summary>
public enum PeersMissing
{
    /// <summary>Nothing has been published yet.</summary>
    [Id("publication")] Publication,

    /// <summary>What is published is of another version of the questionnaire.</summary>
    [Id("questionnaire")] Questionnaire,

    /// <summary>The kind is withheld, or too few of it are counted.</summary>
    [Id("kind")] Kind,
}
