namespace EhdsReadiness.Core.Organisations;

/// <summary>What an organisation says of itself.</summary>
/// <param name="Name">1 to 120 Unicode characters; printed on its reports.</param>
/// <param name="Kind">Value of <c>organisation_kind</c> in <c>content/profile.yaml</c>.</param>
/// <param name="Region">Value of <c>region</c> there; null when not given.</param>
/// <param name="Siren">Nine digits that <see cref="Organisations.Siren"/> accepts; null for an organisation that France does not
/// number, and for a unit, whose house's counts.</param>
/// <param name="ForeignIdentifier">Its number in its own country's register, at most 40 characters; null for one with a SIREN.</param>
/// <param name="Group">The group that it belongs to, at most 120 characters; null when none.</param>
/// <param name="IsConsultancy">Whether clients may let it in.</param>
/// <param name="Language">In which its reports and mails are written.</param>
/// <param name="IsGroup">Whether it is a group, such as of hospitals, whose members may let it see their results side by side.</param>
/// <param name="Finess">A second number, which <see cref="Organisations.Finess"/> accepts; null for none, and for a unit.</param>
public sealed record OrganisationDetails(
    string Name, string Kind, string? Region, string? Siren, string? ForeignIdentifier, string? Group, bool IsConsultancy,
    Language Language, bool IsGroup = false, string? Finess = null)
{
    /// <summary>Longest name of an organisation or a group, in Unicode characters.</summary>
    public const int LongestName = 120;

    /// <summary>Longest foreign identifier, in Unicode characters.</summary>
    public const int LongestIdentifier = 40;

    /// <summary>Whether other organisations may let it in.</summary>
    public bool MayBeLetIn => IsConsultancy || IsGroup;

    /// <summary>The number by which a register knows it: its SIREN, or its foreign identifier; empty when it has none.</summary>
    public string Identifier => Siren ?? ForeignIdentifier ?? "";

    /// <summary>What a unit of this organisation says of itself when it is made; its owners may change it.</summary>
    /// <param name="kind">What it is. A warehouse has no kind of organisation of its own, and takes its house's.</param>
    public OrganisationDetails OfUnit(UnitKind kind, string name) => this with
    {
        Name = name,
        Kind = kind switch
        {
            UnitKind.Registry => "registry",
            UnitKind.Cohort => "cohort",
            UnitKind.Biobank => "biobank",
            UnitKind.Laboratory or UnitKind.ResearchUnit => "research",
            UnitKind.Warehouse => Kind,
        },
        Siren = null,
        ForeignIdentifier = null,
        Finess = null,
        IsConsultancy = false,
        IsGroup = false,
    };

    /// <summary>Sixteen figures and letters by which a form tells over which details it was filled in.</summary>
    public string Mark =>
        Convert.ToHexStringLower(
            SHA256.HashData(
            Encoding.UTF8.GetBytes(
            string.Join('\n', Name, Kind, Region, Siren, ForeignIdentifier, Group, IsConsultancy, Language.Code(), IsGroup,
                Finess))))[..16];
}
