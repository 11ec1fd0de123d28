namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>An organisation known to the ministry. The register is treated as public knowledge; it alone places an organisation in a
/// cell.</summary>
/// <param name="Identifier">SIREN of nine digits, or the identifier of an organisation registered abroad; unique.</param>
/// <param name="Kind">Identifier of the profile field <c>organisation_kind</c>.</param>
/// <param name="Region">Identifier of the profile field <c>region</c>.</param>
/// <param name="Categories">Letters of Article 51(1), in their order; may be empty.</param>
/// <param name="Group">Identifier of the entry that counts for its control group; null when it stands alone.</param>
/// <param name="Contact">Address to which the code goes by which somebody proves to speak for the entry; null where there is none.</param>
/// <param name="Finess">Its number in the file of health establishments; null where the register says none.</param>
public sealed record RegisterEntry(
    string Identifier, string Name, string Kind, string Region, Roles Role, IReadOnlyList<string> Categories, string? Group,
    string? Contact = null, string? Finess = null)
{
    /// <summary>Whether the entry is counted: those of a control group count as one, the one they name.</summary>
    public bool Counts => Group is null || Group == Identifier;
}
