namespace EhdsReadiness.Core.Tests.Aggregates;

public sealed class ResponseShareTests
{
    [Theory]
    [InlineData(500, null, 1000, 50, UsualFraction.Half, null, null)]
    [InlineData(500, null, 1001, 49, null, null, null)]
    [InlineData(500, null, 900, 55, null, null, null)]
    [InlineData(10, 19, 13, 76, null, null, null)]
    [InlineData(20, 49, 52, 38, null, null, null)]
    [InlineData(10, 19, 40, 25, UsualFraction.Quarter, 48, null)]
    [InlineData(20, 49, 60, 33, UsualFraction.Third, 82, null)]
    [InlineData(100, 199, 299, 33, UsualFraction.Third, 67, UsualFraction.TwoThirds)]
    [InlineData(20, 49, 98, 20, null, 50, UsualFraction.Half)]
    [InlineData(200, 499, 666, 30, null, 75, UsualFraction.ThreeQuarters)]
    [InlineData(50, 99, 149, 33, UsualFraction.Third, 67, UsualFraction.TwoThirds)]
    [InlineData(10, 19, 4000, 0, null, 1, null)]
    public void The_interval_is_what_the_range_proves_rounded_outwards(
        int from, int? to, int known, int least, UsualFraction? low, int? most, UsualFraction? high)
    {
        var share = ResponseShare.Of(Cell(from, to, known))!;

        Assert.Equal(new(least, low), share.Least);
        Assert.Equal(most is { } percent ? new(percent, high) : null, share.Most);
    }

    [Fact]
    public void No_count_that_the_range_allows_lies_outside_the_interval()
    {
        foreach (var known in Enumerable.Range(13, 300))
        {
            foreach (var count in Enumerable.Range(10, known - 12))
            {
                var range = CountRange.Of(count, 10);
                var share = ResponseShare.Of(Cell(range.From, range.To, known))!;

                Assert.True(share.Least.Percent * known <= 100 * count);
                Assert.True(share.Most is null || share.Most.Percent * known >= 100 * count);
            }
        }
    }

    [Fact]
    public void Nothing_is_said_of_a_withheld_cell_or_of_a_register_that_has_become_too_small()
    {
        Assert.Null(ResponseShare.Of(new([], CellState.Withheld, 40, null, null)));
        Assert.Null(ResponseShare.Of(Cell(50, 99, 40)));
    }

    private static PublishedCell Cell(int from, int? to, int known) =>
        new([], CellState.Published, known, 1, new(new(from, to), null, [], null, null, null, null, null, null));
}
