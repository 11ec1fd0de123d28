namespace EhdsReadiness.Core.Tests.Aggregates;

public sealed class RuleTests
{
    private static readonly Protections WithoutAudit = new(Audit: false);

    [Fact]
    public void A_mean_near_an_end_is_shown_as_lying_beyond_the_bound_of_its_count()
    {
        Assert.Equal(new ShownMean(Bound.Over, 79), ShownMean.Of(80, 10));
        Assert.Equal(new ShownMean(Bound.None, 79), ShownMean.Of(79, 10));
        Assert.Equal(new ShownMean(Bound.Under, 21), ShownMean.Of(20, 10));
        Assert.Equal(new ShownMean(Bound.Over, 95), ShownMean.Of(96, 50));
        Assert.Equal(new ShownMean(Bound.Under, 5), ShownMean.Of(4, 50));
    }

    [Fact]
    public void A_share_goes_in_steps_and_ends_before_nothing_and_before_all()
    {
        Assert.Equal(new ShownShare(Bound.Under, 5), ShownShare.Of(0, 50));
        Assert.Equal(new ShownShare(Bound.None, 35), ShownShare.Of(17, 50));
        Assert.Equal(new ShownShare(Bound.Over, 95), ShownShare.Of(50, 50));
    }

    [Fact]
    public void A_share_tells_the_fewest_and_the_most_that_it_can_be()
    {
        foreach (var whole in Enumerable.Range(50, 90))
        {
            foreach (var part in Enumerable.Range(0, whole + 1))
            {
                var shown = ShownShare.Of(part, whole);
                var (fewest, most) = shown.PartsOf(whole);

                Assert.InRange(part, fewest, most);
                Assert.True((fewest == 0 || ShownShare.Of(fewest - 1, whole) != shown)
                    && (most == whole || ShownShare.Of(most + 1, whole) != shown));
            }
        }
    }

    [Fact]
    public void Shares_at_the_edge_of_their_steps_leave_no_other_count()
    {
        // 185 of 200 are 92.5 %, the other 15 are 7.5 %: both just reach what is shown, and of 201 or 199 they could not.
        var edge = new Population().With(400, 200, scores: [.. Enumerable.Repeat(60, 185), .. Enumerable.Repeat(20, 15)]).Input();
        var inside = new Population().With(400, 200, scores: [.. Enumerable.Repeat(60, 120), .. Enumerable.Repeat(20, 80)]).Input();
        (int, int) Counts(PublicationInput input) =>
            ShareWorld.CountsOf(Tally.Of(input.Questionnaire, Cube.Of(input).Cells[0]), byQuestion: false);

        Assert.Equal((200, 200), Counts(edge));
        Assert.True(Counts(inside) is (< 195, > 205));
    }

    [Fact]
    public void Shares_that_would_tell_a_withheld_count_go_and_the_means_stay()
    {
        var population = new Population();
        foreach (var (kind, role, region) in from kind in new[] { "hospital", "registry" } from role in new[] { Roles.Holder, Roles.User }
            from region in new[] { "FR-IDF", "FR-BRE" } select (kind, role, region))
        {
            population.With(8, 7, kind, region, role);
        }

        var shown = Publishing.Publish(population.Input()).Overall!.Figures!;

        Assert.NotNull(Publishing.Publish(population.Input(WithoutAudit)).Overall!.Figures!.Bands);
        Assert.Null(shown.Bands);
        Assert.NotNull(shown.MeanOf(CellFigures.OverallMeasure));
        Assert.NotNull(shown.Quartiles);
        Assert.Null(Publishing.Publish(population.Input()).Find(TableIds.Question)!.Cells[0].Figures!.Levels);
    }

    [Theory]
    [InlineData(9, 10, 1, 9)]
    [InlineData(10, 10, 10, 19)]
    [InlineData(13, 12, 12, 19)]
    [InlineData(499, 10, 200, 499)]
    [InlineData(500, 10, 500, null)]
    public void A_count_is_a_range_that_begins_at_the_threshold(int count, int k, int from, int? to) =>
        Assert.Equal(new CountRange(from, to), CountRange.Of(count, k));

    [Fact]
    public void A_mean_moves_by_two_points_at_most_and_the_same_way_each_time()
    {
        var noise = new Noise(Population.Key);
        var drawn = Enumerable.Range(0, 2000).Select(number => noise.Of(number, "kind/hospital", "overall")).ToList();

        Assert.All(drawn, value => Assert.InRange(value, -2 * Tally.Unit, 2 * Tally.Unit));
        Assert.True(drawn.Min() < -1.9 * Tally.Unit && drawn.Max() > 1.9 * Tally.Unit);
        Assert.Equal(drawn[7], new Noise(Population.Key).Of(7, "kind/hospital", "overall"));
    }

    [Fact]
    public void What_is_withheld_of_a_total_has_the_threshold_together_or_the_next_smallest_goes_too()
    {
        var publication = new Population().With(60, 40).With(25, 15, kind: "registry").With(4, 2, kind: "cohort").Publish(WithoutAudit);

        Assert.Equal(CellState.Withheld, publication.Find(TableIds.Kind)!.Find("cohort")!.State);
        Assert.Equal(CellState.Withheld, publication.Find(TableIds.Kind)!.Find("registry")!.State);
        Assert.Equal(CellState.Published, publication.Find(TableIds.Kind)!.Find("hospital")!.State);
    }

