namespace EhdsReadiness.Core.Assessments;

/// <summary>What a part of an organisation is that answers for itself.</summary>
public enum UnitKind
{
    [Id("registry")] Registry,
    [Id("warehouse")] Warehouse,
    [Id("cohort")] Cohort,
    [Id("biobank")] Biobank,
    [Id("laboratory")] Laboratory,
    [Id("research-unit")] ResearchUnit,
}
