namespace EhdsReadiness.Core.Inventory;

/// <summary>What an organisation says about one of its datasets.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Categories">Letters of Article 51(1), at least one, in their order.</param>
/// <param name="Controller">Who decides on the data, at most 200 characters; null when not known yet.</param>
/// <param name="Format">In what form the data are, at most 200 characters; null when not known yet.</param>
/// <param name="Persons">Number of persons covered, at least 0; null when not known.</param>
/// <param name="PublicFunding"><c>yes</c>, <c>no</c> or <c>unsure</c>: public support in the sense of Article 78(2).</param>
/// <param name="LabelWanted"><c>yes</c>, <c>no</c> or <c>unsure</c>: the data quality and utility label of Article 78.</param>
/// <param name="Contact">A person, a service or an address, at most 200 characters; null when none is named yet.</param>
public sealed record DatasetDetails(
    string Name, IReadOnlyList<string> Categories, string? Controller, string? Format, long? Persons, string PublicFunding,
    string LabelWanted, string? Contact)
{
    /// <summary>Longest name and longest other text, in Unicode characters.</summary>
    public const int LongestText = 200;

    /// <summary>More persons than have ever lived are an error of typing.</summary>
    public const long MostPersons = 100_000_000_000;

    public static readonly IReadOnlyList<string> Replies = ["yes", "no", "unsure"];

    /// <summary>What else its description in the catalogue says.</summary>
    public DatasetDescription Description { get; init; } = DatasetDescription.Empty;

    /// <summary>The address of the contact point, as RDF takes it; null when neither field has one.</summary>
    internal string? ContactAddress =>
        DescriptionField.AddressOf(Description[DescriptionFields.Contact]) ?? DescriptionField.AddressOf(Contact);

    /// <summary>The models and norms that the data follow; the format, where it is one of the list and nothing else is said.</summary>
    internal IReadOnlyList<string> Standards =>
        Description.Has(DescriptionFields.Standards) ? Description.Several(DescriptionFields.Standards)
            : Format is not null && ControlledLists.Standards.Find(Format) is { } term ? [term.Code]
            : [];

    /// <summary>What was typed freely.</summary>
    internal IEnumerable<string?> Texts => [Name, Controller, Format, Contact, .. Description.Texts];

    public bool Equals(DatasetDetails? other) =>
        other is not null && Name == other.Name && Categories.SequenceEqual(other.Categories, StringComparer.Ordinal)
            && Controller == other.Controller && Format == other.Format
        && Persons == other.Persons && PublicFunding == other.PublicFunding && LabelWanted == other.LabelWanted && Contact == other.Contact
        && Description.Equals(other.Description);

    public override int GetHashCode() =>
        HashCode.Combine(Name, Categories.Count, Controller, Format, Persons, PublicFunding, LabelWanted, Contact);
}
