namespace EhdsReadiness.Core.Scoring;

/// <summary>Whose questions a reading counts.</summary>
public enum ReadingKind
{
    /// <summary>All questions in scope.</summary>
    Combined,

    /// <summary>Those with the role holder.</summary>
    Holder,

    /// <summary>Those with the role user.</summary>
    User,
}

/// <summary>The identifiers of readings in addresses and files.</summary>
public static class ReadingKindIds
{
    /// <summary><c>combined</c>, <c>holder</c> or <c>user</c>.</summary>
    public static string Id(this ReadingKind kind) => kind switch
    {
        ReadingKind.Combined => "combined",
        ReadingKind.Holder => "holder",
        ReadingKind.User => "user",
    };

    /// <summary>The reading of an identifier; null when there is none.</summary>
    public static ReadingKind? Find(string? id) => Ids.Find<ReadingKind>(id, Id);
}
