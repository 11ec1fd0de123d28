namespace EhdsReadiness.Core.Questionnaires;

/// <summary>What happens to an answer when its question changes; a later value is the stricter one.</summary>
public enum Carrying
{
    /// <summary>It stands.</summary>
    [Id("carried")] Carried,

    /// <summary>It stands, marked "to confirm".</summary>
    [Id("confirm")] Confirm,

    /// <summary>It is not carried: the question must be answered again.</summary>
    [Id("again")] Again,
}
