using System.Collections.Frozen;

namespace EhdsReadiness.Core;

/// <summary>The identifiers of the values of enums, as <see cref="IdAttribute"/> declares them.</summary>
public static class Ids
{
    /// <summary>The identifier of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has none.</exception>
    public static string Id<T>(this T value)
        where T : struct, Enum =>
        Of<T>.IdOf.TryGetValue(value, out var id) ? id
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"The value of {typeof(T).Name} has no identifier.");

    /// <summary>The value of an identifier; null for anything else.</summary>
    public static T? Find<T>(string? id)
        where T : struct, Enum => id is not null && Of<T>.ById.TryGetValue(id, out var value) ? value : null;

    /// <summary>Every value that has an identifier, in its order.</summary>
    public static IReadOnlyList<T> All<T>()
        where T : struct, Enum => Of<T>.InOrder;

    /// <summary>The values of an enum with their identifiers, in their order; empty for an enum that has none.</summary>
    public static IEnumerable<(object Value, string Id)> ValuesOf(Type type) =>
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        let id = field.GetCustomAttribute<IdAttribute>()
        where id is not null
        select (field.GetValue(null)!, id.Id);

    private static class Of<T>
        where T : struct, Enum
    {
        private static readonly (T Value, string Id)[] All = [.. ValuesOf(typeof(T)).Select(one => ((T)one.Value, one.Id))];

        public static readonly FrozenDictionary<T, string> IdOf = All.ToFrozenDictionary(one => one.Value, one => one.Id);
        public static readonly FrozenDictionary<string, T> ById =
            All.ToFrozenDictionary(one => one.Id, one => one.Value, StringComparer.Ordinal);
        public static readonly IReadOnlyList<T> InOrder = [.. All.Select(one => one.Value)];
    }
}
