namespace EhdsReadiness.Core.Scoring;

/// <summary>Whose questions a reading counts.</summary>
public enum ReadingKind
{
    /// <summary>All questions in scope.</summary>
    [Id("combined")] Combined,

    /// <summary>Those with the role holder.</summary>
    [Id("holder")] Holder,

    /// <summary>Those with the role user.</summary>
    [Id("user")] User,
}