    [Fact]
    public void Of_two_cells_that_hold_nearly_the_same_organisations_the_smaller_goes()
    {
        var population = new Population().With(40, 25).With(5, 3, role: Roles.User).With(40, 25, kind: "registry")
            .With(30, 20, kind: "registry", role: Roles.User);

        var publication = population.Publish(WithoutAudit);

        Assert.Equal(CellState.Published, publication.Find(TableIds.Kind)!.Find("hospital")!.State);
        Assert.Equal(CellState.Withheld, publication.Find(TableIds.KindRole)!.Find("hospital", "holder")!.State);
    }

    [Fact]
    public void Two_cells_whose_ranges_say_that_everybody_else_took_part_are_not_shown_together()
    {
        // Hospitals are 20 of 23, and those that hold data 10 of 13: the other ten would all have to be there.
        var population = new Population().With(13, 10).With(10, 10, role: Roles.User).With(25, 12, kind: "research");
        bool ShowsBoth(Publication publication) =>
            publication.Find(TableIds.Kind)!.Find("hospital")!.Figures is not null
                && publication.Find(TableIds.KindRole)!.Find("hospital", "holder")!.Figures is not null;

        Assert.True(ShowsBoth(Publishing.Publish(population.Input(WithoutAudit))));
        Assert.False(ShowsBoth(Publishing.Publish(population.Input())));
    }

    [Fact]
    public void Who_withdraws_is_remembered_by_no_later_publication()
    {
        var population = new Population().With(80, 60);
        population.Publish();
        population.Withdraw(0);

        Assert.Equal(59, Publishing.Remember(population.Input()).Count);
        Assert.DoesNotContain(Publishing.Remember(population.Input()), member => member.Placement.Identifier == "000000000");
    }

    [Fact]
    public void Nine_changed_answers_repeat_the_figures_and_ten_give_new_ones()
    {
        var population = new Population().With(160, 120);
        population.Publish();
        foreach (var place in Enumerable.Range(0, 9))
        {
            population.Answer(place, 99);
        }

        Assert.Equal(CellState.Repeated, Publishing.Publish(population.Input()).Overall!.State);
        Assert.Equal(CellState.Published, Publishing.Publish(population.Answer(9, 99).Input()).Overall!.State);
    }

    [Fact]
    public void Of_linked_organisations_whose_answers_changed_one_counts()
    {
        var population = new Population().With(160, 120);
        population.Publish();
        foreach (var place in Enumerable.Range(0, 15))
        {
            population.Answer(place, 99);
        }

        CellState StateWhereLinked(int linked) => Publishing.Publish(population.Input() with
        {
            Links = population.Register.Take(linked).ToDictionary(entry => entry.Identifier, _ => 7),
        }).Overall!.State;

        Assert.Equal(CellState.Published, StateWhereLinked(6));
        Assert.Equal(CellState.Repeated, StateWhereLinked(7));
    }

    [Fact]
    public void A_link_with_nobody_else_of_the_register_changes_nothing()
    {
        var population = new Population().With(40, 25).With(30, 20, kind: "registry");
        var links = population.Register.Index().ToDictionary(one => one.Item.Identifier, one => one.Index);
        var linked = population.Input() with { Links = links };

        Assert.Equal(PublicationJson.Write(population.Publish()), PublicationJson.Write(Publishing.Publish(linked)));
    }

    [Fact]
    public void Regions_overseas_that_are_too_small_alone_are_shown_together()
    {
        var publication = new Population().With(12, 7, region: "FR-971").With(14, 8, region: "FR-974").With(60, 40, region: "FR-BRE")
            .With(60, 40, region: "FR-IDF").Publish();

        Assert.Equal(CellState.Withheld, publication.Find(TableIds.Region)!.Find("FR-974")!.State);
        var cell = publication.Find(TableIds.Overseas)!.Find("overseas")!;
        Assert.Equal((CellState.Published, 26, new CountRange(10, 19)), (cell.State, cell.Known, cell.Figures!.Count));
    }

    [Fact]
    public void A_publication_of_the_former_form_is_still_read()
    {
        var publication = new Population().With(80, 60).Publish();
        var former = Encoding.UTF8.GetString(PublicationJson.Write(publication))
            .Replace(PublicationJson.Schema, PublicationJson.Former, StringComparison.Ordinal);

        Assert.Equal(PublicationJson.Write(publication), PublicationJson.Write(PublicationJson.Read(Encoding.UTF8.GetBytes(former))));
    }

    [Fact]
    public void Organisations_of_one_group_count_as_the_one_they_name()
    {
        var input = new Population().With(80, 60).Input();
        var grouped = input with
            { Register = [input.Register[0], .. input.Register.Skip(1).Take(4).Select(entry => entry with { Group = "000000000" }),
            .. input.Register.Skip(5)] };

        Assert.Equal(76, Publishing.Publish(grouped).Known);
    }
}
