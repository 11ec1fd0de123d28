namespace EhdsReadiness.Attack.Tests;

/// <summary>
/// With a protection off the attack wins somewhere, so that it is known to bite. The audit stands behind several protections and catches
/// most of what they would let through; those are tried without it too, where the attack must win in a way in which it doesn't win when the
/// audit alone is off.
/// </summary>
public sealed class EachProtectionTests
{
    private static readonly string[] Kinds = ["hospital", "research", "registry"];
    private static readonly string[] Roles = ["holder", "user", "both"];
    private static readonly string[] Regions = ["FR-IDF", "FR-BRE", "FR-OCC"];

    private static readonly Protections NoAudit = Protections.All with { Audit = false };

    [Fact]
    public void Without_the_threshold_a_full_cell_gives_its_members_away() =>
        Wins(Protections.All with { Threshold = false }, Protections.All, WinKind.Count, Hard("a register of thirteen, all there"));

    [Fact]
    public void Without_ranges_withheld_counts_follow_by_subtraction() =>
        Wins(Protections.All with { Ranges = false }, Protections.All, WinKind.Count, Hard("one organisation alone in its region"));

    [Fact]
    public void Without_steps_shares_and_quartiles_give_scores_away() =>
        Wins(Protections.All with { Steps = false }, Protections.All, WinKind.Score,
            Hard("one organisation alone in its region") with { Controlled = [[30]] }, [13]);

    [Fact]
    public void Without_the_audit_a_role_that_is_full_follows_from_the_rest_of_its_kind() =>
        Wins(NoAudit, Protections.All, WinKind.Participation, Hard("a role filled to the last within a kind"), [13]);

    [Fact]
    public void Without_links_forty_eight_around_one_tell_its_score() =>
        Wins(Protections.All with { Links = false }, Protections.All, WinKind.Score, LinkedWorlds.FortyEightAroundOne, [48]);

    [Fact]
    public void Without_links_nineteen_that_are_as_many_as_a_range_allows_tell_that_nobody_else_is_there() =>
        Wins(Protections.All with { Links = false }, Protections.All, WinKind.Participation, LinkedWorlds.NineteenThemselves, [20]);

    [Fact]
    public void Without_bounds_a_mean_near_the_end_leaves_the_others_no_room() =>
        Wins(NoAudit with { Bounds = false }, NoAudit, WinKind.Score, Hard("four cells at the top but for the controlled"),
            [2, 15, 28, 41]);

    [Fact]
    public void Without_bounds_alone_three_at_the_top_beside_two_controlled_have_no_room() =>
        Wins(Protections.All with { Bounds = false }, Protections.All, WinKind.Score,
            Square("three at the top beside the two controlled", 8, 5, index => index < 2 ? [0, 0, 0] : [4, 4, 4]).Publish().Build([0, 1]),
            [2]);

    [Fact]
    public void Without_complements_a_small_remainder_is_what_the_others_leave_of_the_total() =>
        Wins(NoAudit with { Complements = false }, NoAudit, WinKind.Count, Hard("a small remainder") with { Controlled = [[0, 1]] });

    [Fact]
    public void Without_noise_the_whole_and_its_rest_give_a_part_away() =>
        Wins(NoAudit with { Noise = false }, NoAudit, WinKind.Score,
            Hard("a part at the top but for the controlled, the whole just above the rest") with { Controlled = [[0, 1]] }, [2]);

    [Fact]
    public void Without_noise_alone_eight_where_the_quartiles_begin_have_no_room()
    {
        // The audit takes the noise to be there, and withholds the cell at each publication in which it would lie at its end.
        var world = Square("eight where the quartiles begin, beside the two controlled", 14, 10, index => index < 2 ? [0, 0, 0] : [2, 1, 3])
            .Publish().Publish().Publish().Publish().Build([0, 1]);

        Wins(Protections.All with { Noise = false }, Protections.All, WinKind.Score, world, [2]);
    }

    [Fact]
    public void Without_differences_the_organisation_by_which_two_cells_differ_is_seen() =>
        Wins(NoAudit with { Differences = false, Complements = false }, NoAudit with { Complements = false }, WinKind.Participation,
            new WorldBuilder("two cells that differ by one, on either side of twenty")
            .Add(24, 19).Add(1, 1, role: "user").Add(30, 15, kind: "research", region: "FR-BRE").Publish().Build([]), [24]);

