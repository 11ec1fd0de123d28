namespace EhdsReadiness.Core.Questionnaires;

/// <summary>The roles of the regulation: health data holder (Article 2(2)(t)) and health data user (Article 2(2)(u)).</summary>
[Flags]
public enum Roles
{
    None = 0,
    [Id("holder")] Holder = 1,
    [Id("user")] User = 2,
    [Id("both")] Both = Holder | User,
}
