namespace EhdsReadiness.Core.Questionnaires;

/// <summary>What an organisation says about itself. Values are identifiers of <c>content/profile.yaml</c>.</summary>
/// <param name="Region">ISO 3166-2 code, <c>FR-NAT</c> or <c>other</c>; null when not given.</param>
/// <param name="Controller"><c>yes</c>, <c>no</c> or <c>unsure</c>: both limbs of Article 2(2)(t).</param>
/// <param name="MicroEnterprise"><c>yes</c>, <c>no</c> or <c>unsure</c>: microenterprise or natural person, Article 50(1).</param>
/// <param name="Categories">Letters of Article 51(1), <c>a</c> to <c>q</c>, <c>none</c> alone or <c>unsure</c>; may be empty.</param>
/// <param name="PublicFunding"><c>yes</c>, <c>no</c> or <c>unsure</c>: public support in the sense of Article 78(2).</param>
/// <param name="Snds"><c>yes</c>, <c>no</c> or <c>unsure</c>: data of the national health data system.</param>
public sealed record Profile(
    string OrganisationKind,
    string? Region,
    string Controller,
    string MicroEnterprise,
    IReadOnlyList<string> Categories,
    string PublicFunding,
    string Snds)
{
    /// <summary>The answer that no category fits.</summary>
    public const string NoCategory = "none";

    /// <summary>The answer of somebody who is not sure which categories fit; letters may stand beside it.</summary>
    public const string UnsureOfCategories = "unsure";

    /// <summary>The letters among <see cref="Categories"/>; none when nothing was ticked or no category fits.</summary>
    public IEnumerable<string> CategoryLetters => Categories.Where(category => category is not (NoCategory or UnsureOfCategories));

    /// <summary>Whether the categories can stand together: <see cref="NoCategory"/> stands alone.</summary>
    public static bool CanStandTogether(IReadOnlyCollection<string> categories) => categories.Count < 2 || !categories.Contains(NoCategory);

    /// <summary>The values of a field, none when it was left out.</summary>
    /// <exception cref="ArgumentException">No profile has such a field.</exception>
    public IReadOnlyList<string> ValuesOf(string fieldId) => fieldId switch
    {
        "organisation_kind" => [OrganisationKind],
        "region" => Region is null ? [] : [Region],
        "controller" => [Controller],
        "micro_enterprise" => [MicroEnterprise],
        "categories" => Categories,
        "public_funding" => [PublicFunding],
        "snds" => [Snds],
        _ => throw new ArgumentException($"The profile has no field “{fieldId}”.", nameof(fieldId)),
    };

    /// <summary>The identifiers of all fields, in the order of files.</summary>
    public static readonly IReadOnlyList<string> FieldIds =
        ["organisation_kind", "region", "controller", "micro_enterprise", "categories", "public_funding", "snds"];

    public bool Equals(Profile? other) =>
        other is not null
        && OrganisationKind == other.OrganisationKind && Region == other.Region && Controller == other.Controller
        && MicroEnterprise == other.MicroEnterprise && PublicFunding == other.PublicFunding && Snds == other.Snds
        && Categories.SequenceEqual(other.Categories, StringComparer.Ordinal);

    public override int GetHashCode() =>
        HashCode.Combine(OrganisationKind, Region, Controller, MicroEnterprise, PublicFunding, Snds, Categories.Count);
}
