namespace EhdsReadiness.Web.Reports;

/// <summary>A drawing in the operators of PDF, with what they name.</summary>
internal sealed class VectorForm
{
    private readonly List<VectorResource> _resources = [];

    public StringBuilder Content { get; } = new();

    public IReadOnlyList<VectorResource> Resources => _resources;

    /// <summary>Takes something to draw with and gives the name it has in <see cref="Content"/>.</summary>
    public string Add(VectorResource resource)
    {
        _resources.Add(resource);
        return string.Create(CultureInfo.InvariantCulture, $"/R{_resources.Count}");
    }
}
