using System.Collections.Frozen;

namespace EhdsReadiness.Core.Accounts;

/// <summary>Word list of the commonest passwords of published leaks and of French first names, some forty thousand, read once from the
/// program, into which <c>common-passwords.mjs</c> puts them at build.</summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> Words = new(Read);

    /// <summary>Whether somebody who guesses tries this word, with figures and signs around it, among the first.</summary>
    /// <param name="word">Letters and figures in lower case, without accents.</param>
    public static bool Contains(string word) => Words.Value.Contains(word);

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
