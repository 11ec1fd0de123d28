namespace EhdsReadiness.Attack.Tests;

/// <summary>Consent withdrawn between two publications: holding both, the attacker learns nothing of who left.</summary>
public sealed class WithdrawalTests
{
    private const int Left = 6;

    [Fact]
    public void The_difference_of_two_publications_tells_nothing_of_the_one_who_withdrew() =>
        Assert.Empty(Attacked(later => later.Leave(Left)).Wins);

    [Fact]
    public void Nor_when_so_many_others_changed_that_the_figures_are_new() =>
        Assert.Empty(Attacked(later =>
        {
            later.Leave(Left);
            later.Answer(1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
            later.Answer(3, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49);
        }).Wins);

    [Fact]
    public void Nor_when_the_controlled_change_to_bring_new_figures_about() =>
        Assert.Empty(Attacked(later =>
        {
            later.Leave(Left, 7, 8, 9, 10, 11, 12, 13);
            later.Answer(4, 0, 1);
        }).Wins);

    /// <summary>Thirty hospitals and thirty research bodies, twenty-two and twenty of them counted at first; everybody known is a
    /// victim.</summary>
    private static Assault Attacked(Action<WorldBuilder.Publication> change)
    {
        static int Varied(int index) => index % 5;
        var world = new WorldBuilder("withdrawal").Add(30, 22, level: Varied).Add(30, 20, kind: "research", role: "user", level: Varied)
            .Publish().Publish(change).Build([], [0, 1], [0, 30]);
        return Assault.On([world], Protections.All, victims: null);
    }
}
