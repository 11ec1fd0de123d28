namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>One file of the content while it is read.</summary>
/// <param name="Path">Relative to the content folder, with <c>/</c>.</param>
internal sealed record SourceFile(string Path, ContentSource Source)
{
    public void Fault(int line, string fr, string en) => Source.Faults.Add(new ContentFault(Path, line, new Text(fr, en)));
}
