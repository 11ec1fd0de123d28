namespace EhdsReadiness.Core.Questionnaires;

/// <summary>Something wrong in the content.</summary>
/// <param name="File">Path relative to the content folder, with <c>/</c>.</param>
/// <param name="Line">Line of the fault, from 1.</param>
/// <param name="Text">Names the key and quotes the value at fault; the French may have plain spaces.</param>
public sealed record ContentFault(string File, int Line, Text Text)
{
    /// <summary>The English message.</summary>
    public string Message => Text.En;

    /// <summary>File, line and message as the commands print them.</summary>
    public string In(Language language) =>
        $"{File}:{Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {Typography.InFrench(Text, language)}";

    public override string ToString() => In(Language.English);
}
