namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>A scalar, read as the word that stands there: <c>yes</c>, <c>null</c> and <c>~</c> are words.</summary>
/// <param name="Plain">True when it stands without quotes.</param>
internal sealed record YamlWord(int Line, string Value, bool Plain) : YamlNode(Line)
{
    public override Text Kind => Quote.Both(Value);
}
