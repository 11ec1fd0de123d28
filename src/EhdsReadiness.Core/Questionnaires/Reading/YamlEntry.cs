namespace EhdsReadiness.Core.Questionnaires.Reading;

internal sealed record YamlEntry(YamlWord Key, YamlNode Value);
