namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The form in which an organisation says what it is. Values are the identifiers of the content.</summary>
public sealed class ProfileForm
{
    private const string Unit = "unit";

    /// <summary>Names of the fields, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["answers_for", "unit_kind", "house", "role", .. Profile.FieldIds, "organisation", "mode"];

    /// <summary><c>organisation</c> for the whole of one, which is what counts where nothing was said, or <c>unit</c>.</summary>
    [FromForm(Name = "answers_for")] public string? AnswersFor { get; set; }

    [FromForm(Name = "unit_kind")] public string? UnitKind { get; set; }

    /// <summary>Name of the whole organisation, where a unit answers.</summary>
    [FromForm(Name = "house")] public string? House { get; set; }

    [FromForm(Name = "role")] public string? Role { get; set; }
    [FromForm(Name = "organisation_kind")] public string? OrganisationKind { get; set; }
    [FromForm(Name = "region")] public string? Region { get; set; }
    [FromForm(Name = "controller")] public string? Controller { get; set; }
    [FromForm(Name = "micro_enterprise")] public string? MicroEnterprise { get; set; }
    [FromForm(Name = "categories")] public string[] Categories { get; set; } = [];

    /// <summary>Whether the page has asked a holder who ticked no category once more.</summary>
    [FromForm(Name = "categories_asked")] public bool AskedForCategories { get; set; }

    [FromForm(Name = "public_funding")] public string? PublicFunding { get; set; }
    [FromForm(Name = "snds")] public string? Snds { get; set; }
    [FromForm(Name = "organisation")] public string? Organisation { get; set; }
    [FromForm(Name = "mode")] public string? Mode { get; set; }

    /// <summary>The form as it would be filled in for these settings.</summary>
    public static ProfileForm Of(AssessmentSettings settings) => new()
    {
        AnswersFor = settings.Unit is null ? "organisation" : Unit,
        UnitKind = settings.Unit?.UnitKind.Id(),
        House = settings.Unit?.House,
        Role = settings.Role.Id(),
        Mode = settings.Mode.Id(),
        Organisation = settings.Organisation,
        OrganisationKind = settings.Profile.OrganisationKind,
        Region = settings.Profile.Region,
        Controller = settings.Profile.Controller,
        MicroEnterprise = settings.Profile.MicroEnterprise,
        Categories = [.. settings.Profile.Categories],
        PublicFunding = settings.Profile.PublicFunding,
        Snds = settings.Profile.Snds,
    };

    /// <summary>The value given for a field of one value; null when none was.</summary>
    public string? ValueOf(string fieldId) => fieldId switch
    {
        "organisation_kind" => OrganisationKind,
        "region" => Region,
        "controller" => Controller,
        "micro_enterprise" => MicroEnterprise,
        "public_funding" => PublicFunding,
        "snds" => Snds,
        _ => null,
    };

    /// <summary>The settings, when the form is right; otherwise null, with what is wrong in <paramref name="errors"/>.</summary>
    public AssessmentSettings? Read(Content content, ModelStateDictionary errors, IStringLocalizer texts)
    {
        var unit = ReadUnit(errors, texts);
        var role = Ids.Find<Roles>(Role);
        errors.AddIf(role is null, "role", texts["Profile.Error.role"]);

        foreach (var id in Profile.FieldIds.Where(id => id is not ("region" or "categories")))
        {
            errors.AddIf(content.Field(id).Find(ValueOf(id)) is null, id, texts[$"Profile.Error.{id}"]);
        }

        var region = string.IsNullOrEmpty(Region) ? null : Region;
        errors.AddIf(region is not null && content.Field("region").Find(region) is null, "region", texts["Profile.Error.region"]);

        var categories = content.Field("categories").Values.Select(value => value.Id).Where(Categories.Contains).ToList();
        if (Categories.Distinct(StringComparer.Ordinal).Count() != categories.Count)
        {
            errors.AddModelError("categories", texts["Profile.Error.categories"]);
        }
        else if (!Profile.CanStandTogether(categories))
        {
            errors.AddModelError("categories", texts["Profile.Error.categories.none"]);
        }
        else if (categories.Count == 0 && role is { } given && given.HasFlag(Roles.Holder) && !AskedForCategories)
        {
            AskedForCategories = true;
            errors.AddModelError("categories", texts["Profile.Error.categories.holder"]);
        }

        errors.AddIf(Ids.Find<AssessmentMode>(Mode) is null, "mode", texts["Profile.Error.mode"]);

        var organisation = TextSanitizer.SanitizeLine(Organisation);
        if (organisation is not null && TextSanitizer.Length(organisation) > Assessment.LongestOrganisation)
        {
            errors.AddModelError("organisation", texts["Profile.Error.organisation"]);
        }
        else if (organisation is not null && Autolink.IsIn(organisation))
        {
            errors.AddModelError("organisation", texts["Profile.Error.organisation.link"]);
        }

        return errors.IsValid
            ? new(
                Ids.Find<AssessmentMode>(Mode)!.Value,
                role!.Value,
                new(OrganisationKind!, region, Controller!, MicroEnterprise!, categories, PublicFunding!, Snds!),
                organisation,
                unit)
            : null;
    }

    /// <summary>The part of an organisation that is answered for; null for the whole of one.</summary>
    private AnsweringUnit? ReadUnit(ModelStateDictionary errors, IStringLocalizer texts)
    {
        if (AnswersFor != Unit)
        {
            errors.AddIf(AnswersFor is not (null or "" or "organisation"), "answers_for", texts["Profile.Error.answers_for"]);
            return null;
        }

        var (kind, house) = (Ids.Find<Core.Assessments.UnitKind>(UnitKind), TextSanitizer.SanitizeLine(House));
        errors.AddIf(kind is null, "unit_kind", texts["Profile.Error.unit_kind"]);
        errors.AddIf(house is null || TextSanitizer.Length(house) > Assessment.LongestOrganisation, "house", texts["Profile.Error.house"]);
        errors.AddIf(house is not null && Autolink.IsIn(house), "house", texts["Profile.Error.organisation.link"]);
        return kind is { } known && house is not null ? new(known, house) : null;
    }
}
