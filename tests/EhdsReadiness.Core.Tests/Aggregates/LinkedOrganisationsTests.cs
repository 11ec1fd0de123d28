namespace EhdsReadiness.Core.Tests.Aggregates;

public sealed class LinkedOrganisationsTests
{
    [Fact]
    public void Those_that_share_anything_are_of_one_group_and_so_is_whoever_shares_with_one_of_them_but_nobody_else()
    {
        var groups = LinkedOrganisations.Of(
            [("a", "ann"), ("b", "bob"), ("c", "ann"), ("c", "cy"), ("d", "dan"), ("e", "bob"), ("f", "eve"), ("e", "eve"), ("d", "dot")]);

        Assert.Equal(["a c", "b e f"], groups.GroupBy(one => one.Value, one => one.Key)
            .Select(group => string.Join(' ', group.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_long_chain_is_one_group()
    {
        var chain = Enumerable.Range(0, 50_000).SelectMany(link => new[] { ($"{link}", $"{link}"), ($"{link}", $"{link + 1}") });

        Assert.Single(LinkedOrganisations.Of(chain).Values.Distinct());
    }
}
