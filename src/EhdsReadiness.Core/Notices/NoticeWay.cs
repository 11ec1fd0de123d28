namespace EhdsReadiness.Core.Notices;

/// <summary>How a kind of notice reaches somebody by mail. It stands on their page in any case.</summary>
public enum NoticeWay
{
    [Id("at_once")] AtOnce,

    /// <summary>With the others of its day, in one mail in the morning.</summary>
    [Id("daily")] Daily,

    [Id("never")] Never,
}
