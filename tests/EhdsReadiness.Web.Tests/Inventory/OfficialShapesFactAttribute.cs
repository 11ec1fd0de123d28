namespace EhdsReadiness.Web.Tests.Inventory;

/// <summary>A test that needs shapes of HealthDCAT-AP, which are not in the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OfficialShapesFactAttribute : FactAttribute
{
    public OfficialShapesFactAttribute() =>
        Skip = Folder is null ? "needs HEALTHDCAT_SHAPES: a folder with shapes of HealthDCAT-AP as .ttl" : null;

    public static string? Folder => Environment.GetEnvironmentVariable("HEALTHDCAT_SHAPES");
}