    [Fact]
    public void Without_repetition_one_who_joins_moves_a_count_into_the_next_range()
    {
        var world = new WorldBuilder("one joins at nineteen").Add(14, 11).Add(15, 8, kind: "research").Publish()
            .Publish(later => later.Answer(4, 27)).Build([]);

        // The attacker hears that one joined, and with it learns that nineteen were there before.
        Wins(NoAudit with { Repetition = false }, NoAudit, WinKind.Count, world, heard: 1, about: "kind research");
    }

    [Fact]
    public void Without_repetition_alone_one_who_joins_moves_a_count_into_the_next_range()
    {
        var builder = new WorldBuilder("one joins at nineteen, the audit on");
        Spread(builder, "research", 17, 8);
        Spread(builder, "hospital", 16, 11);
        var world = builder.Publish().Publish(later => later.Answer(2, 10)).Build([]);

        // One joined, the attacker hears: nineteen were there before, of whom ten to thirteen were hospitals.
        Wins(Protections.All with { Repetition = false }, Protections.All, WinKind.Count, world, heard: 1, about: "kind research");
    }

    [Fact]
    public void Without_differences_alone_the_organisation_by_which_two_cells_differ_is_seen()
    {
        var builder = new WorldBuilder("all hospitals but one have the category, on either side of twenty, published twice");
        Spread(builder, "hospital", 40, 19, "a");
        builder.Add(1, 1);
        Spread(builder, "research", 40, 20);

        // The audit takes a repeated range as one that may have moved by then; the attacker hears that nothing did.
        Wins(Protections.All with { Differences = false }, Protections.All, WinKind.Participation, builder.Publish().Publish().Build([]),
            [40], heard: 0);
    }

    [Fact]
    public void Without_complements_alone_a_small_remainder_is_what_the_others_leave_of_the_total()
    {
        var builder = new WorldBuilder("twenty of which two kinds have eighteen at most, published twice", 5);
        Spread(builder, "hospital", 20, 9);
        Spread(builder, "research", 20, 9);
        Spread(builder, "registry", 3, 2);

        Wins(Protections.All with { Complements = false }, Protections.All, WinKind.Count, builder.Publish().Publish().Build([]), heard: 0,
            about: "kind registry");
    }

    /// <summary>Adds organisations of a kind, all alike, in turn in three roles and three regions.</summary>
    private static void Spread(WorldBuilder builder, string kind, int known, int counted, string categories = "")
    {
        for (var index = 0; index < known; index++)
        {
            builder.Add(1, index < counted ? 1 : 0, kind, Roles[index % 3], Regions[(index + (index / 3)) % 3], categories);
        }
    }

    /// <summary>Few organisations in three kinds, roles and regions, so that they are shown together and in no smaller cell.</summary>
    private static WorldBuilder Square(string name, int known, int counted, Func<int, IReadOnlyList<int>> levels)
    {
        var builder = new WorldBuilder(name, 5);
        for (var index = 0; index < known; index++)
        {
            var own = index;
            builder.Add(1, index < counted ? 1 : 0, Kinds[index % 3], Roles[index / 3 % 3], Regions[(index + (index / 3)) % 3], levels: _ =>
                levels(own));
        }

        return builder;
    }

    private static World Hard(string name) => HardWorlds.All.Single(world => world.Name == name);

    /// <param name="victims">Whom scores and participations are sought of; nobody where counts are.</param>
    /// <param name="heard">How many changed from one publication to the next, when the attacker has heard it; else null.</param>
    /// <param name="about">What the win must be about.</param>
    private static void Wins(Protections off, Protections on, WinKind kind, World world, int[]? victims = null, int? heard =
        null, string about = "")
    {
        bool IsSuch(Win win) => win.What.Contains(about, StringComparison.Ordinal);
        Assert.Contains(Assault.On(world, off, kind, victims ?? [], heard), IsSuch);
        Assert.DoesNotContain(Assault.On(world, on, kind, victims ?? [], heard), IsSuch);
    }
}
