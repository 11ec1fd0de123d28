namespace EhdsReadiness.Core.Tests.Aggregates;

public sealed class PublishingTests
{
    private static readonly Protections WithoutAudit = new(Audit: false);

    [Theory]
    [InlineData(13, 10, CellState.Published)]
    [InlineData(30, 9, CellState.Withheld)]
    [InlineData(12, 10, CellState.Withheld)]
    [InlineData(40, 38, CellState.Withheld)]
    public void A_cell_needs_ten_counted_organisations_and_three_absent_ones(int known, int counted, CellState state) =>
        Assert.Equal(state, new Population().With(known, counted).Publish(WithoutAudit).Overall!.State);

    [Fact]
    public void A_withheld_cell_says_nothing_but_how_many_organisations_are_known()
    {
        var json = Encoding.UTF8.GetString(PublicationJson.Write(new Population().With(30, 9).Publish()));

        Assert.Contains("""
                    {
                      "key": {},
                      "state": "withheld",
                      "known": 30
                    }
            """.ReplaceLineEndings("\n").TrimEnd(), json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes_which_read_back_to_the_same_bytes()
    {
        var input = new Population().With(80, 60).With(30, 20, kind: "registry", region: "FR-BRE", categories: "ab").Input();

        var bytes = PublicationJson.Write(Publishing.Publish(input));

        Assert.Equal(bytes,
            PublicationJson.Write(
            Publishing.Publish(input with { Participants = [.. input.Participants.Reverse()], Register = [.. input.Register.Reverse()] })));
        Assert.Equal(bytes, PublicationJson.Write(PublicationJson.Read(bytes)));
    }

    [Fact]
    public void Nothing_new_gives_the_figures_of_the_first_publication_again()
    {
        var population = new Population().With(160, 120);

        var first = population.Publish();
        var second = population.Publish();

        Assert.Equal(CellState.Published, first.Overall!.State);
        Assert.Equal(CellState.Repeated, second.Overall!.State);
        Assert.Equal(1, second.Overall.FiguresOf);
        Assert.Equal(first.Overall.Figures, second.Overall.Figures);
    }
}
