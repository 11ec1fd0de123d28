namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Rules for the profile: its values are those that the law and the program know.</summary>
internal sealed partial class ProfileRules(ContentSource source, Regulation regulation)
{
    private static readonly IReadOnlyList<string> YesNoUnsure = ["yes", "no", "unsure"];

    public IEnumerable<ContentFault> Faults(IReadOnlyList<ProfileField> fields) => fields.SelectMany(field => field.Id switch
    {
        "controller" or "micro_enterprise" or "public_funding" or "snds" => Exactly(field, YesNoUnsure),
        "categories" when source.CouldRead(RegulationReader.CategoriesFile) =>
            Exactly(field, [.. regulation.Categories.Select(category => category.Letter)], Profile.NoCategory, Profile.UnsureOfCategories)
                .Concat(CategoryLabels(field)),
        "region" => Regions(field),
        _ => [],
    });

    /// <param name="more">Values that may follow, all of them or none.</param>
    private IEnumerable<ContentFault> Exactly(ProfileField field, IReadOnlyList<string> ids, params IEnumerable<string> more)
    {
        var given = field.Values.Select(value => value.Id).ToList();
        if (!given.SequenceEqual(ids, StringComparer.Ordinal) && !given.SequenceEqual(ids.Concat(more), StringComparer.Ordinal))
        {
            yield return source.Of(field).Fault(
                "values",
                $"champ {Quote.Fr(field.Id)} : values doit être {Quote.AllFr(ids)}, dans cet ordre",
                $"values of field {Quote.Of(field.Id)} must be {Quote.All(ids)}, in this order");
        }
    }

    private IEnumerable<ContentFault> CategoryLabels(ProfileField field) =>
        from value in field.Values
        join category in regulation.Categories on value.Id equals category.Letter
        where value.Label != category.Name
        select source.Of(value).Fault(
            "label",
            $"catégorie {Quote.Fr(value.Id)} : label doit être son nom " +
                $"dans {RegulationReader.CategoriesFile}, {Quote.Fr(category.Name.Fr)}",
            $"label of category {Quote.Of(value.Id)} must be its name in {RegulationReader.CategoriesFile}, {Quote.Of(category.Name.En)}");

    private IEnumerable<ContentFault> Regions(ProfileField field) =>
        from value in field.Values
        where value.Id.Length > 0 && !Region().IsMatch(value.Id)
        select source.Of(value).Fault(
            "id",
            $"champ « region » : id {Quote.Fr(value.Id)} ; un code ISO 3166-2 comme « FR-IDF », « FR-NAT » ou « other » est attendu",
            $"id {Quote.Of(value.Id)} of field “region” must be an ISO 3166-2 code such as “FR-IDF”, “FR-NAT” or “other”");

    [GeneratedRegex(@"^(FR-[0-9A-Z]{2,3}|other)\z")]
    private static partial Regex Region();
}
