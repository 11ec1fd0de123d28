namespace EhdsReadiness.Web.FormControls;

/// <summary>What the choices of one group share.</summary>
internal sealed class ChoiceGroup(string name)
{
    private bool _hasFirst;

    public string Name => name;

    /// <summary>The first choice carries the field's own id, so that the error summary's link leads to it.</summary>
    public string NextId(string value)
    {
        var id = _hasFirst ? $"{name}-{value}" : name;
        _hasFirst = true;
        return id;
    }
}
