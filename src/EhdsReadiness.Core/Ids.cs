namespace EhdsReadiness.Core;

/// <summary>The way back from the identifiers of an enum's values, which then stand in one place.</summary>
public static class Ids
{
    /// <summary>The value of an identifier; null for anything else.</summary>
    /// <param name="idOf">The identifier of each value.</param>
    public static T? Find<T>(string? id, Func<T, string> idOf)
        where T : struct, Enum
    {
        foreach (var value in ValuesOf<T>.All)
        {
            if (idOf(value) == id) { return value; }
        }

        return null;
    }

    private static class ValuesOf<T>
        where T : struct, Enum
    {
        public static readonly T[] All = Enum.GetValues<T>();
    }
}
