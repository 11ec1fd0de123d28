namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>A number that an organisation says is its own: proven, or so far only claimed.</summary>
/// <param name="Name">As the organisation calls itself.</param>
/// <param name="Identifier">Its SIREN, or its foreign identifier.</param>
/// <param name="Since">When the organisation was made.</param>
/// <param name="Members">How many there are.</param>
/// <param name="KnownAs">Its name in the register; null when the register does not hold the number.</param>
/// <param name="Contact">Address that the register has for it, to which a code can be sent; null when it has none.</param>
/// <param name="Others">How many other organisations give the same number.</param>
/// <param name="HolderId">Which of these has proven it; null while none has.</param>
/// <param name="CodeUntil">Through when the code that was sent last is good; null when none is.</param>
/// <param name="Proof">Null while it is only claimed.</param>
/// <param name="Finess">The second number that the organisation gives; null for none.</param>
/// <param name="KnownFiness">That of the register's entry; null for none.</param>
public sealed record NumberClaim(
    string OrganisationId, string Name, string Identifier, DateTimeOffset Since, int Members, string? KnownAs, string? Contact, int Others,
    string? HolderId, DateTimeOffset? CodeUntil, NumberProof? Proof, string? Finess = null, string? KnownFiness = null)
{
    /// <summary>Whether the register has another FINESS for the number: only one of both can be right.</summary>
    public bool HasOtherFiness => Finess is not null && KnownFiness is not null && Finess != KnownFiness;

    /// <summary>Whether another organisation has proven the number.</summary>
    public bool IsAnothers => HolderId is not null;
}
