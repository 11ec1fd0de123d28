using System.Text.Encodings.Web;
using System.Text.Unicode;
using DiffPlex;
using DiffPlex.Chunkers;

namespace EhdsReadiness.Web.Commands;

/// <summary>What changed in a wording, word by word, as HTML with <c>ins</c> and <c>del</c>.</summary>
internal static class WordDiff
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly CustomFunctionChunker Words = new(wording => wording.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A wording as HTML text.</summary>
    public static string Encode(string wording) => Encoder.Encode(wording);

    /// <param name="before">The former wording; null when there was none.</param>
    /// <param name="now">The present wording; null when there is none any more.</param>
    public static string Html(string? before, string? now)
    {
        var diff = Differ.Instance.CreateDiffs(before ?? "", now ?? "", ignoreWhiteSpace: false, ignoreCase: false, Words);
        var parts = new List<string>();
        var shown = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add("", diff.PiecesNew, shown, block.InsertStartB - shown);
            Add("del", diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add("ins", diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            shown = block.InsertStartB + block.InsertCountB;
        }

        Add("", diff.PiecesNew, shown, diff.PiecesNew.Count - shown);
        return string.Join(' ', parts);

        void Add(string element, IReadOnlyList<string> words, int start, int count)
        {
            if (count > 0)
            {
                var text = Encode(string.Join(' ', words.Skip(start).Take(count)));
                parts.Add(element.Length == 0 ? text : $"<{element}>{text}</{element}>");
            }
        }
    }
}
