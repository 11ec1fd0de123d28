namespace EhdsReadiness.Core.Organisations;

/// <summary>What an organisation says of itself.</summary>
/// <param name="Name">1 to 120 Unicode characters; printed on its reports.</param>
/// <param name="Kind">Value of <c>organisation_kind</c> in <c>content/profile.yaml</c>.</param>
/// <param name="Region">Value of <c>region</c> there; null when not given.</param>
/// <param name="Siren">Nine digits that <see cref="Organisations.Siren"/> accepts; null for an organisation that France does not
/// number.</param>
/// <param name="ForeignIdentifier">Its number in its own country's register, at most 40 characters; null for one with a SIREN.</param>
/// <param name="Group">The group that it belongs to, at most 120 characters; null when none.</param>
/// <param name="IsConsultancy">Whether clients may let it in.</param>
/// <param name="Language">In which its reports and mails are written.</param>
public sealed record OrganisationDetails(
    string Name, string Kind, string? Region, string? Siren, string? ForeignIdentifier, string? Group, bool IsConsultancy,
    Language Language)
{
    /// <summary>Longest name of an organisation or a group, in Unicode characters.</summary>
    public const int LongestName = 120;

    /// <summary>Longest foreign identifier, in Unicode characters.</summary>
    public const int LongestIdentifier = 40;

    /// <summary>The number by which a register knows it: its SIREN, or its foreign identifier.</summary>
    public string Identifier => Siren ?? ForeignIdentifier ?? "";

    /// <summary>Sixteen figures and letters by which a form tells over which details it was filled in.</summary>
    public string Mark =>
        Convert.ToHexStringLower(
            SHA256.HashData(
            Encoding.UTF8.GetBytes(
            string.Join('\n', Name, Kind, Region, Siren, ForeignIdentifier, Group, IsConsultancy, Language.Code()))))[..16];
}
