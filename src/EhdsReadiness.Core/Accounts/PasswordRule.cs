using System.Collections.Frozen;

namespace EhdsReadiness.Core.Accounts;

/// <summary>
/// The rule for passwords: long, and not among the first tried. No composition is asked for, as NIST SP 800-63B, 3.1.1.2 advises:
/// what people do to satisfy one is known to whoever guesses.
/// </summary>
public static class PasswordRule
{
    /// <summary>Shortest password, in characters.</summary>
    public const int Shortest = 12;

    /// <summary>Shortest password of an account with a role on the whole site.</summary>
    public const int ShortestOfStaff = 15;

    /// <summary>Longest password, in characters: hashing has to end.</summary>
    public const int Longest = 256;

    /// <summary>A password of fewer different characters is a pattern.</summary>
    private const int FewestDifferent = 5;

    /// <summary>Words that make a guessable password alone or in twos and threes, and passwords that the list of published leaks does not
    /// hold, French ones above all, in lower case and without what people put at the end.</summary>
    private static readonly FrozenSet<string> Common = new[]
    {
        "password", "passwordpassword", "mypassword", "thisismypassword", "changeme", "changemeplease", "letmein", "letmeinplease",
        "welcome", "welcomehome", "iloveyou", "iloveyousomuch",
        "administrator", "administrateur", "superadmin", "adminadmin", "adminpassword", "rootroot", "motdepasse", "monmotdepasse",
        "lemotdepasse", "motdepassemotdepasse", "bonjour", "bonjourbonjour",
        "azerty", "azertyazerty", "azertyuiop", "azertyuiopqsdfghjklm", "qsdfghjklm", "wxcvbn", "azertyqsdfgh", "qwerty", "qwertyqwerty",
        "qwertyuiop", "qwertyuiopasdf", "qwertyuiopasdfghjkl", "asdfghjkl",
        "zxcvbnm", "qazwsxedc", "qazwsxedcrfv", "a1z2e3r4t5y6",
        "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnopqrstuvwxyz", "abcd", "abcdef",
        "football", "footballfootball", "baseball", "basketball", "superman", "spiderman", "batman", "princess", "princesse", "sunshine",
        "dragon", "monkey", "charlie", "starwars", "pokemon",
        "jetaime", "jetaimejetaime", "jetaimemonamour", "monamour", "mamour", "doudou", "doudoudoudou", "loulou", "chouchou", "marseille",
        "olympiquedemarseille", "allezlom", "parissaintgermain",
        "soleil", "vacances", "nicolas", "camille", "chocolat", "coucou", "coucoucoucou", "secret", "topsecret", "trustno1", "whatever",
        "computer", "ordinateur", "internet", "correcthorsebatterystaple",
        "hopital", "hospital", "sante", "santepublique", "ehdsreadiness", "ehds", "donneesdesante", "ministeredelasante", "test",
        "testtest", "testtesttest", "demo", "demonstration",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words of which one, two or three, with figures and signs around, make the passwords that are tried next: greetings,
    /// seasons, months, places, first names, what is at work.</summary>
    private static readonly string[] Words =
    [
        "abc", "abcd", "admin", "adm", "pass", "word", "pwd", "mdp", "login", "user", "guest", "root", "azer", "qwer", "asdf", "hello",
        "bienvenue", "bienvenu", "salut", "merci", "coucou", "changez", "moi", "change",
        "this", "please", "temp", "temporaire", "provisoire", "nouveau", "new", "demo", "info", "contact", "service", "system", "systeme",
        "windows", "google", "facebook", "covid", "corona", "vaccin",
        "printemps", "ete", "automne", "hiver", "spring", "summer", "autumn", "winter", "janvier", "fevrier", "mars", "avril", "mai",
        "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "lundi", "mardi",
        "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "france", "paris", "lyon", "lille", "nantes",
        "toulouse", "bordeaux", "strasbourg", "rennes", "nice", "montpellier",
        "bretagne", "alsace", "normandie", "europe", "london", "liverpool", "arsenal", "chelsea", "juventus", "barcelona", "love", "amour",
        "famille", "family", "maman", "papa", "cherie", "cheri", "bebe",
        "chat", "chien", "lapin", "tigre", "tiger", "lion", "loup", "ninja", "master", "hunter", "killer", "shadow", "flower", "fleur",
        "rose", "etoile", "lune", "star", "chocolate", "orange", "banane", "cookie",
        "michael", "jennifer", "jessica", "michelle", "ashley", "daniel", "thomas", "alexandre", "julien", "sebastien", "stephane",
        "christophe", "philippe", "isabelle", "nathalie", "sandrine", "celine",
        "marie", "julie", "laura", "sarah", "emma", "lucas", "hugo", "leo", "louis", "pierre", "paul", "jean", "michel", "antoine",
        "maxime", "caroline", "charlotte", "anthony", "andrew", "joshua", "jordan",
        "ministere", "ministre", "ars", "chu", "clinique", "clinic", "medecin", "docteur", "doctor", "infirmier", "patient", "patients",
        "pharmacie", "laboratoire", "urgences", "samu", "health", "data", "donnees", "securite", "security",
        "readiness", "european", "space", "espace", "portail", "portal", "test", "qualite", "formation", "bureau", "office", "travail",
        "work", "monday", "je", "suis", "mon", "mes", "my", "the", "le", "la", "les", "de", "du", "des", "and", "et", "of", "you",
    ];

    private static readonly string[] Rows =
    [
        "01234567890123456789", "09876543210987654321", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
        "azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm",
    ];

    /// <summary>What is wrong with a password; null when it is good.</summary>
    /// <param name="email">The person's address, which is no password, nor what stands before its @.</param>
    /// <param name="name">The person's name, which is none either.</param>
    /// <param name="role">The person's role on the whole site, which asks for a longer one; null for none.</param>
    public static PasswordFault? FaultOf(string password, string email, string name, AccountRole? role = null)
    {
        // As it is hashed.
        password = password.NormalizeSafely();
        var length = password.EnumerateRunes().Count();
        if (length < (role is null ? Shortest : ShortestOfStaff)) { return PasswordFault.TooShort; }

        if (length > Longest) { return PasswordFault.TooLong; }

        var plain = Plain(password);
        if (new[] { email, email.Split('@')[0], name, string.Join("", name.Split(' ').Reverse()) }.Any(own =>
            Plain(own) is { Length: > 0 } word && word == plain))
        {
            return PasswordFault.OwnName;
        }

        if (GuessOf(password, OwnWords(email, name)) is { } guess) { return guess; }

        var stem = plain.TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        return password.EnumerateRunes().Distinct().Count() < FewestDifferent
            || (plain.Length > 0 && Rows.Any(row => row.Contains(plain, StringComparison.Ordinal)))
            || Common.Contains(plain) || Common.Contains(stem) || CommonPasswords.Contains(plain) || CommonPasswords.Contains(stem)
            ? PasswordFault.TooCommon
            : null;
    }

    /// <summary>Most figures and signs around words that leave a password guessable: a year, a number and a mark.</summary>
    private const int FewSigns = 9;

    /// <summary>Most words, and shortest one, of a guessable password. Four words that don't belong together are a good one.</summary>
    private const int FewWords = 3;

    /// <summary>Whether nothing but few common words, or the person's own, is left when figures and signs go or are read as the letters
    /// that they look like.</summary>
    private static PasswordFault? GuessOf(string password, HashSet<string> own)
    {
        if (password.Count(c => !char.IsLetter(c)) > FewSigns) { return null; }

        var common = Common.Concat(Words).ToHashSet(StringComparer.Ordinal);
        PasswordFault? found = null;
        foreach (var letters in new[]
            { Letters(password), Letters(Leet(password.Trim([.. Signs]))), Letters(Leet(password)) }.Select(Period)
            .Where(letters => letters.Length > 0))
        {
            if (CountWords(letters, own) <= FewWords) { return PasswordFault.OwnName; }

            if (CommonPasswords.Contains(letters) || CountWords(letters, common) <= FewWords) { return PasswordFault.TooCommon; }

            found ??= CountWords(letters, [.. common, .. own]) <= FewWords ? PasswordFault.OwnName : null;
        }

        return found;
    }

    /// <summary>The parts of somebody's name and address that are long enough to be recognised.</summary>
    private static HashSet<string> OwnWords(string email, string name) =>
        [.. $"{email} {name}".Split([.. " .@-_+'’"], StringSplitOptions.RemoveEmptyEntries).Select(Letters)
            .Where(word => word.Length >= 3)];

    private static readonly char[] Signs = [.. "0123456789 .,;:!?@#$%&*+-_=/()'\"€£"];

    /// <summary>Figures and signs as the letters that they stand for.</summary>
    private static string Leet(string text) => string.Concat(text.Select(c => c switch
    {
        '@' or '4' => 'a',
        '3' or '€' => 'e',
        '1' or '!' => 'i',
        '0' => 'o',
        '$' or '5' => 's',
        '7' => 't',
        '8' => 'b',
        _ => c,
    }));

    /// <summary>Its letters only, in lower case and without accents.</summary>
    private static string Letters(string text) =>
        string.Concat(text.ToLowerInvariant().NormalizeSafely(NormalizationForm.FormD).Where(char.IsLetter));

    /// <summary>What a text repeats from its beginning to its end; itself when it repeats nothing.</summary>
    private static string Period(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && Enumerable.Range(length, text.Length - length).All(i => text[i] == text[i - length]))
            {
                return text[..length];
            }
        }

        return text;
    }

    /// <summary>The fewest words that a text is made of; more than any text has when it is made of none.</summary>
    private static int CountWords(string text, HashSet<string> words)
    {
        var fewest = new int[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            fewest[end] = Enumerable.Range(0, end).Where(start => fewest[start] < int.MaxValue && words.Contains(text[start..end]))
                .Select(start => fewest[start] + 1).DefaultIfEmpty(int.MaxValue).Min();
        }

        return fewest[^1];
    }

    /// <summary>Its letters and digits only, in lower case.</summary>
    private static string Plain(string text) => new([.. text.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
}
