namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>Which organisations the same people speak for, one after the other: who knows one of a group is taken to know all of
/// it.</summary>
public static class LinkedOrganisations
{
    /// <summary>The group of each organisation that does not stand alone: two are of one when they share anything, or each shares something
    /// with a third that is.</summary>
    /// <param name="shares">Organisations, and what each has that makes it one with others that have it: an account, an address.</param>
    public static IReadOnlyDictionary<string, int> Of(IEnumerable<(string Organisation, string Shared)> shares)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        var joined = new List<int>();
        int GroupOf(int number)
        {
            while (joined[number] != number)
            {
                // Halves the way for whoever asks next.
                number = joined[number] = joined[joined[number]];
            }

            return number;
        }

        foreach (var (organisation, shared) in shares)
        {
            if (numbers.TryAdd(organisation, joined.Count))
            {
                joined.Add(joined.Count);
            }

            var own = GroupOf(numbers[organisation]);
            if (!firsts.TryAdd(shared, own))
            {
                joined[own] = GroupOf(firsts[shared]);
            }
        }

        var sizes = Enumerable.Range(0, joined.Count).CountBy(GroupOf).ToDictionary();
        return numbers.Select(organisation => KeyValuePair.Create(organisation.Key, GroupOf(organisation.Value)))
            .Where(organisation => sizes[organisation.Value] > 1).ToDictionary(StringComparer.Ordinal);
    }
}
