namespace EhdsReadiness.Core.Questionnaires.Reading;

internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line)
{
    public override Text Kind { get; } = new("une liste", "a list");
}
