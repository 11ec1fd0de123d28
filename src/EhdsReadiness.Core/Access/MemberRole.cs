namespace EhdsReadiness.Core.Access;

/// <summary>What a member is in their organisation.</summary>
public enum MemberRole
{
    [Id("owner")] Owner,
    [Id("contributor")] Contributor,
    [Id("reader")] Reader,
}
