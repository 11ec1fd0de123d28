using System.Runtime.CompilerServices;

namespace EhdsReadiness.Core;

/// <summary>The identifiers of the values of enums, of <see cref="int"/> or <see cref="byte"/>, as <see cref="IdAttribute"/> declares
/// them.</summary>
public static class Ids
{
    /// <summary>The identifier of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has none.</exception>
    public static string Id<T>(this T value)
        where T : struct, Enum =>
        Of<T>.IdOf.TryGetValue(NumberOf(value), out var id) ? id
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"The value of {typeof(T).Name} has no identifier.");

    /// <summary>The value of an identifier; null for anything else.</summary>
    public static T? Find<T>(string? id)
        where T : struct, Enum => id is not null && Of<T>.ById.TryGetValue(id, out var number) ? ValueOf<T>(number) : null;

    /// <summary>Every value that has an identifier, in its order.</summary>
    public static IReadOnlyList<T> All<T>()
        where T : struct, Enum => Of<T>.InOrder;

    /// <summary>The values of an enum with their identifiers, in their order; empty for an enum that has none.</summary>
    public static IEnumerable<(object Value, string Id)> ValuesOf(Type type) =>
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        let id = field.GetCustomAttribute<IdAttribute>()
        where id is not null
        select (field.GetValue(null)!, id.Id);

    private static int NumberOf<T>(T value)
        where T : struct, Enum =>
        Unsafe.SizeOf<T>() == sizeof(byte) ? Unsafe.BitCast<T, byte>(value) : Unsafe.BitCast<T, int>(value);

    private static T ValueOf<T>(int number)
        where T : struct, Enum =>
        Unsafe.SizeOf<T>() == sizeof(byte) ? Unsafe.BitCast<byte, T>((byte)number) : Unsafe.BitCast<int, T>(number);

    // Dictionaries of numbers, which the runtime has compiled beforehand; those of an enum are compiled for each while the site starts.
    private static class Of<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<int, string> IdOf = [];
        public static readonly Dictionary<string, int> ById = new(StringComparer.Ordinal);
        public static readonly IReadOnlyList<T> InOrder;

        static Of()
        {
            var values = ValuesOf(typeof(T)).ToList();
            var inOrder = new T[values.Count];
            for (var at = 0; at < inOrder.Length; at++)
            {
                inOrder[at] = (T)values[at].Value;
                IdOf.Add(NumberOf(inOrder[at]), values[at].Id);
                ById.Add(values[at].Id, NumberOf(inOrder[at]));
            }

            InOrder = inOrder;
        }
    }
}
