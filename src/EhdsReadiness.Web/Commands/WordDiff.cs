using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace EhdsReadiness.Web.Commands;

/// <summary>What changed in a wording, word by word, as HTML with <c>ins</c> and <c>del</c>.</summary>
internal static class WordDiff
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>A wording as HTML text.</summary>
    public static string Encode(string wording) => Encoder.Encode(wording);

    /// <param name="before">The former wording; null when there was none.</param>
    /// <param name="now">The present wording; null when there is none any more.</param>
    public static string Html(string? before, string? now)
    {
        var (old, fresh) = (Words(before), Words(now));
        var common = CommonLengths(old, fresh);
        var html = new StringBuilder();
        for (var (i, j) = (0, 0); i < old.Length || j < fresh.Length;)
        {
            var (fromOld, fromFresh) = (i, j);
            while (i < old.Length && j < fresh.Length && old[i] == fresh[j])
            {
                (i, j) = (i + 1, j + 1);
            }

            Append(html, "", fresh[fromFresh..j]);
            (fromOld, fromFresh) = (i, j);
            while (i < old.Length && (j == fresh.Length || (old[i] != fresh[j] && common[i + 1, j] >= common[i, j + 1])))
            {
                i++;
            }

            while (j < fresh.Length && (i == old.Length || (old[i] != fresh[j] && common[i, j + 1] > common[i + 1, j])))
            {
                j++;
            }

            Append(html, "del", old[fromOld..i]);
            Append(html, "ins", fresh[fromFresh..j]);
        }

        return html.ToString().TrimEnd();
    }

    private static string[] Words(string? wording) =>
        wording?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static void Append(StringBuilder html, string element, string[] words)
    {
        if (words.Length == 0)
        {
            return;
        }

        var text = Encode(string.Join(' ', words));
        html.Append(element.Length == 0 ? text : $"<{element}>{text}</{element}>").Append(' ');
    }

    /// <summary>At [i, j]: how many words the rests from i and from j have in common, in order.</summary>
    private static int[,] CommonLengths(string[] old, string[] fresh)
    {
        var common = new int[old.Length + 1, fresh.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = fresh.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == fresh[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
