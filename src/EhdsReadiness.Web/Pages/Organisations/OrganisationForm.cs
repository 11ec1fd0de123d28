namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>The form in which an organisation says what it is. Kinds and regions are those of the content's profile.</summary>
public sealed class OrganisationForm
{
    /// <summary>Names of the fields, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["name", "organisation_kind", "region", "siren", "foreign_identifier", "finess", "group", "language", "consultancy", "is_group"];

    [FromForm(Name = "name")] public string? Name { get; set; }
    [FromForm(Name = "organisation_kind")] public string? Kind { get; set; }
    [FromForm(Name = "region")] public string? Region { get; set; }
    [FromForm(Name = "siren")] public string? Siren { get; set; }
    [FromForm(Name = "foreign_identifier")] public string? ForeignIdentifier { get; set; }
    [FromForm(Name = "finess")] public string? Finess { get; set; }
    [FromForm(Name = "group")] public string? Group { get; set; }

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    [FromForm(Name = "language")] public string? Language { get; set; }

    /// <summary><c>yes</c> for a consulting organisation.</summary>
    [FromForm(Name = "consultancy")] public string? Consultancy { get; set; }

    /// <summary><c>yes</c> for a group of organisations.</summary>
    [FromForm(Name = "is_group")] public string? IsGroup { get; set; }

    /// <summary>Whether the organisation is a unit: its house's number counts, and it gives none.</summary>
    [BindNever] public bool IsUnit { get; set; }

    /// <summary>Whether it may go without a number: a unit, or one that was a unit and has not got its own yet.</summary>
    [BindNever] public bool MayHaveNoNumber { get; set; }

    /// <summary>The number that somebody gives knowing that another organisation has it; null for none.</summary>
    [FromForm(Name = "apart")] public string? Apart { get; set; }

    /// <summary>The form as it would be filled in with these details.</summary>
    public static OrganisationForm Of(OrganisationDetails details) => new()
    {
        Name = details.Name,
        Kind = details.Kind,
        Region = details.Region,
        Siren = details.Siren,
        ForeignIdentifier = details.ForeignIdentifier,
        Finess = details.Finess,
        Group = details.Group,
        Language = details.Language.Code(),
        Consultancy = details.IsConsultancy ? "yes" : null,
        IsGroup = details.IsGroup ? "yes" : null,
    };

    /// <summary>The details, when the form is right; otherwise null, with what is wrong in <paramref name="errors"/>.</summary>
    public OrganisationDetails? Read(Content content, ModelStateDictionary errors, IStringLocalizer texts)
    {
        var (name, group, foreign) =
            (TextSanitizer.SanitizeLine(Name), TextSanitizer.SanitizeLine(Group), TextSanitizer.SanitizeToken(ForeignIdentifier));
        var region = string.IsNullOrEmpty(Region) ? null : Region;
        var number = IsUnit ? null : TextSanitizer.SanitizeToken(Siren);
        foreign = IsUnit ? null : foreign;
        var siren = Core.Organisations.Siren.Read(number);
        Check("name", name is null || TextSanitizer.IsDisguised(Name) || TextSanitizer.Length(name) > OrganisationDetails.LongestName);
        errors.AddIf(Autolink.IsIn(name ?? ""), "name", texts["Error.name.link"]);
        errors.AddIf(Autolink.IsIn(group ?? ""), "group", texts["Error.name.link"]);
        Check("organisation_kind", content.Field("organisation_kind").Find(Kind) is null);
        Check("region", region is not null && content.Field("region").Find(region) is null);
        Check("foreign_identifier", foreign is not null
            && (foreign != TextSanitizer.SanitizeLine(foreign) || TextSanitizer.Length(foreign) > OrganisationDetails.LongestIdentifier));
        errors.AddIf(Core.Organisations.Siren.Read(foreign) is not null, "foreign_identifier", texts["Error.foreign.siren"]);
        var (typedFiness, finess) = (TextSanitizer.SanitizeToken(Finess), Core.Organisations.Finess.Read(IsUnit ? null : Finess));
        Check("finess", typedFiness is not null && finess is null && !IsUnit);
        Check("group", group is not null && TextSanitizer.Length(group) > OrganisationDetails.LongestName);
        Check("language", Languages.Find(Language) is null);
        if (siren is null && number is not null)
        {
            errors.AddModelError("siren", texts["Error.siren"]);
        }
        else if (siren is null == foreign is null && !(siren is null && (IsUnit || MayHaveNoNumber)))
        {
            errors.AddModelError("siren", texts[siren is null ? "Error.siren.none" : "Error.siren.both"]);
        }

        return errors.IsValid
            ? new(name!, Kind!, region, siren, foreign, group, Consultancy == "yes", Languages.Find(Language)!.Value,
                IsGroup == "yes", finess)
            : null;

        void Check(string field, bool isWrong) => errors.AddIf(isWrong, field, texts[$"Error.{field}"]);
    }
}
