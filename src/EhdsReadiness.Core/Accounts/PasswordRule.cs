using System.Collections.Frozen;

namespace EhdsReadiness.Core.Accounts;

/// <summary>What is wrong with a password.</summary>
public enum PasswordFault
{
    TooShort,

    TooLong,

    /// <summary>It is the person's own address or name.</summary>
    OwnName,

    /// <summary>It is among the first that anybody would try.</summary>
    TooCommon,
}

/// <summary>
/// The rule for passwords: long, and not among the first tried. No composition is asked for, as NIST SP 800-63B, 3.1.1.2 advises:
/// what people do to satisfy one is known to whoever guesses.
/// </summary>
public static class PasswordRule
{
    /// <summary>Shortest password, in characters.</summary>
    public const int Shortest = 12;

    /// <summary>Longest password, in characters: hashing has to end.</summary>
    public const int Longest = 256;

    /// <summary>A password of fewer different characters is a pattern.</summary>
    private const int FewestDifferent = 5;

    /// <summary>The commonest passwords of published leaks that are long enough, French ones included, in lower case and without what people put at the end.</summary>
    private static readonly FrozenSet<string> Common = new[]
    {
        "password", "passwordpassword", "mypassword", "thisismypassword", "changeme", "changemeplease", "letmein", "letmeinplease", "welcome", "welcomehome", "iloveyou", "iloveyousomuch",
        "administrator", "administrateur", "superadmin", "adminadmin", "adminpassword", "rootroot", "motdepasse", "monmotdepasse", "lemotdepasse", "motdepassemotdepasse", "bonjour", "bonjourbonjour",
        "azerty", "azertyazerty", "azertyuiop", "azertyuiopqsdfghjklm", "qsdfghjklm", "wxcvbn", "azertyqsdfgh", "qwerty", "qwertyqwerty", "qwertyuiop", "qwertyuiopasdf", "qwertyuiopasdfghjkl", "asdfghjkl",
        "zxcvbnm", "qazwsxedc", "qazwsxedcrfv", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "q1w2e3r4t5y6", "1q2w3e4r5t6y", "a1z2e3r4t5y6", "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnopqrstuvwxyz", "abcd", "abcdef",
        "football", "footballfootball", "baseball", "basketball", "superman", "spiderman", "batman", "princess", "princesse", "sunshine", "dragon", "monkey", "charlie", "starwars", "pokemon",
        "jetaime", "jetaimejetaime", "jetaimemonamour", "monamour", "mamour", "doudou", "doudoudoudou", "loulou", "chouchou", "marseille", "olympiquedemarseille", "allezlom", "parissaintgermain",
        "soleil", "vacances", "nicolas", "camille", "chocolat", "coucou", "coucoucoucou", "secret", "topsecret", "trustno1", "whatever", "computer", "ordinateur", "internet", "correcthorsebatterystaple",
        "hopital", "hospital", "sante", "santepublique", "ehdsreadiness", "ehds", "donneesdesante", "ministeredelasante", "test", "testtest", "testtesttest", "demo", "demonstration",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Rows =
    [
        "01234567890123456789", "09876543210987654321", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm",
    ];

    /// <summary>What is wrong with a password; null when it is good.</summary>
    /// <param name="email">The person's address, which is no password, nor what stands before its @.</param>
    /// <param name="name">The person's name, which is none either.</param>
    public static PasswordFault? FaultOf(string password, string email, string name)
    {
        // As it is hashed.
        password = password.NormalizeSafely();
        var length = password.EnumerateRunes().Count();
        if (length < Shortest)
        {
            return PasswordFault.TooShort;
        }

        if (length > Longest)
        {
            return PasswordFault.TooLong;
        }

        var plain = Plain(password);
        if (new[] { email, email.Split('@')[0], name, string.Join("", name.Split(' ').Reverse()) }.Any(own => Plain(own) is { Length: > 0 } word && word == plain))
        {
            return PasswordFault.OwnName;
        }

        var stem = plain.TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        return password.EnumerateRunes().Distinct().Count() < FewestDifferent
            || (plain.Length > 0 && Rows.Any(row => row.Contains(plain, StringComparison.Ordinal)))
            || Common.Contains(plain) || Common.Contains(stem)
            ? PasswordFault.TooCommon
            : null;
    }

    /// <summary>Its letters and digits only, in lower case.</summary>
    private static string Plain(string text) => new([.. text.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
}
