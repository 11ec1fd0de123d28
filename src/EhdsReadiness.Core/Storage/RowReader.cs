using System.Runtime.CompilerServices;

namespace EhdsReadiness.Core.Storage;

/// <summary>
/// Makes a value of each row: what one column holds, or a record, whose constructor takes each column by its name without underscores.
/// Records within the record are made of the same row; one that may be null is so where the first column that it cannot be without is
/// null. Of a tuple, values come in their order, records by names. Dapper reads no enum by an identifier and no record within a record.
/// </summary>
internal static class RowReader
{
    private static readonly ConcurrentDictionary<(Type, string Sql, bool HasOwnTypes), Func<DbDataReader, object?>> Readers = new();

    /// <summary>The reader of the rows of a statement.</summary>
    /// <param name="hasOwnTypes">As <see cref="Column.HasOwnTypes"/>: columns are then read by the types that they have.</param>
    /// <exception cref="InvalidOperationException">A record has a parameter for which the statement has no column.</exception>
    public static Func<DbDataReader, object?> Of(Type type, string sql, DbDataReader result, bool hasOwnTypes)
    {
        // Not GetOrAdd with a delegate: the common case is to make no closure.
        return Readers.TryGetValue((type, sql, hasOwnTypes), out var known) ? known
            : Readers.GetOrAdd((type, sql, hasOwnTypes), Make(type, new(result, hasOwnTypes)));
    }

    private static Func<DbDataReader, object?> Make(Type type, Columns columns) =>
        columns.ReaderAt(type, 0) ?? RecordOf(Nullable.GetUnderlyingType(type) ?? type, columns, mayBeNull: false);

    private static Func<DbDataReader, object?> RecordOf(Type type, Columns columns, bool mayBeNull)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        var parameters = constructor.GetParameters();
        if (parameters.Length == 0) { return PropertiesOf(type, columns, mayBeNull); }

        var nullability = new NullabilityInfoContext();
        var isTuple = type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal);
        var mayBeNulls = Array.ConvertAll(parameters, one => isTuple || nullability.Create(one).WriteState != NullabilityState.NotNull);
        var parts = parameters.Select((one, i) => PartOf(one, isTuple ? i : null, columns, mayBeNulls[i])).ToArray();
        var first = Array.IndexOf(mayBeNulls, false);
        var invoker = ConstructorInvoker.Create(constructor);
        return row =>
        {
            var values = new object?[parts.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                values[i] = parts[i](row);
                if (values[i] is null && !mayBeNulls[i])
                {
                    return mayBeNull && i == first ? null : throw IsNull(parameters[i].Name, type);
                }
            }

            return invoker.Invoke(values.AsSpan());
        };
    }

    private static Func<DbDataReader, object?> PartOf(ParameterInfo parameter, int? place, Columns columns, bool mayBeNull)
    {
        var type = parameter.ParameterType;
        if (!Column.Holds(type)) { return RecordOf(Nullable.GetUnderlyingType(type) ?? type, columns, mayBeNull); }

        return (place ?? columns.Find(parameter.Name!)) is { } i ? columns.ReaderAt(type, i)!
            : throw NoColumn(parameter.Name, parameter.Member.DeclaringType!);
    }

    /// <summary>For a class without parameters: the columns that are named as its properties.</summary>
    private static Func<DbDataReader, object?> PropertiesOf(Type type, Columns columns, bool mayBeNull)
    {
        var properties =
            (from one in type.GetProperties()
             where one.CanWrite
             let i = columns.Find(one.Name) ?? throw NoColumn(one.Name, type)
             let isRequired = one.IsDefined(typeof(RequiredMemberAttribute))
             select (Property: one, Read: columns.ReaderAt(one.PropertyType, i)!, IsRequired: isRequired)).ToList();
        return row =>
        {
            var made = Activator.CreateInstance(type)!;
            foreach (var (property, read, isRequired) in properties)
            {
                var value = read(row);
                if (value is null && isRequired) { return mayBeNull ? null : throw IsNull(property.Name, type); }

                property.SetValue(made, value);
            }

            return made;
        };
    }

    private static InvalidOperationException IsNull(string? name, Type type) => new($"{name} of {type.Name} is null in the database.");

    private static InvalidOperationException NoColumn(string? name, Type type) => new($"No column is named as {name} of {type.Name}.");

    /// <summary>The columns of a result: their places by name, and their own types where the engine has such.</summary>
    private sealed class Columns(DbDataReader result, bool hasOwnTypes)
    {
        private readonly Dictionary<string, int> _places = Enumerable.Range(0, result.FieldCount)
            .ToDictionary(i => result.GetName(i).Replace("_", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

        private readonly string?[] _types =
            [.. Enumerable.Range(0, result.FieldCount).Select(i => hasOwnTypes ? result.GetDataTypeName(i) : null)];

        public int? Find(string name) => _places.TryGetValue(name, out var place) ? place : null;

        /// <summary>The reader of the value at a place; null for a type of several columns.</summary>
        public Func<DbDataReader, object?>? ReaderAt(Type type, int place) =>
            Column.ReaderOf(type, _types[place]) is { } read ? row => row.IsDBNull(place) ? null : read(row, place) : null;
    }
}
