namespace EhdsReadiness.Core.Questionnaires;

/// <summary>Says all that is wrong with a content folder: what keeps it from being read and what is badly written.</summary>
public static class ContentCheck
{
    /// <summary>Every fault, by file and line; none when the content may be published.</summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    public static IReadOnlyList<ContentFault> Check(string folder)
    {
        var (_, source) = ContentReader.ReadAsFarAsPossible(folder);
        return ContentReader.InOrder(source.Faults);
    }
}
