using System.Runtime.CompilerServices;

namespace EhdsReadiness.Core.Storage;

/// <summary>
/// Makes a value of each row: what one column holds, or a record, whose constructor takes each column by its name without underscores.
/// Records within the record are made of the same row; one that may be null is so where the first column that it cannot be without is
/// null. Of a tuple, values come in their order, records by names. Dapper reads no enum by an identifier and no record within a record.
/// </summary>
internal static class RowReader
{
    private static readonly ConcurrentDictionary<(Type, string Sql), Func<DbDataReader, object?>> Readers = new();

    /// <summary>The reader of the rows of a statement.</summary>
    /// <exception cref="InvalidOperationException">A record has a parameter for which the statement has no column.</exception>
    public static Func<DbDataReader, object?> Of(Type type, string sql, DbDataReader result)
    {
        // Not GetOrAdd with a delegate: the common case is to make no closure.
        return Readers.TryGetValue((type, sql), out var known) ? known : Readers.GetOrAdd((type, sql), Make(type, ColumnsOf(result)));
    }

    private static Dictionary<string, int> ColumnsOf(DbDataReader result) =>
        Enumerable.Range(0, result.FieldCount)
            .ToDictionary(i => result.GetName(i).Replace("_", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

    private static Func<DbDataReader, object?> Make(Type type, Dictionary<string, int> columns) =>
        ValueAt(type, 0) ?? RecordOf(Nullable.GetUnderlyingType(type) ?? type, columns, mayBeNull: false);

    private static Func<DbDataReader, object?>? ValueAt(Type type, int i) =>
        Column.ReaderOf(type) is { } read ? row => row.IsDBNull(i) ? null : read(row, i) : null;

    private static Func<DbDataReader, object?> RecordOf(Type type, Dictionary<string, int> columns, bool mayBeNull)
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

    private static Func<DbDataReader, object?> PartOf(ParameterInfo parameter, int? place, Dictionary<string, int> columns, bool mayBeNull)
    {
        var type = parameter.ParameterType;
        if (Column.ReaderOf(type) is null) { return RecordOf(Nullable.GetUnderlyingType(type) ?? type, columns, mayBeNull); }

        if (place is null && columns.TryGetValue(parameter.Name!, out var found))
        {
            place = found;
        }

        return place is { } i ? ValueAt(type, i)! : throw NoColumn(parameter.Name, parameter.Member.DeclaringType!);
    }

    /// <summary>For a class without parameters: the columns that are named as its properties.</summary>
    private static Func<DbDataReader, object?> PropertiesOf(Type type, Dictionary<string, int> columns, bool mayBeNull)
    {
        var properties =
            (from one in type.GetProperties()
             where one.CanWrite
             let i = columns.TryGetValue(one.Name, out var found) ? found : throw NoColumn(one.Name, type)
             select (Property: one, Read: ValueAt(one.PropertyType, i)!, IsRequired: one.IsDefined(typeof(RequiredMemberAttribute))))
                 .ToList();
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
}
