namespace EhdsReadiness.Web.Reports;

/// <summary>The number of the organisation that a report is of, as it stood when the report was made: sealed with it.</summary>
/// <param name="Identifier">Its SIREN, or its foreign identifier; empty when it has none. Of a unit it is its house's.</param>
/// <param name="ProvenAt">Since when the organisation has proven it (UTC); null while it only claims it.</param>
/// <param name="KnownAs">The name that the register has for a proven number; null for none.</param>
/// <param name="Finess">A second number: beside a proven one only where the register says the same; null for none.</param>
/// <param name="House">Name of the house whose number it is, as it calls itself, where the report is of a unit; null otherwise.</param>
public sealed record ReportNumber(
    string Identifier, DateTimeOffset? ProvenAt, string? KnownAs, string? Finess = null, string? House = null)
{
    /// <summary>The number that an organisation gives now.</summary>
    /// <param name="claim">Its own, or that of the house of which it is a unit.</param>
    /// <param name="organisationId">The organisation.</param>
    public static ReportNumber Of(NumberClaim claim, string organisationId)
    {
        var house = claim.OrganisationId == organisationId ? null : claim.Name;
        return claim.Proof is { } proof
            ? new(claim.Identifier, proof.ProvenAt, claim.KnownAs, claim.Finess == claim.KnownFiness ? claim.Finess : null, house)
            : new(claim.Identifier, null, null, claim.Finess, house);
    }

    /// <summary>The number of a report that was issued before reports said theirs; null when none was proven then.</summary>
    public static ReportNumber? Of(IssuedReport issued) =>
        issued is { ProvenNumber: { } number, ProvenAt: { } at } ? new(number, at, null) : null;

    /// <summary>The day in France since when it has been proven; null while it is only claimed.</summary>
    public DateOnly? ProvenOn => ProvenAt is { } at ? FrenchTime.DayOf(at) : null;

    /// <summary>It with what it is: <c>SIREN 552 100 554</c>, <c>SIREN 267 500 452, FINESS 750712184</c>, <c>BE 0500</c>.</summary>
    public string Words => (Siren.Read(Identifier) is null ? Identifier : $"SIREN\u00A0{Formats.Identifier(Identifier)}")
        + (Finess is null ? "" : $", FINESS\u00A0{Finess}");
}
