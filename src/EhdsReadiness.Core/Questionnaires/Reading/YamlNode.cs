namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>A piece of a YAML file with the line it begins on, from 1.</summary>
internal abstract record YamlNode(int Line)
{
    /// <summary>What it is, for messages.</summary>
    public abstract Text Kind { get; }
}
