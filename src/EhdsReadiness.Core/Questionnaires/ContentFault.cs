namespace EhdsReadiness.Core.Questionnaires;

/// <summary>Something wrong in the content.</summary>
/// <param name="File">Path relative to the content folder, with <c>/</c>.</param>
/// <param name="Line">Line of the fault, from 1.</param>
/// <param name="Message">In English: names the key and quotes the value at fault.</param>
public sealed record ContentFault(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {Message}";
}
