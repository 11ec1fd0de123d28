namespace EhdsReadiness.Core.Inventory;

/// <summary>What a holder says of a dataset beside <see cref="DatasetDetails"/>, as its description in the catalogue needs it.</summary>
public sealed class DatasetDescription : IEquatable<DatasetDescription>
{
    /// <summary>Longest description, in UTF-16 units of its values together.</summary>
    public const int Longest = 40_000;

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <param name="values">What fields hold, in the form in which they keep it; what is null or empty is left out.</param>
    public DatasetDescription(IEnumerable<(DescriptionField Field, string? Value)> values)
    {
        foreach (var (field, value) in values.Where(one => !string.IsNullOrEmpty(one.Value)))
        {
            _values[field.Key] = value!;
        }
    }

    /// <summary>A description that says nothing.</summary>
    public static DatasetDescription Empty { get; } = new([]);

    /// <summary>What a field holds; null for nothing.</summary>
    public string? this[DescriptionField field] => _values.GetValueOrDefault(field.Key);

    /// <summary>The description as it is kept: an object of JSON; null when it says nothing.</summary>
    public string? Written => _values.Count == 0 ? null : JsonSerializer.Serialize(_values, Relaxed);

    /// <summary>Whether its values together are longer than <see cref="Longest"/>.</summary>
    public bool IsTooLong => _values.Values.Sum(value => value.Length) > Longest;

    /// <summary>The fault of a description that is too long.</summary>
    public static Text TooLong { get; } = new(
        string.Create(CultureInfo.InvariantCulture, $"Raccourcissez la description : {Longest} caractères au plus, tous champs réunis."),
        string.Create(CultureInfo.InvariantCulture, $"Shorten the description: {Longest} characters at most, all fields together."));

    /// <summary>What was typed freely.</summary>
    internal IEnumerable<string> Texts => _values.Values;

    /// <summary>The description of what <see cref="Written"/> gave. Fields that a later release knows are left out.</summary>
    public static DatasetDescription Read(string? written)
    {
        if (written is null) { return Empty; }

        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(written)!;
        return new(DescriptionFields.All.Select(field => (field, values.GetValueOrDefault(field.Key))));
    }

    /// <summary>The values of a field that takes several.</summary>
    public IReadOnlyList<string> Several(DescriptionField field) => this[field] is { } kept ? field.Several(kept) : [];

    public bool Has(DescriptionField field) => _values.ContainsKey(field.Key);

    /// <summary>Whether the holder says that an element does not apply.</summary>
    public bool Waives(string element) => Several(DescriptionFields.NotApplicable).Contains(element, StringComparer.Ordinal);

    /// <summary>The same with other values in some fields.</summary>
    public DatasetDescription With(params IEnumerable<(DescriptionField Field, string? Value)> changed)
    {
        var values = changed.ToDictionary(one => one.Field.Key, one => one.Value, StringComparer.Ordinal);
        return new(DescriptionFields.All.Select(field => (field, values.TryGetValue(field.Key, out var value) ? value : this[field])));
    }

    public bool Equals(DatasetDescription? other) => other is not null && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as DatasetDescription);

    public override int GetHashCode() => HashCode.Combine(_values.Count, _values.Values.FirstOrDefault());

    /// <summary>Letters stay as they are.</summary>
    internal static JsonSerializerOptions Relaxed { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
