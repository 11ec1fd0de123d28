namespace EhdsReadiness.Core.Assessments;

/// <summary>Names of the kinds of unit.</summary>
public static class UnitKindTitles
{
    /// <summary>The kind in one or a few words, with a capital.</summary>
    public static Text Title(this UnitKind kind) => kind switch
    {
        UnitKind.Registry => new("Registre", "Registry"),
        UnitKind.Warehouse => new("Entrepôt de données", "Data warehouse"),
        UnitKind.Cohort => new("Cohorte", "Cohort"),
        UnitKind.Biobank => new("Biobanque", "Biobank"),
        UnitKind.Laboratory => new("Laboratoire", "Laboratory"),
        UnitKind.ResearchUnit => new("Unité de recherche", "Research unit"),
    };
}
