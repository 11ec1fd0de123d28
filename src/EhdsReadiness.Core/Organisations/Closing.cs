namespace EhdsReadiness.Core.Organisations;

/// <summary>What closing an account means for the organisations of its owner.</summary>
/// <param name="ToHandOver">Names of those with other members that would be left without an owner: they keep the account from being
/// closed.</param>
/// <param name="ToErase">Those with no other member: they go with the account, with everything of them.</param>
/// <param name="ToLeave">Those that go on without the person, in which they lead something.</param>
public sealed record Closing(
    IReadOnlyList<string> ToHandOver, IReadOnlyList<(string Id, string Name)> ToErase, IReadOnlyList<LeftOrganisation> ToLeave);
