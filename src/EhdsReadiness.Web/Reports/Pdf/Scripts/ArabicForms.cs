namespace EhdsReadiness.Web.Reports.Pdf.Scripts;

/// <summary>
/// The letters of Arabic script as they stand in a word, chosen by their neighbours among the presentation forms of Unicode (The Unicode
/// Standard, 9.2). Letters that have no such forms, as some of Kurdish and Pashto, stand alone.
/// </summary>
internal static class ArabicForms
{
    /// <summary>Stands where the alef was that a ligature with lam has taken, unseen, so that each sign keeps its place. A noncharacter,
    /// which no typed text has.</summary>
    public const char SecondHalf = '\ufdd0';

    private const char Lam = '\u0644';
    private const char Tatweel = '\u0640';
    private const char Joiner = '\u200d';

    /// <summary>The letters that lam takes into a ligature, in the order of the ligatures, each of which has an isolated and a final
    /// form.</summary>
    private const string Alefs = "\u0622\u0623\u0625\u0627";

    private const char FirstLigature = '\ufef5';
    private const char LastLigature = '\ufefc';

    /// <summary>Of each letter its forms: isolated, final, initial, medial; the last two only where it joins what stands behind.</summary>
    private static readonly Dictionary<char, char[]> Forms = ReadForms();

    private static readonly Dictionary<char, char> Letters =
        Forms.SelectMany(pair => pair.Value.Select(form => (form, pair.Key))).ToDictionary(one => one.form, one => one.Key);

    /// <summary>Whether a character acts on the letters around it and is not drawn: joiners, marks of direction.</summary>
    public static bool IsUnseen(char character) => character is '\u200c' or Joiner or '\u200e' or '\u200f' or '\u061c' or SecondHalf;

    /// <summary>A text with its letters joined, sign for sign.</summary>
    /// <param name="canDraw">Whether a form can be drawn; else its letter stays.</param>
    public static string Joined(string text, Func<char, bool> canDraw)
    {
        var joined = text.ToCharArray();
        var before = -1;
        for (var index = 0; index < text.Length; index++)
        {
            if (Direction.IsMark(text[index])) { continue; }

            if (joined[index] != SecondHalf && Forms.TryGetValue(text[index], out var forms))
            {
                var joinsBefore = before >= 0 && JoinsNext(text[before]);
                var next = index + 1;
                while (next < text.Length && Direction.IsMark(text[next]))
                {
                    next++;
                }

                var following = next < text.Length ? text[next] : ' ';
                var ligature = text[index] == Lam && Alefs.IndexOf(following) is var alef and >= 0
                    ? (char)(FirstLigature + (2 * alef) + (joinsBefore ? 1 : 0)) : '\0';
                var form = forms[FormOf(joinsBefore, forms.Length == 4 && JoinsPrevious(following), forms.Length)];
                if (ligature != '\0' && canDraw(ligature))
                {
                    (joined[index], joined[next]) = (ligature, SecondHalf);
                }
                else if (canDraw(form))
                {
                    joined[index] = form;
                }
            }

            before = index;
        }

        return new string(joined);
    }

    /// <summary>What was typed, of what <see cref="Joined"/> gave.</summary>
    public static string Typed(string joined)
    {
        var typed = new StringBuilder(joined.Length + 1);
        char? taken = null;
        foreach (var character in joined)
        {
            if (taken is { } alef && !Direction.IsMark(character))
            {
                typed.Append(alef);
                taken = null;
            }

            if (character is >= FirstLigature and <= LastLigature)
            {
                typed.Append(Lam);
                taken = Alefs[(character - FirstLigature) / 2];
            }
            else if (character != SecondHalf)
            {
                typed.Append(LetterOf(character));
            }
        }

        return typed.Append(taken is { } last ? last.ToString() : "").ToString();
    }

    /// <summary>The letter that a form belongs to. A ligature stays, for which one code may stand: readers that turn a run round would turn
    /// its two letters as well.</summary>
    public static char LetterOf(char form) => Letters.GetValueOrDefault(form, form);

    private static int FormOf(bool joinsBefore, bool joinsAfter, int count) => (joinsBefore, joinsAfter) switch
    {
        (true, true) => 3,
        (false, true) => 2,
        (true, false) => Math.Min(1, count - 1),
        (false, false) => 0,
    };

    private static bool JoinsNext(char letter) =>
        letter is Tatweel or Joiner || (Forms.TryGetValue(letter, out var forms) && forms.Length == 4);

    private static bool JoinsPrevious(char letter) =>
        letter is Tatweel or Joiner || (Forms.TryGetValue(letter, out var forms) && forms.Length >= 2);

    /// <summary>The forms by their compatibility decompositions; the charts have them in the order of <see cref="Forms"/>. Those of alef
    /// maksura are in both blocks, the isolated ones in the second.</summary>
    private static Dictionary<char, char[]> ReadForms() =>
        Enumerable.Range(0xFE80, 0xFEF4 - 0xFE80 + 1).Concat(Enumerable.Range(0xFB50, 0xFBFF - 0xFB50 + 1))
            .Select(code => (Form: (char)code, Letters: ((char)code).ToString().NormalizeSafely(NormalizationForm.FormKC)))
            .Where(one => one.Letters.Length == 1 && one.Letters[0] != one.Form)
            .GroupBy(one => one.Letters[0], one => one.Form)
            .ToDictionary(group => group.Key, group => group.ToArray());
}
